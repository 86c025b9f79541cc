// The views of the extension. A step is skipped when the package does not contribute its command or view.
import { expect, needsCommands } from '../driver/steps.mjs'
import { closeAll, goTo, patience, quickFixes, runCommand } from '../driver/workbench.mjs'
import { document, openChecked } from './author.mjs'

const needsView = (id) => (manifest) =>
  Object.values(manifest.contributes.views ?? {}).some((views) => views.some((view) => view.id === id))
    ? null
    : `the package does not contribute the view ${id}`

/** Rows of the findings in the tree; groups can be opened, findings cannot. */
const leaves = (page) => page.locator('.sidebar .pane .monaco-list-row[role="treeitem"]:not([aria-expanded])')

/** Waits until the cursor is in a line (1-based): by the number beside it, since the status bar is silent while a report has the focus. */
export const cursorLine = (page, line) =>
  page.waitForFunction((wanted) => {
    const numbers = [...document.querySelectorAll('.editor-group-container .line-numbers.active-line-number')]
    return numbers.some((one) => Number(one.textContent) === wanted)
  }, line)

/** Shows the side bar of the extension. */
export async function showSideBar(page) {
  if (await page.locator('.sidebar .composite.title', { hasText: 'TenderLint' }).isVisible()) return
  await page.locator('.activitybar .action-item a[aria-label^="TenderLint"]').first().click({ force: true })
  await page.locator('.sidebar .composite.title', { hasText: 'TenderLint' }).waitFor()
}

/** The page inside a webview. */
export const webview = (page) => page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame')

export const viewSteps = [
  {
    name: 'the tree in the side bar has every finding, groups them, and a click goes to the place',
    everywhere: true,
    files: document('21-列表.md'),
    needs: needsView('tenderlint.findings'),
    async run(context) {
      const { page, title } = context
      const findings = await openChecked(context, '21-列表.md')
      await showSideBar(page)
      const rowsNow = async () => (await leaves(page).allInnerTexts()).map((text) => text.replaceAll(/\s/g, ''))
      const words = findings.map(({ text }) => text.replaceAll(/\s/g, '').slice(0, 12))
      const unsaid = (rows) => words.filter((wanted) => !rows.some((row) => row.includes(wanted)))
      let rows = await rowsNow()
      // the tree is drawn anew with each overview: for a moment some of its rows are not there, or are those of before
      for (
        const limit = Date.now() + patience;
        (rows.length !== findings.length || unsaid(rows).length) && Date.now() < limit;
        rows = await rowsNow()
      )
        await leaves(page).first().waitFor()
      expect(rows.length === findings.length, `${rows.length} rows instead of ${findings.length}`)
      expect(!unsaid(rows).length, `no row says “${unsaid(rows)[0]}”`)
      await context.shot('tree')
      const target = findings.find(({ rule }) => rule === 'regional/local-branch')
      await leaves(page)
        .filter({ hasText: target.text.slice(0, 10) })
        .first()
        .click()
      await cursorLine(page, target.range.start.line)
      await runCommand(page, title('tenderlint.groupByCertainty'))
      const certain = findings.filter(({ certainty }) => certainty === 'certain').length
      const groups = page.locator('.sidebar .pane .monaco-list-row[aria-expanded][aria-level="1"]')
      await groups.nth(1).waitFor()
      await groups
        .filter({ hasText: String(certain) })
        .first()
        .waitFor()
      expect((await groups.count()) === 2, `${await groups.count()} groups of certainty`)
      await runCommand(page, title('tenderlint.groupByRule'))
      const rules = new Set(findings.map(({ rule }) => rule)).size
      // rows out of sight are not there, but each says how many there are
      await page.locator(`.sidebar .pane .monaco-list-row[aria-level="1"][aria-setsize="${rules}"]`).first().waitFor()
      await runCommand(page, title('tenderlint.groupByChapter'))
    },
  },
  {
    name: 'next and previous finding',
    files: document('22-逐条.md'),
    needs: needsCommands('tenderlint.nextFinding', 'tenderlint.previousFinding'),
    async run(context) {
      const { page, title } = context
      await explorer(page)
      const findings = await openChecked(context, '22-逐条.md')
      await goTo(page, { line: 1, column: 1 })
      const lines = findings.map(({ range }) => range.start.line)
      for (const line of lines.slice(0, 3)) {
        await page.keyboard.press('Control+F8')
        await cursorLine(page, line)
      }
      await runCommand(page, title('tenderlint.previousFinding'))
      await cursorLine(page, lines[1])
    },
  },
  {
    name: 'the report counts, jumps to a place, and follows the document',
    everywhere: true,
    files: document('23-报告.md'),
    needs: needsCommands('tenderlint.showReport'),
    async run(context) {
      const { page, title } = context
      await explorer(page)
      const findings = await openChecked(context, '23-报告.md')
      await runCommand(page, title('tenderlint.showReport'))
      const report = webview(page)
      const certain = findings.filter(({ certainty }) => certainty === 'certain').length
      await report.locator('.figures .certain dd', { hasText: String(certain) }).waitFor()
      expect((await report.locator('[data-finding]').count()) === findings.length, 'the report lists other findings')
      await context.shot('report')
      const target = findings.find(({ rule }) => rule === 'brand-and-model/brand-tier')
      await report.locator(`[data-finding="${target.fingerprint}"] .place`).click()
      await cursorLine(page, target.range.start.line)
      await page.keyboard.press('Control+1')
      await goTo(page, target.range.start)
      await quickFixes(page)
      await page.keyboard.press('Enter')
      await report.locator('.figures .certain dd', { hasText: String(certain - 1) }).waitFor()
      await runCommand(page, 'File: Save')
      await closeAll(page)
    },
  },
]

/** Back to the explorer, in which files are opened. */
export async function explorer(page) {
  if (await page.locator('.explorer-folders-view').isVisible()) return
  await page.keyboard.press('Control+Shift+e')
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
}
