// Runs the steps of an author one after another in one VS Code. Several run side by side: each is a lane.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { startCodeServer } from './code-server.mjs'
import { repository, sample } from './places.mjs'
import { openWorkbench } from './workbench.mjs'

/**
 * Installs the extension in a VS Code of its own and opens the workspace with all that `steps` need. `lane` is
 * `{ label, locale, web, version, folder }`: `web` runs the extension in a worker of the browser, `folder` keeps pictures and logs.
 * A step is `{ name, everywhere, files, needs, run }`: `everywhere` says that it is done in the web extension host too, `files` gives what it needs in the workspace (name to text or bytes), `needs` says why it
 * cannot run with what the package contributes (null when it can), `run` does it and may give a figure to print.
 * Resolves with `{ run, close }`; `run` takes steps and resolves with the numbers of those passed, failed and skipped.
 */
export async function openLane({ lane, steps, browser, vsix, extension, say }) {
  const { label, locale, version, folder } = lane
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const zh = locale === 'zh-cn'
  const texts = extension[zh ? 'package.nls.zh-cn.json' : 'package.nls.json']
  const words = zh ? JSON.parse(readFileSync(join(repository, 'l10n/bundle.l10n.zh-cn.json'), 'utf8')) : {}
  const manifest = extension['package.json']
  // the one place where an author can say which of two hosts runs an extension
  const settings = lane.web ? { 'remote.extensionKind': { [`${manifest.publisher}.${manifest.name}`]: ['web'] } } : {}
  const server = await startCodeServer({ version, vsixes: [vsix], locale, settings, logs: folder })
  try {
    for (const { files } of steps)
      for (const [name, content] of Object.entries(files?.() ?? {})) {
        mkdirSync(dirname(join(server.folder, name)), { recursive: true })
        writeFileSync(join(server.folder, name), content)
      }
    const page = await openWorkbench(browser, server, { locale })
    const context = {
      ...{ page, server, version, locale, manifest, folder: server.folder, zh, web: lane.web },
      path: (name) => join(server.folder, name),
      title: (command) => {
        const found = manifest.contributes.commands.find((one) => one.command === command)
        return `${found.category}: ${found.title.replace(/^%(.*)%$/, (_, key) => texts[key])}`
      },
      text: (key) => texts[key],
      /** A text of the extension's code as this VS Code shows it. */
      l10n: (text) => words[text] ?? text,
      shot: (name) => page.screenshot({ path: join(folder, `${name}.png`) }),
    }
    const close = async () => {
      await page.context().close()
      await server.stop()
    }
    return { run: (some) => runSteps(some, context, (line) => say(`${label} | ${line}`)), close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function runSteps(steps, context, say) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const step of steps) {
    const lacking = step.needs?.(context.manifest) ?? null
    if (lacking) {
      counts.skipped++
      say(`SKIPPED ${step.name}: ${lacking}`)
      continue
    }
    const began = performance.now()
    const picture = `failed-${step.name}`.replaceAll(/[^\w]+/g, '-').slice(0, 48)
    try {
      const figure = await step.run(context)
      counts.passed++
      const took = ((performance.now() - began) / 1000).toFixed(1)
      say(`passed ${step.name} (${took} s)${figure ? `: ${figure}` : ''}`)
    } catch (error) {
      counts.failed++
      say(`FAILED ${step.name}: ${error.message.split('\n').slice(0, 12).join('\n    ')}`)
      await context.shot(picture).catch(() => {})
    }
    await leave(context.page)
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

const known = new Map()

/** What `tenderlint check` finds in a file: the editor must show the same. Asked once for the same bytes under the same config. */
export function findingsOf(path) {
  const folder = dirname(path)
  const settings = ['tenderlint.config.json', 'tenderlint.waivers.json'].map((name) => join(folder, name))
  const key = [path, ...settings]
    .map((name) => (existsSync(name) ? readFileSync(name).toString('base64') : ''))
    .concat(extname(path))
    .join()
  if (!known.has(key)) {
    const args = [join(repository, 'dist/cli.js'), 'check', '--format', 'json', '--fail-on', 'never', path]
    const said = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9, cwd: folder })
    known.set(key, JSON.parse(said).files[0].findings)
  }
  return known.get(key)
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
