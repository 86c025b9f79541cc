// Evidence across documents: stages of a project, vendors' papers, the ledger of brands.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { repository } from '../driver/places.mjs'
import { expect, needsCommands } from '../driver/steps.mjs'
import {
  closeAll,
  fileHolding,
  fromMenu,
  giveFile,
  goTo,
  openFile,
  runCommand,
  waitFile,
} from '../driver/workbench.mjs'
import { cursorLine, explorer, webview } from './views.mjs'

const read = (name) => readFileSync(join(repository, 'test/samples', name))
const stages = (design, requirement) => () => ({
  [design]: read('stages/2-初步设计.md').toString(),
  [requirement]: read('stages/3-采购需求.md').toString(),
})

/** What the command line finds between files. */
function compared(...paths) {
  const args = [join(repository, 'dist/cli.js'), 'compare', '--format', 'json', ...paths]
  try {
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })).changes
  } catch (error) {
    // status 1: there are certain changes
    return JSON.parse(error.stdout).changes
  }
}

/** Nothing open: the list of problems shows this step's alone. */
async function begin(page) {
  await closeAll(page)
  await explorer(page)
}

/** Ticks a file in the list that asks for several, and goes on. */
async function pick(page, name) {
  const rows = page.locator('.quick-input-list .monaco-list-row')
  const input = page.locator('.quick-input-widget .quick-input-box input')
  await page.locator('.quick-input-count').waitFor()
  // of a long list only a part is there
  await input.fill(name)
  await rows.filter({ hasText: name }).first().waitFor()
  await rows
    .filter({ hasText: name })
    .first()
    .locator('.monaco-checkbox, input[type=checkbox], .quick-input-list-checkbox')
    .first()
    .click()
  await page.locator('.quick-input-count', { hasText: '1' }).waitFor()
  await input.press('Enter')
}

/** Waits until the list of problems has a row with these words, or no more. */
async function problem(page, words, there = true) {
  await page.keyboard.press('Control+Shift+m')
  const panel = page.locator('.markers-panel')
  await panel.waitFor({ state: 'visible' })
  const row = panel.locator('.monaco-list-row[aria-level="2"]', { hasText: words }).first()
  await row.waitFor({ state: there ? 'visible' : 'detached' })
  await page.keyboard.press('Control+j')
  await panel.waitFor({ state: 'hidden' })
}

const certainShown = (page, number) =>
  webview(page)
    .locator('.figures .certain dd', { hasText: new RegExp(`^${number}$`) })
    .waitFor()

