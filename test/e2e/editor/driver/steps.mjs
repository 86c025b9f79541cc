// Runs the steps of an author one after another in one VS Code.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startCodeServer } from './code-server.mjs'
import { repository, sample } from './places.mjs'
import { openWorkbench } from './workbench.mjs'

/**
 * A step is `{ name, files, needs, run }`: `files` gives what it needs in the workspace (name to text or bytes), `needs` says why it
 * cannot run with what the package contributes (null when it can), `run` does it and may give a figure to print.
 * Resolves with the numbers of steps passed, failed and skipped.
 */
export async function runSteps({ steps, version, locale, driver, chromium, vsix, extension, folder }) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const texts = extension[locale === 'zh-cn' ? 'package.nls.zh-cn.json' : 'package.nls.json']
  const manifest = extension['package.json']
  const server = await startCodeServer({ version, vsixes: [vsix], locale, logs: folder })
  let browser
  try {
    for (const step of steps)
      for (const [name, content] of Object.entries(step.files?.() ?? {})) {
        mkdirSync(dirname(join(server.folder, name)), { recursive: true })
        writeFileSync(join(server.folder, name), content)
      }
    browser = await driver.chromium.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] })
    const page = await openWorkbench(browser, server, { locale })
    const context = {
      ...{ page, server, version, locale, manifest, folder: server.folder },
      zh: locale === 'zh-cn',
      path: (name) => join(server.folder, name),
      title: (command) => {
        const found = manifest.contributes.commands.find((one) => one.command === command)
        return `${found.category}: ${found.title.replace(/^%(.*)%$/, (_, key) => texts[key])}`
      },
      text: (key) => texts[key],
      shot: (name) => page.screenshot({ path: join(folder, `${name}.png`) }),
    }
    for (const [index, step] of steps.entries()) {
      const lacking = step.needs?.(manifest) ?? null
      const began = performance.now()
      if (lacking) {
        counts.skipped++
        console.log(`  SKIPPED ${step.name}: ${lacking}`)
        continue
      }
      const number = String(index + 1).padStart(2, '0')
      try {
        const figure = await step.run(context)
        counts.passed++
        const took = ((performance.now() - began) / 1000).toFixed(1)
        console.log(`  passed ${step.name} (${took} s)${figure ? `: ${figure}` : ''}`)
        await context.shot(number)
      } catch (error) {
        counts.failed++
        console.log(`  FAILED ${step.name}: ${error.message.split('\n').slice(0, 12).join('\n    ')}`)
        await context.shot(`${number}-failed`).catch(() => {})
      }
      await leave(page)
    }
  } finally {
    await browser?.close()
    await server.stop()
  }
  return counts
}

/** Whatever a step left open over the text goes away. */
async function leave(page) {
  const input = page.locator('.quick-input-widget .quick-input-box input')
  if (await input.isVisible()) await input.press('Escape')
  for (let times = 0; times < 3; times++) await page.keyboard.press('Escape')
  await page.mouse.move(700, 5)
}

/** The text of the sample tender. */
export function sampleText() {
  return readFileSync(join(repository, 'test/samples', sample), 'utf8')
}

/** What `tenderlint check` finds in a file: the editor must show the same. */
export function findingsOf(path) {
  const args = [join(repository, 'dist/cli.js'), 'check', '--format', 'json', '--fail-on', 'never', path]
  const report = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9, cwd: dirname(path) }),
  )
  return report.files[0].findings
}

/** Marks by kind that findings make on the screen. */
export function marksOf(findings) {
  const marks = { error: 0, warning: 0, information: 0 }
  for (const { certainty, severity } of findings)
    marks[certainty === 'certain' ? 'error' : severity === 'information' ? 'information' : 'warning']++
  return marks
}

/** A step needs these commands. */
export const needsCommands =
  (...names) =>
  (manifest) => {
    const there = new Set(manifest.contributes.commands.map(({ command }) => command))
    const lacking = names.filter((name) => !there.has(name))
    return lacking.length ? `the package does not contribute ${lacking.join(', ')}` : null
  }

/** Fails unless it holds. */
export function expect(holds, message) {
  if (!holds) throw Error(message)
}
