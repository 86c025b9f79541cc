// A Word file shown as text: findings, rewrites gathered, a copy with tracked changes, the file itself, a change on disk.
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { repository } from '../driver/places.mjs'
import { expect, findingsOf, marksOf, needsCommands } from '../driver/steps.mjs'
import {
  appears,
  chooseFix,
  fileHolding,
  fromMenu,
  giveFile,
  patience,
  quickFixes,
  runCommand,
  waitSquiggles,
} from '../driver/workbench.mjs'
import { explorer } from './views.mjs'

const original = join(repository, 'test/samples/采购需求.docx')
const word = (name) => () => ({ [name]: readFileSync(original) })
const needs = needsCommands('tenderlint.openWord', 'tenderlint.saveWordCopy', 'tenderlint.saveWordInPlace')
const mainPart = (bytes) => strFromU8(unzipSync(bytes)['word/document.xml'])
const count = (text, pattern) => text.match(pattern)?.length ?? 0

/** Opens a Word file as text and waits for its findings; gives them. */
async function openWord({ page, path, text }, name) {
  await explorer(page)
  await fromMenu(
    page,
    page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }),
    text('command.openWord'),
  )
  await page.locator('.tab.active', { hasText: name }).waitFor()
  await page.locator('.editor-group-container.active .view-line', { hasText: '采购需求' }).first().waitFor()
  await page.keyboard.press('Control+1')
  const findings = findingsOf(path(name))
  await waitSquiggles(page, marksOf(findings))
  return findings
}

/** Puts the cursor on words of the text. */
async function goToWords(page, words) {
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+f')
  const find = page.locator('.find-widget.visible textarea').first()
  await find.fill(words)
  await find.press('Enter')
  // the key counts only once the widget has the focus in VS Code's own book
  const widget = page.locator('.find-widget.visible')
  for (const limit = Date.now() + patience; ; ) {
    await find.press('Escape')
    if (await appears(widget, 3000, 'hidden')) break
    if (Date.now() > limit) throw Error('the find widget does not close')
  }
  await page.locator('.monaco-editor.focused').waitFor()
}

/** A rewrite that can stand as it is, and its finding. */
const complete = (findings) =>
  findings.find(({ certainty, rewrites }) => certainty === 'certain' && rewrites.length && !/〔/.test(rewrites[0].text))

/** What stands above the text of a view with one change. */
const lens = (page, zh) => page.locator('.codelens-decoration', { hasText: zh ? '1 处修订' : '1 tracked changes' })

/** Waits for it. VS Code keeps the text where it is on the screen: what comes above the first line is out of sight. */
async function waitLens(page, zh) {
  await page.locator('.editor-group-container.active .monaco-editor .view-lines').hover()
  for (const limit = Date.now() + patience; ; ) {
    await page.mouse.wheel(0, -1000)
    if (await appears(lens(page, zh), 2000)) return
    if (Date.now() > limit) throw Error('nothing above the text tells of the change')
  }
}

/** Opens a Word file and takes the first rewrite of a finding by a quick fix; gives the findings and that one. */
async function rewritten(context, name) {
  const { page, zh } = context
  const findings = await openWord(context, name)
  const first = complete(findings)
  await goToWords(page, first.text)
  const titles = await quickFixes(page)
  expect(
    titles.some((one) => one.includes(first.rewrites[0].title)),
    `no rewrite among ${titles.join(' / ')}`,
  )
  await chooseFix(page, first.rewrites[0].title)
  await waitSquiggles(page, marksOf(findings.filter((one) => one !== first)))
  await waitLens(page, zh)
  return { findings, first }
}

export const wordSteps = [
  {
    name: 'a Word file opens as text with its findings; a quick fix is saved as a tracked change in a copy',
    files: word('31-审查.docx'),
    needs,
    everywhere: true,
    async run(context) {
      const { page, path, shot, zh } = context
      const before = readFileSync(path('31-审查.docx'))
      const { findings, first } = await rewritten(context, '31-审查.docx')
      await shot('word-changed')
      await page.keyboard.press('Control+s')
      await page.locator('.quick-input-list .monaco-list-row').nth(2).waitFor()
      await page.keyboard.press('Enter')
      await giveFile(page, path('31-修订.docx'), zh ? '（修订）.docx' : ' reviewed.docx')
      await fileHolding(path('31-修订.docx'), (text) => text.includes('PK\u0005\u0006'))
      const parts = unzipSync(readFileSync(path('31-修订.docx')))
      const xml = strFromU8(parts['word/document.xml'])
      expect(count(xml, /<w:ins /g) === 1, `${count(xml, /<w:ins /g)} insertions instead of 1`)
      expect(count(strFromU8(parts['word/comments.xml']), /<w:comment /g) === 1, 'not one comment')
      expect(readFileSync(path('31-审查.docx')).equals(before), 'the file itself was changed')
      // the author goes on with the copy, and the file itself is shown as it is
      await page.locator('.tab.active', { hasText: '31-修订.docx' }).waitFor()
      await page
        .locator('.editor-group-container.active .view-line', { hasText: first.rewrites[0].text })
        .first()
        .waitFor()
      expect((await page.locator('.tab.dirty').count()) === 0, 'a view is still unsaved')
      await page.locator('.tab', { hasText: '31-审查.docx' }).last().click()
      await waitSquiggles(page, marksOf(findings))
      return `${findings.length} findings`
    },
  },
  {
    name: 'changes are written into the Word file itself, where the author wants it so',
    files: word('32-原文件.docx'),
    needs,
    everywhere: true,
    async run(context) {
      const { page, path, title, zh } = context
      const { first } = await rewritten(context, '32-原文件.docx')
      await runCommand(page, title('tenderlint.saveWordInPlace'))
      const buttons = page.locator('.monaco-dialog-box .dialog-buttons .monaco-button')
      await buttons.first().waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.tab.active:not(.dirty)').waitFor()
      await lens(page, zh).waitFor({ state: 'hidden' })
      const xml = mainPart(readFileSync(path('32-原文件.docx')))
      expect(count(xml, /<w:del /g) === 1, `${count(xml, /<w:del /g)} deletions instead of 1`)
      await page
        .locator('.editor-group-container.active .view-line', { hasText: first.rewrites[0].text })
        .first()
        .waitFor()
    },
  },
  {
    name: 'a Word file that changes on disk is read again; with changes of the author in it that is said instead',
    files: word('33-改动.docx'),
    needs,
    everywhere: true,
    async run(context) {
      const { page, path, zh } = context
      const findings = await openWord(context, '33-改动.docx')
      const first = complete(findings)
      copyFileSync(path('32-原文件.docx'), path('33-改动.docx'))
      await waitSquiggles(page, marksOf(findings.filter((one) => one !== first)))
      await goToWords(page, '质保期')
      await page.keyboard.type('本项目')
      await waitLens(page, zh)
      copyFileSync(original, path('33-改动.docx'))
      await page
        .locator('.notification-toast .notification-list-item-message', {
          hasText: zh ? '可以另存副本' : 'saved in a copy',
        })
        .first()
        .waitFor()
      await page.keyboard.press('Control+z')
    },
  },
]
