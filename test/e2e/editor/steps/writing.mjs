// What an author does while writing: words that the extension offers, chapters it took for something else, waivers in a file of their own.
import { readFileSync } from 'node:fs'
import { expect, findingsOf, marksOf, needsCommands } from '../driver/steps.mjs'
import {
  chooseFix,
  closeAll,
  complete,
  fileHolding,
  goTo,
  openFile,
  quickFixes,
  runCommand,
  save,
  waitSquiggles,
} from '../driver/workbench.mjs'
import { document, openChecked, undoAll } from './author.mjs'
import { giveReason } from './reason.mjs'

/** 1-based line of the first line that begins with these words. */
const lineOf = (text, words) => text.split('\n').findIndex((line) => line.startsWith(words)) + 1

export const writingSteps = [
  {
    name: 'a waiver in the file of the project leaves the document as it is',
    everywhere: true,
    // with a config the folder is a project of its own: the waiver holds for no other step
    files: () => ({ '豁免/tenderlint.config.json': '{}\n', ...document('豁免/06-豁免.md')() }),
    async run(context) {
      const { page, path } = context
      const row = (name) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name })
      // a click would fold it again when the step is done once more
      if (!(await row('06-豁免.md').isVisible())) await row(/^豁免$/).click()
      const findings = await openChecked(context, '06-豁免.md', '豁免/06-豁免.md')
      const before = readFileSync(path('豁免/06-豁免.md'), 'utf8')
      const target = findings.find(({ rule }) => rule === 'regional/local-branch')
      await goTo(page, target.range.start)
      await quickFixes(page)
      await chooseFix(page, `豁免此处（${target.rule}）`)
      await giveReason(context, target.rule, 'In the waiver file of the project')
      const marks = marksOf(findings)
      await waitSquiggles(page, { ...marks, error: marks.error - 1 })
      const text = await fileHolding(path('豁免/tenderlint.waivers.json'), (now) => now.includes('专家论证意见第3号'))
      const [waiver, ...more] = JSON.parse(text)
      expect(waiver?.rule === target.rule && !more.length, `the waiver file says ${text}`)
      expect(readFileSync(path('豁免/06-豁免.md'), 'utf8') === before, 'the document was changed')
      expect(await page.locator('.tab.active:not(.dirty)').isVisible(), 'the document is not clean')
    },
  },
  {
    name: 'a chapter that was taken for another kind is set right by a quick fix',
    files: document('07-章节.md'),
    async run(context) {
      const { page, path } = context
      const file = path('07-章节.md')
      const findings = await openChecked(context, '07-章节.md')
      const before = readFileSync(file, 'utf8')
      await goTo(page, { line: lineOf(before, '## 第三章'), column: 4 })
      await quickFixes(page)
      await chooseFix(page, '把本章视为“格式附件”')
      await page.locator('.tab.active.dirty').waitFor()
      const text = await save(page, file, (now) => now.includes('=form'))
      expect(/^sections: .*第三章.*=form$/m.test(text), `the front matter says ${text.slice(0, 200)}`)
      const left = findingsOf(file)
      expect(left.length < findings.length, 'a form has as many findings as a technical chapter')
      await waitSquiggles(page, marksOf(left))
      await undoAll(page, file, before)
      await waitSquiggles(page, marksOf(findings))
    },
  },
  {
    name: 'neutral wordings, directives and keys are completed',
    everywhere: true,
    files: () => ({
      '08-补全.md':
        '---\nkind: tender\n\n---\n\n# 招标文件\n\n## 第三章 采购需求\n\n### 二、技术参数\n\n内存容量不低于\n\n<!-- ten\n\n结束\n',
    }),
    async run({ page, path }) {
      await openFile(page, '08-补全.md')
      await goTo(page, { line: 12, column: 8 })
      await complete(page, '不低于〔数值〕〔单位〕')
      // placeholders are filled one after another
      await page.keyboard.insertText('64')
      await page.keyboard.press('Tab')
      await page.keyboard.insertText('GB')
      await page.keyboard.press('Escape')
      await goTo(page, { line: 14, column: 9 })
      await complete(page, 'tenderlint-waive')
      await page.keyboard.press('Escape')
      await goTo(page, { line: 3, column: 1 })
      await complete(page, 'region')
      await page.keyboard.insertText('安徽')
      const text = await save(page, path('08-补全.md'), (now) => now.includes('region: 安徽'))
      expect(text.includes('\n内存容量不低于64GB\n'), `the wording is not there: ${text}`)
      expect(/<!-- tenderlint-waive .* -- .* -->/.test(text), `the directive is not there: ${text}`)
    },
  },
  {
    name: 'the sample of the first steps is checked without a file',
    needs: needsCommands('tenderlint.openSample'),
    async run({ page, title }) {
      await runCommand(page, title('tenderlint.openSample'))
      await page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor()
      await page.waitForSelector('.editor-group-container.active .squiggly-error')
      await closeAll(page)
    },
  },
]
