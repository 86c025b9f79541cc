// What is done from menus, rows and notifications: the item in the status bar, the buttons beside a finding, the project's own words.
import { readFileSync } from 'node:fs'
import { expect, findingsOf, marksOf, needsCommands, sampleText } from '../driver/steps.mjs'
import {
  appears,
  chooseFix,
  goTo,
  patience,
  quickFixes,
  runCommand,
  save,
  waitSquiggles,
} from '../driver/workbench.mjs'
import { document, openChecked, undoAll } from './author.mjs'
import { giveReason } from './reason.mjs'
import { cursorLine, explorer, showSideBar } from './views.mjs'

/** A folder with a config is a project of its own: what is written there holds for no other step. */
const project = (folder, name) => () => ({
  [`${folder}/tenderlint.config.json`]: '{}\n',
  [`${folder}/${name}`]: sampleText(),
})

/** Opens a file in a folder of the workspace and waits for its findings. */
async function openIn(context, folder, name) {
  const { page } = context
  await explorer(page)
  const row = (words) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: words })
  if (!(await row(name).isVisible())) await row(new RegExp(`^${folder}$`)).click()
  return await openChecked(context, name, `${folder}/${name}`)
}

/** Presses a button that stands beside a row of the tree of findings, until `done` comes in sight. */
async function besideFinding(page, words, label, done) {
  const row = page.locator('.sidebar .pane .monaco-list-row', { hasText: words }).first()
  const button = row.locator(`.actions .action-label[aria-label="${label}"]`)
  // a row that is drawn anew between two movements of the mouse takes the click away
  for (const limit = Date.now() + patience; ; ) {
    await row.hover()
    if (await appears(button, 2000)) await button.click({ timeout: 2000 }).catch(() => {})
    if (await appears(done, 4000)) return
    expect(Date.now() < limit, `the button “${label}” beside “${words}” does nothing`)
    await page.mouse.move(700, 5)
  }
}

export const menuSteps = [
  {
    name: 'the item in the status bar says how the document is checked, and leads on',
    everywhere: true,
    files: document('31-状态.md'),
    async run(context) {
      const { page, l10n } = context
      await explorer(page)
      const findings = await openChecked(context, '31-状态.md')
      const item = page.locator('.statusbar-item[id$="tenderlint.bar"]')
      const certain = findings.filter(({ certainty }) => certainty === 'certain').length
      await item.filter({ hasText: String(certain) }).waitFor()
      await item.locator('a').click()
      const rows = page.locator('.quick-input-list .monaco-list-row')
      const [before] = l10n('Last check: {0}').split('{0}')
      for (const words of [before, l10n('Restart the language server')]) {
        const wanted = rows.filter({ hasText: words }).first()
        // the list draws what is in sight only
        for (let left = 30; !(await wanted.isVisible()) && left > 0; left--) await page.keyboard.press('ArrowDown')
        expect(await wanted.isVisible(), `the menu does not say “${words}”`)
      }
      await page.keyboard.insertText(l10n('Next finding'))
      await rows
        .filter({ hasText: l10n('Next finding') })
        .first()
        .waitFor()
      await goToFirst(page)
      await cursorLine(page, findings[0].range.start.line)
    },
  },
  {
    name: 'the buttons beside a finding in the tree rewrite and waive it',
    files: document('32-按钮.md'),
    needs: needsCommands('tenderlint.rewriteFinding', 'tenderlint.waiveFinding'),
    async run(context) {
      const { page, path, text } = context
      const file = path('32-按钮.md')
      await explorer(page)
      const findings = await openChecked(context, '32-按钮.md')
      const before = readFileSync(file, 'utf8')
      const of = (rule) => findings.find((finding) => finding.rule === rule)
      await showSideBar(page)
      const wording = of('scale-condition/registered-capital')
      const dirty = page.locator('.tab.active.dirty')
      await besideFinding(page, wording.text.slice(0, 8), text('command.rewriteFinding'), dirty)
      await save(page, file, (now) => now.includes(wording.rewrites[0].text) && !now.includes(wording.text))
      await waitSquiggles(page, marksOf(findingsOf(file)))
      const waived = of('regional/local-branch')
      const asked = page.locator('.quick-input-widget .quick-input-list .monaco-list-row.focused')
      await besideFinding(page, waived.text.slice(0, 8), text('command.waiveFinding'), asked)
      await giveReason(context, waived.rule, 'In the document')
      await page.locator('.tab.active.dirty').waitFor()
      await save(page, file, (now) => now.includes('专家论证意见第3号'))
      await waitSquiggles(page, marksOf(findingsOf(file)))
      await page.keyboard.press('Control+1')
      await page.keyboard.press('Control+z')
      await undoAll(page, file, before)
    },
  },
  {
    name: 'a word that is no brand here goes into the dictionary of the project',
    files: project('词表', '33-词表.md'),
    async run(context) {
      const { page, path } = context
      const findings = await openIn(context, '词表', '33-词表.md')
      const before = readFileSync(path('词表/33-词表.md'), 'utf8')
      const target = findings.find(({ rule }) => rule === 'brand-and-model/or-equivalent')
      await goTo(page, target.range.start)
      await quickFixes(page)
      await chooseFix(page, '“华为”不是品牌')
      const marks = marksOf(findings)
      await waitSquiggles(page, { ...marks, error: marks.error - 1 })
      // the editor shows what changed in the config, for the author to save
      await page.locator('.tab.dirty', { hasText: 'tenderlint.config.json' }).click()
      await save(page, path('词表/tenderlint.config.json'), (now) => now.includes('华为'))
      expect(readFileSync(path('词表/33-词表.md'), 'utf8') === before, 'the document was changed')
    },
  },
  {
    name: 'the check of the workspace can be cancelled',
    // long enough that a hand is faster
    files: () => Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`大量/${at}.md`, sampleText().repeat(400)])),
    needs: needsCommands('tenderlint.checkWorkspace', 'tenderlint.cancelCheck'),
    async run({ page, title, l10n }) {
      await showSideBar(page)
      await runCommand(page, title('tenderlint.checkWorkspace'))
      const toast = page.locator('.notification-toast', { hasText: l10n('Checking the workspace') })
      await toast.waitFor()
      await runCommand(page, title('tenderlint.cancelCheck'))
      await toast.waitFor({ state: 'hidden' })
      const faults = page.locator('.notification-toast', {
        hasText: l10n('The check did not finish: {0}').split('{0}')[0],
      })
      expect(!(await appears(faults, 500)), 'cancelling is told as a fault')
    },
  },
]

async function goToFirst(page) {
  await page.keyboard.press('Enter')
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
}
