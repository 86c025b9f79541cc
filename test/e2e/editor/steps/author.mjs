// What an author does with the findings of one document.
import { readFileSync } from 'node:fs'
import { expect, findingsOf, marksOf, sampleText } from '../driver/steps.mjs'
import {
  chooseFix,
  goTo,
  hover,
  openFile,
  problems,
  quickFixes,
  runCommand,
  save,
  squiggles,
  waitSquiggles,
} from '../driver/workbench.mjs'
import { giveReason } from './reason.mjs'

export const document = (name) => () => ({ [name]: sampleText() })

/** Opens a file of a step, which is at `place`, and waits until all findings are marked; gives the findings. */
export async function openChecked({ page, path }, name, place = name) {
  await openFile(page, name)
  const findings = findingsOf(path(place))
  await waitSquiggles(page, marksOf(findings))
  return findings
}

/** Undoes until the file is clean again, and saves. */
export async function undoAll(page, path, before) {
  await page.keyboard.press('Control+z')
  expect((await save(page, path, (text) => text === before)) === before, 'undo did not restore the file')
}

export const authorSteps = [
  {
    name: 'squiggles and problems are the findings of tenderlint check',
    files: document('01-问题.md'),
    async run(context) {
      const findings = await openChecked(context, '01-问题.md')
      const rows = await problems(context.page, findings.length)
      for (const { message, rule } of findings) {
        const short = message.slice(0, 24)
        expect(
          rows.some((row) => row.includes(short) && row.includes(rule.slice(0, 20))),
          `no problem says “${short}” (${rule})`,
        )
      }
      return `${findings.length} findings, ${findings.filter(({ certainty }) => certainty === 'certain').length} certain`
    },
  },
  {
    name: 'a hover tells what, why, the law in force and other wordings',
    everywhere: true,
    files: document('02-悬停.md'),
    async run(context) {
      const { page } = context
      const findings = await openChecked(context, '02-悬停.md')
      const first = findings.find(({ certainty }) => certainty === 'certain')
      const wanted = [first.message, '为什么：', '法律依据', '起施行', first.basis[0].title, first.basis[0].article]
      await hover(page, page.locator(squiggles.error).first(), [...wanted, first.rewrites[0].text, first.rule])
      await context.shot('hover')
    },
  },
  {
    name: 'the preferred rewrite by keyboard, saved; undo restores',
    everywhere: true,
    files: document('03-改写.md'),
    async run(context) {
      const { page, path } = context
      const file = path('03-改写.md')
      const findings = await openChecked(context, '03-改写.md')
      const before = readFileSync(file, 'utf8')
      const target = findings.find(({ rule }) => rule === 'scale-condition/registered-capital')
      await goTo(page, target.range.start)
      const titles = await quickFixes(page)
      expect(titles[0].includes(target.rewrites[0].text.slice(0, 10)), `the first quick fix is “${titles[0]}”`)
      await context.shot('quick-fix')
      await page.keyboard.press('Enter')
      const { start, end } = target.range
      const after = before.slice(0, start.offset) + target.rewrites[0].text + before.slice(end.offset)
      await page.locator('.tab.active.dirty').waitFor()
      await save(page, file, (text) => text === after)
      await waitSquiggles(page, marksOf(findingsOf(file)))
      await undoAll(page, file, before)
      await waitSquiggles(page, marksOf(findings))
    },
  },
  {
    name: 'a waiver needs a reason, stands above the clause, and takes the mark away; undo restores',
    everywhere: true,
    files: document('04-豁免.md'),
    async run(context) {
      const { page, path } = context
      const file = path('04-豁免.md')
      const findings = await openChecked(context, '04-豁免.md')
      const before = readFileSync(file, 'utf8')
      const target = findings.find(({ rule }) => rule === 'regional/local-branch')
      await goTo(page, target.range.start)
      await quickFixes(page)
      await chooseFix(page, `豁免此处（${target.rule}）`)
      await giveReason(context, target.rule, 'In the document')
      await page.locator('.tab.active.dirty').waitFor()
      const text = await save(page, file, (now) => now.includes('专家论证意见第3号'))
      const lines = text.split('\n')
      const directive = lines.findIndex((line) => line.includes('专家论证意见第3号'))
      expect(lines[directive].includes(target.rule), `the waiver does not name the rule: ${lines[directive]}`)
      expect(
        lines.filter((_, index) => index !== directive).join('\n') === before ||
          text.replace(/<!--[^>]*-->\n*/, '').replaceAll(/\s/g, '') === before.replaceAll(/\s/g, ''),
        'the waiver changed more than its own line',
      )
      const left = findingsOf(file)
      expect(!left.some(({ fingerprint }) => fingerprint === target.fingerprint), 'the finding is still there')
      await waitSquiggles(page, marksOf(left))
      await context.shot('waived')
      await undoAll(page, file, before)
      await waitSquiggles(page, marksOf(findings))
    },
  },
  {
    name: 'the page of the rule opens from the quick fixes',
    files: document('05-规则.md'),
    async run(context) {
      const { page } = context
      const findings = await openChecked(context, '05-规则.md')
      const target = findings.find(({ rule }) => rule === 'scale-condition/registered-capital')
      await goTo(page, target.range.start)
      await quickFixes(page)
      await chooseFix(page, `查看规则说明（${target.rule}）`)
      await page.locator('.tab.active', { hasText: 'registered-capital' }).waitFor()
      const preview = page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame')
      await preview.locator('h1', { hasText: '注册资本' }).waitFor()
      await runCommand(page, 'View: Close Editor')
    },
  },
  {
    name: 'a fault in tenderlint.config.json is marked in place; mended, it takes effect',
    files: () => ({ '配置/tenderlint.config.json': '{\n  "rulez": {}\n}\n', '配置/附件甲.md': sampleText() }),
    async run({ page, path }) {
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '配置' }).click()
      await openFile(page, 'tenderlint.config.json')
      await page.waitForSelector(squiggles.error)
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await page.keyboard.insertText('{ "rules": { "scale-condition": "off" } }')
      await save(page, path('配置/tenderlint.config.json'), (text) => text.includes('"off"'))
      await waitSquiggles(page, { error: 0, warning: 0, information: 0 })
      await openFile(page, '附件甲.md')
      const findings = findingsOf(path('配置/附件甲.md'))
      expect(!findings.some(({ category }) => category === 'scale-condition'), 'the rules are not off')
      await waitSquiggles(page, marksOf(findings))
    },
  },
]
