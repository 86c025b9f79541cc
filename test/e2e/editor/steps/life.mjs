// The life of the extension: how fast it starts, that it comes back, and that closed files leave nothing behind.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tender } from '../../../benchmark/tender.mjs'
import { expect, findingsOf, marksOf } from '../driver/steps.mjs'
import { closeAll, goTo, openFile, runCommand, save, waitSquiggles } from '../driver/workbench.mjs'
import { document } from './author.mjs'

const large = '大文件.md'

/** Processes of the language server below a process group, by id. */
export function languageServers(group) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        const fields = readFileSync(join('/proc', id, 'stat'), 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')
        const line = readFileSync(join('/proc', id, 'cmdline'), 'utf8')
        return Number(fields[2]) === group && line.includes('cli.js\0lsp\0')
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Number of problems that the status bar tells. */
const problemsToldOf = () => {
  const label = document.querySelector('#status\\.problems a')?.getAttribute('aria-label') ?? ''
  return [...label.matchAll(/\d+/g)].reduce((sum, [figure]) => sum + Number(figure), 0)
}

/** What is measured: before anything else is done, and alone. */
export const measures = [
  {
    name: 'cold start: the first document, 300,000 characters, gets its findings',
    files: () => ({ [large]: tender(300_000) }),
    async run({ page, path }) {
      const expected = Math.min(500, findingsOf(path(large)).length)
      await page.evaluate((told) => {
        const count = new Function(`return (${told})()`)
        window.e2e = { began: performance.now() }
        const look = () => {
          window.e2e.shown ??= document.querySelector('.monaco-editor .view-line') ? performance.now() : undefined
          if (count() > 0) window.e2e.found = performance.now()
          else requestAnimationFrame(look)
        }
        look()
      }, problemsToldOf.toString())
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: large }).dblclick()
      await page.waitForFunction(() => window.e2e.found)
      const told = await page.evaluate(problemsToldOf)
      expect(told >= expected, `${told} problems instead of ${expected}`)
      const { began, shown, found } = await page.evaluate(() => window.e2e)
      return `text after ${Math.round(shown - began)} ms, findings ${Math.round(found - shown)} ms later (${told})`
    },
  },
  {
    name: 'activation time',
    async run({ page }) {
      await runCommand(page, 'Developer: Show Running Extensions')
      const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'TenderLint' })
      const time = row.locator('.activation-time')
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.runtime-extensions-editor .extension')].some(
          (one) => one.innerText.includes('TenderLint') && /\d+ ?ms/.test(one.innerText),
        ),
      )
      const shown = await time.innerText()
      await page.keyboard.press('Escape')
      await closeAll(page)
      return shown
    },
  },
]

export const lifeSteps = [
  {
    name: 'a killed server comes back',
    files: document('11-重启.md'),
    async run({ page, path, server }) {
      await openFile(page, '11-重启.md')
      await waitSquiggles(page, marksOf(findingsOf(path('11-重启.md'))))
      const [running, ...more] = languageServers(server.group)
      expect(running && !more.length, `${running ? more.length + 1 : 0} language servers are running`)
      process.kill(running, 'SIGKILL')
      await goTo(page, { line: 20, column: 1 })
      await page.keyboard.insertText('3. 投标人须在合肥市设有分支机构；\n')
      await save(page, path('11-重启.md'), (text) => text.includes('分支机构'))
      const wanted = marksOf(findingsOf(path('11-重启.md')))
      expect(wanted.error === 13, `${wanted.error} certain findings, one more than 12 expected`)
      await waitSquiggles(page, wanted)
      expect(
        languageServers(server.group).every((id) => id !== running),
        'the same server is running',
      )
    },
  },
  {
    name: 'the command that restarts the server',
    files: document('12-命令.md'),
    async run({ page, path, server, title }) {
      await openFile(page, '12-命令.md')
      const wanted = marksOf(findingsOf(path('12-命令.md')))
      await waitSquiggles(page, wanted)
      const [running] = languageServers(server.group)
      await runCommand(page, title('tenderlint.restart'))
      for (let left = 600; languageServers(server.group).every((id) => id === running); left--) {
        expect(left > 0, 'no new server')
        await page.waitForTimeout(100)
      }
      await waitSquiggles(page, wanted)
    },
  },
  {
    name: 'closed files leave no problems behind',
    async run({ page }) {
      await closeAll(page)
      const told = new Function(`return ((${problemsToldOf})()) === 0`)
      await page.waitForFunction(told)
    },
  },
]