export const crossSteps = [
  {
    name: 'stages are compared: marks, both places, kept up with the text, until it is stopped',
    files: stages('41-初步设计.md', '41-采购需求.md'),
    needs: needsCommands('tenderlint.compareWithStage', 'tenderlint.stopComparing'),
    async run(context) {
      const { page, title, path, shot, l10n } = context
      const changes = compared(path('41-初步设计.md'), path('41-采购需求.md'))
      const certain = changes.filter(({ certainty }) => certainty === 'certain').length
      expect(certain > 1, 'the sample has no certain changes')
      await begin(page)
      await openFile(page, '41-采购需求.md')
      await runCommand(page, title('tenderlint.compareWithStage'))
      await pick(page, '41-初步设计.md')
      await certainShown(page, certain)
      await problem(page, 'compare/tightened')
      await shot('compare')
      const memory = changes.find(({ kind, parameter }) => kind === 'tightened' && parameter.includes('内存'))
      const item = webview(page)
        .locator('.changes li.certain', { hasText: memory.message.slice(0, 12) })
        .first()
      await item.locator('.sides button').first().click()
      await page.locator('.tab.active', { hasText: '41-初步设计.md' }).waitFor()
      await cursorLine(page, memory.from.range.start.line)
      await page.locator('.tab', { hasText: '41-采购需求.md' }).first().click()
      // back to what was approved: one change less
      const { line } = memory.to.range.start
      const text = readFileSync(path('41-采购需求.md'), 'utf8').split('\n')[line - 1]
      await goTo(page, { line, column: text.indexOf('512GB') + 1 })
      for (let signs = 3; signs > 0; signs--) await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.type('256')
      await certainShown(page, certain - 1)
      await problem(page, 'compare/tightened', false)
      await page.keyboard.press('Control+1')
      await runCommand(page, title('tenderlint.stopComparing'))
      await webview(page).getByText(l10n('The comparison has been stopped; this is its last result.')).waitFor()
      await problem(page, 'compare/', false)
      await closeAll(page)
      return `${changes.length} changes, ${certain} certain`
    },
  },
  {
    name: 'stages chosen in the explorer are compared in their order, a Word file too',
    files: () => ({ '42-采购需求.docx': read('采购需求.docx'), '42-招标文件.md': read('招标文件.md') }),
    needs: needsCommands('tenderlint.compareWithStage'),
    async run(context) {
      const { page, text, path, shot } = context
      const changes = compared(path('42-采购需求.docx'), path('42-招标文件.md'))
      await begin(page)
      const rows = page.locator('.explorer-folders-view .monaco-list-row')
      await rows.filter({ hasText: '42-招标文件.md' }).click()
      const other = rows.filter({ hasText: '42-采购需求.docx' })
      await other.click({ modifiers: ['Control'] })
      await fromMenu(page, other, text('command.compareWithStage'))
      const files = webview(page).locator('.files li')
      await files.nth(1).waitFor()
      const shown = await files.allInnerTexts()
      expect(shown[0].includes('.docx'), `the order is ${shown.join(' / ')}`)
      expect((await webview(page).locator('.changes > li').count()) === changes.length, 'other changes are listed')
      await shot('compare-word')
      const at = changes.findIndex(({ from }) => from !== null)
      const place = webview(page).locator('.changes > li').nth(at).locator('.sides button').first()
      await place.click()
      await page.locator('.tab.active', { hasText: '42-采购需求.docx' }).waitFor()
      await closeAll(page)
      // nothing of it is left on the screen: it has ended
      await problem(page, 'compare/', false)
      return `${changes.length} changes`
    },
  },
  {
    name: 'stages that the config names are compared when one is opened',
    files: () => ({
      ...stages('43-阶段/43-初步设计.md', '43-阶段/43-采购需求.md')(),
      '43-阶段/tenderlint.config.json': JSON.stringify({ stages: ['43-初步设计.md', '43-采购需求.md'] }),
    }),
    needs: needsCommands('tenderlint.compareWithStage'),
    async run({ page, title }) {
      await begin(page)
      const rows = page.locator('.explorer-folders-view .monaco-list-row')
      const file = rows.filter({ hasText: '43-采购需求.md' })
      if (!(await file.isVisible())) await rows.filter({ hasText: '43-阶段' }).click()
      await file.waitFor()
      await openFile(page, '43-采购需求.md')
      await problem(page, 'compare/tightened')
      await page.keyboard.press('Control+1')
      await runCommand(page, title('tenderlint.compareWithStage'))
      await webview(page).locator('.changes li.certain').first().waitFor()
      await closeAll(page)
    },
  },
  {
    name: 'a design is compared with a vendor’s paper, passages side by side',
    files: () => ({
      '44-初步设计.md': read('stages/2-初步设计.md').toString(),
      '44-甲公司方案.md': `# 甲公司方案\n\n${read('stages/2-初步设计.md')}`,
    }),
    needs: needsCommands('tenderlint.similarWith'),
    async run({ page, title, shot }) {
      await begin(page)
      await openFile(page, '44-初步设计.md')
      await runCommand(page, title('tenderlint.similarWith'))
      await pick(page, '44-甲公司方案.md')
      await webview(page).locator('.verdict.single-vendor').waitFor()
      await problem(page, 'similar/passage')
      await shot('similar')
      await webview(page).locator('.passage .sides > div:last-child button').first().click()
      await page.locator('.tab.active', { hasText: '44-甲公司方案.md' }).waitFor()
      await runCommand(page, title('tenderlint.stopComparing'))
      await closeAll(page)
    },
  },
  {
    name: 'the ledger of brands is set up, read by the lens, and exported as a Word file',
    files: () => ({ '45-论证.md': read('evidence/采购需求.md').toString() }),
    needs: needsCommands('tenderlint.initLedger', 'tenderlint.exportEvidence'),
    async run({ page, title, path, zh, shot }) {
      await begin(page)
      await openFile(page, '45-论证.md')
      await runCommand(page, title('tenderlint.initLedger'))
      const input = page.locator('.quick-input-widget .quick-input-box input')
      await page.locator('.quick-input-title', { hasText: '45-论证.md' }).waitFor()
      await input.fill('甲,乙,丙')
      await input.press('Enter')
      await page.locator('.tab.active', { hasText: '45-论证.evidence.csv' }).waitFor()
      const ledger = await fileHolding(path('45-论证.evidence.csv'), (text) => text.includes('丙'))
      expect(ledger.split('\n').length > 30, 'the ledger has too few rows')
      await closeAll(page)
      // as if it had been filled in
      const filled = read('evidence/采购需求.evidence.csv').toString()
      writeFileSync(path('45-论证.evidence.csv'), filled)
      await openFile(page, '45-论证.md')
      const lens = page.locator('.codelens-decoration a', { hasText: /^3\/5 / }).first()
      await lens.waitFor()
      await shot('lens')
      await lens.click()
      await page.locator('.tab.active', { hasText: '45-论证.evidence.csv' }).waitFor()
      await page.locator('.tab', { hasText: '45-论证.md' }).first().click()
      await page.locator('.tab.active', { hasText: '45-论证.md' }).waitFor()
      await runCommand(page, title('tenderlint.exportEvidence'))
      await giveFile(page, path('45-论证表.docx'), zh ? '参数论证表.docx' : 'table of evidence.docx')
      const bytes = await waitFile(path('45-论证表.docx'))
      const text = strFromU8(unzipSync(bytes)['word/document.xml']).replaceAll(/<[^>]*>/g, '')
      expect(text.includes('参数论证表'), 'the file is no table of evidence')
      expect(readFileSync(path('45-论证.evidence.csv'), 'utf8') === filled, 'the ledger was changed')
      await closeAll(page)
    },
  },
]
