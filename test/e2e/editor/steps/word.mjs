// A Word file as text in the editor: read, mended, and saved with tracked changes.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { repository } from '../driver/places.mjs'
import { expect, findingsOf, marksOf, needsCommands } from '../driver/steps.mjs'
import { chooseFromMenu, giveFile, quickFixes, runCommand, waitFile, waitSquiggles } from '../driver/workbench.mjs'
import { explorer } from './views.mjs'

const word = readFileSync(join(repository, 'test/samples/采购需求.docx'))
const file = '31-采购需求.docx'
/** The words of a Word file; what was deleted in tracked changes is left out. */
const wordsOf = (bytes) =>
  strFromU8(unzipSync(bytes)['word/document.xml']).replaceAll(/<w:delText.*?<\/w:delText>|<[^>]*>/g, '')

export const wordSteps = [
  {
    name: 'a Word file is opened from the explorer as text with its findings',
    files: () => ({ [file]: word }),
    needs: needsCommands('tenderlint.openWord'),
    async run({ page, path, text, shot }) {
      await explorer(page)
      const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: file })
      await row.click({ button: 'right' })
      await chooseFromMenu(page, text('command.openWord'))
      await page.locator('.tab.active', { hasText: file }).waitFor()
      const findings = findingsOf(path(file))
      await waitSquiggles(page, marksOf(findings))
      await shot('word')
      return `${findings.length} findings`
    },
  },
  {
    name: 'a rewrite accepted there becomes a tracked change in a copy, other findings become comments',
    needs: needsCommands('tenderlint.openWord', 'tenderlint.saveWordCopy'),
    async run({ page, path, title, l10n, shot }) {
      const findings = findingsOf(path(file))
      const [first] = findings
      await runCommand(page, title('tenderlint.nextFinding'))
      const titles = await quickFixes(page)
      const wording = first.rewrites[0].text
      expect(titles[0].includes(wording.slice(0, 10)), `the first quick fix is “${titles[0]}”`)
      await page.keyboard.press('Enter')
      const marks = marksOf(findings)
      await waitSquiggles(page, { ...marks, error: marks.error - 1 })
      await page
        .locator('.codelens-decoration', { hasText: l10n('{0} accepted').replace('{0}', '1') })
        .first()
        .waitFor()
      await shot('word-accepted')
      await runCommand(page, title('tenderlint.saveWordCopy'))
      const both = page.locator('.quick-input-list .monaco-list-row').nth(1)
      await both.waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await giveFile(page, path('31-修订.docx'), '.docx')
      const bytes = await waitFile(path('31-修订.docx'))
      const body = strFromU8(unzipSync(bytes)['word/document.xml'])
      expect(/<w:ins [^>]*>/.test(body) && /<w:delText[^>]*>[^<]*华为/.test(body), 'there are no tracked changes')
      expect(wordsOf(bytes).includes(wording), 'the rewrite is not in the copy')
      const comments = strFromU8(unzipSync(bytes)['word/comments.xml']).match(/<w:comment /g)?.length ?? 0
      expect(comments >= findings.length - 1, `${comments} comments for ${findings.length} findings`)
      expect(readFileSync(path(file)).equals(word), 'the file itself was changed')
      return `${comments} comments`
    },
  },
  {
    name: 'a Word file that changes on disk is read again',
    needs: needsCommands('tenderlint.openWord'),
    async run({ page, path }) {
      const parts = unzipSync(word)
      const body = strFromU8(parts['word/document.xml'])
      const mended = body.replace('国内知名品牌', '合格产品')
      expect(mended !== body, 'the sample does not say 国内知名品牌 in one run')
      // as Word does: beside it, then in its place
      writeFileSync(path('~新.docx'), zipSync({ ...parts, 'word/document.xml': strToU8(mended) }))
      renameSync(path('~新.docx'), path(file))
      const left = marksOf(findingsOf(path(file)))
      await page.locator('.editor-group-container.active .view-line', { hasText: '合格产品' }).first().waitFor()
      await waitSquiggles(page, { ...left, error: left.error - 1 })
    },
  },
  {
    name: 'what was accepted is written into the Word file itself when asked',
    needs: needsCommands('tenderlint.saveWordInPlace'),
    async run({ page, path, title, l10n }) {
      const [first] = findingsOf(path(file))
      await runCommand(page, title('tenderlint.saveWordInPlace'))
      const button = page.locator('.monaco-dialog-box .monaco-button', { hasText: l10n('Write into the file') })
      await button.waitFor()
      await button.click()
      const parts = () => unzipSync(readFileSync(path(file)))
      for (const limit = Date.now() + 60_000; !strFromU8(parts()['word/document.xml']).includes('<w:ins '); ) {
        expect(Date.now() < limit, 'no tracked change was written')
        await page.waitForTimeout(100)
      }
      expect(wordsOf(readFileSync(path(file))).includes(first.rewrites[0].text), 'the rewrite is not in the file')
      await waitSquiggles(page, marksOf(findingsOf(path(file))))
    },
  },
]
