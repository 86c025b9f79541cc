// The life of the extension: how fast it starts, that it comes back, and that closed files leave nothing behind.
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tender } from '../../../benchmark/tender.mjs'
import { repository } from '../driver/places.mjs'
import { expect, findingsOf, marksOf } from '../driver/steps.mjs'
import { closeAll, goTo, openFile, patience, runCommand, save, waitSquiggles } from '../driver/workbench.mjs'
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

/** The goals on a machine with nothing else to do, in milliseconds; machines of a test are not: they are printed, ratios are held. */
const goals = { findings: 1200, activation: 150 }
/**
 * How often the time of a plain `tenderlint check` of the same file, of the same minute, the first findings may take: the editor
 * starts the same program, and its own extensions for the language at the same time.
 */
const mostOfPlain = 8

/** Wall time of a plain check on the command line, in milliseconds. */
async function plainCheck(path) {
  const args = [join(repository, 'dist/cli.js'), 'check', '--format', 'json', '--fail-on', 'never', path]
  const began = performance.now()
  await promisify(execFile)(process.execPath, args, { maxBuffer: 1e9 })
  return performance.now() - began
}

/** Shows the running extensions and gives their activation times in milliseconds, by name. */
async function activationTimes(page, ...wanted) {
  await runCommand(page, 'Developer: Show Running Extensions')
  const list = page.locator('.runtime-extensions-editor')
  await list.locator('.extension .activation-time').first().waitFor()
  await list.hover()
  const times = new Map()
  for (const limit = Date.now() + patience; ; ) {
    for (const text of await list.locator('.extension').allInnerTexts()) {
      const time = /(\d+) ?ms/.exec(text)?.[1]
      if (time) times.set(text.trim().split('\n')[0], Number(time))
    }
    if (wanted.every((name) => [...times.keys()].some((one) => one.startsWith(name)))) break
    if (Date.now() > limit) throw Error(`only ${[...times.keys()].join(', ')} are running`)
    // rows out of sight are not there
    const up = Math.floor(Date.now() / 1000) % 8 === 0
    await page.mouse.wheel(0, up ? -5000 : 300)
  }
  await page.keyboard.press('Escape')
  await closeAll(page)
  return (name) => [...times].find(([one]) => one.startsWith(name))[1]
}

/** What is measured: before anything else is done, and alone. */
export const measures = [
  {
    name: 'cold start: the first document, 300,000 characters, gets its findings',
    files: () => ({ [large]: tender(300_000) }),
    async run({ page, path }) {
      const expected = Math.min(500, findingsOf(path(large)).length)
      const before = await plainCheck(path(large))
      // what VS Code starts of its own is no part of it
      await activationTimes(page, 'Git')
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
      const after = found - shown
      const plain = Math.max(before, await plainCheck(path(large)))
      const figures = `findings ${Math.round(after)} ms after the text (goal ${goals.findings}), which took ${Math.round(shown - began)} ms`
      const ratio = `${(after / plain).toFixed(1)} times a plain check of ${Math.round(plain)} ms`
      expect(after <= mostOfPlain * plain, `${figures}: ${ratio}, more than ${mostOfPlain} times`)
      return `${figures}; ${ratio}; load ${loadavg()[0].toFixed(1)}`
    },
  },
  {
    name: 'activation takes no more than twice that of VS Code’s own Markdown extension',
    async run({ page }) {
      const [own, other] = ['TenderLint', 'Markdown Language Features']
      const timeOf = await activationTimes(page, own, other)
      const figures = `${timeOf(own)} ms (goal ${goals.activation}), Markdown’s own ${timeOf(other)} ms`
      expect(timeOf(own) <= Math.max(2 * timeOf(other), goals.activation), figures)
      return `${figures}; load ${loadavg()[0].toFixed(1)}`
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
