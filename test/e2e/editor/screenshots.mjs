// Makes the pictures of the README anew, in the newest VS Code in Chinese: docs/images/*.png, each under 200 kB.
// usage: node screenshots.mjs [--vsix FILE]        after: npm run package
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { startCodeServer } from './driver/code-server.mjs'
import { artefacts, editorVersion, playwright, program, repository, sample, vsix } from './driver/places.mjs'
import { findingsOf, sampleText } from './driver/steps.mjs'
import { goTo, hover, openFile, openWorkbench, quickFixes, runCommand, squiggles } from './driver/workbench.mjs'
import { cursorLine, showSideBar, webview } from './steps/views.mjs'
import { wordPicture } from './word-picture.mjs'

const { values: options } = parseArgs({ options: { vsix: { type: 'string' } } })
const most = 200_000
const images = join(repository, 'docs/images')
const size = { width: 1400, height: 900, scale: 1.5 }
/** As an author has it: readable type, lines that wrap. */
const settings = {
  'editor.fontSize': 15,
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
  'editor.wordWrap': 'on',
  '[markdown]': { 'editor.wordWrap': 'on' },
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'window.title': '招标文件.md',
  'editor.hover.above': false,
}

const packed = options.vsix ?? vsix
const texts = unzipSync(readFileSync(packed), { filter: ({ name }) => /^extension\/package.*json$/.test(name) })
const manifest = JSON.parse(strFromU8(texts['extension/package.json']))
const words = JSON.parse(strFromU8(texts['extension/package.nls.zh-cn.json']))
const contributed = new Map(manifest.contributes.commands.map(({ command, title }) => [command, title]))
const title = (command) => `TenderLint: ${contributed.get(command).replace(/^%(.*)%$/, (_, key) => words[key])}`

const pictures = [
  {
    name: 'hover',
    async take({ page, path }) {
      // VS Code gives a hover a quarter of the editor's height; the picture is cut to size
      await page.setViewportSize({ width: size.width, height: 1650 })
      const target = findingsOf(path).find(({ rule }) => rule === 'regional/local-branch')
      await goTo(page, target.range.start)
      const mark = page.locator('.view-overlays > div:has(.current-line) .squiggly-error').first()
      await hover(page, mark, [target.message, '法律依据', '建议写法'])
    },
  },
  {
    name: 'quick-fix',
    async take({ page, path }) {
      const target = findingsOf(path).find(({ rule }) => rule === 'regional/local-branch')
      await goTo(page, target.range.start)
      await quickFixes(page)
    },
  },
  {
    name: 'tree-and-report',
    needs: ['tenderlint.showReport'],
    async take({ page, path }) {
      await showSideBar(page)
      const target = findingsOf(path).find(({ rule }) => rule === 'brand-and-model/or-equivalent')
      await page
        .locator('.sidebar .pane .monaco-list-row', { hasText: target.text.slice(0, 9) })
        .first()
        .click()
      await cursorLine(page, target.range.start.line)
      await runCommand(page, title('tenderlint.showReport'))
      await webview(page).locator('.figures').waitFor()
      await webview(page).locator('[data-finding]').first().waitFor()
    },
  },
]

/** Fewer colours until the picture is small enough. */
function shrink(from, to) {
  const pngquant = program('pngquant')
  if (!pngquant) throw Error('no pngquant; run setup.sh')
  for (const colours of [256, 128, 64, 32]) {
    execFileSync(pngquant, ['--force', '--speed', '1', '--strip', '--output', to, String(colours), from])
    if (statSync(to).size <= most) return
  }
  throw Error(`${to} has ${statSync(to).size} bytes`)
}

/** Puts a picture where the READMEs show it. */
function publish(name) {
  const image = join(images, `${name}.png`)
  shrink(join(folder, `${name}.png`), image)
  console.log(`docs/images/${name}.png ${Math.round(statSync(image).size / 1000)} kB`)
}

const version = editorVersion('newest')
const driver = playwright()
const chromium = program('chromium')
if (version.missing || !driver || !chromium) {
  console.error(`no pictures: ${version.missing ?? 'playwright-core or chromium is missing; run setup.sh'}`)
  process.exit(1)
}
mkdirSync(images, { recursive: true })
const folder = artefacts('screenshots')
const server = await startCodeServer({ version, vsixes: [packed], locale: 'zh-cn', settings, logs: folder })
const browser = await driver.chromium.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const path = join(server.folder, sample)
  writeFileSync(path, sampleText())
  const page = await openWorkbench(browser, server, { ...size, locale: 'zh-CN' })
  await openFile(page, sample)
  await page.waitForSelector(squiggles.error)
  for (const { name, needs = [], take } of pictures) {
    const lacking = needs.filter((command) => !contributed.has(command))
    if (lacking.length) {
      console.log(`SKIPPED ${name}: the package does not contribute ${lacking.join(', ')}`)
      continue
    }
    await take({ page, path })
    // notices of VS Code itself are no part of the picture
    await page.addStyleTag({
      content: '.notifications-toasts, .statusbar-item[aria-label^="Layout"] { display: none !important }',
    })
    const raw = join(folder, `${name}.png`)
    const clip = { x: 0, y: 0, width: size.width, height: size.height }
    await page.screenshot({ path: raw, animations: 'disabled', caret: 'hide', clip })
    publish(name)
    await page.keyboard.press('Escape')
    await page.mouse.move(700, 5)
    await page.setViewportSize({ width: size.width, height: size.height })
  }
  await wordPicture(browser, join(folder, 'word-comments.png'))
  publish('word-comments')
} catch (error) {
  await browser
    .contexts()[0]
    ?.pages()[0]
    ?.screenshot({ path: join(folder, 'failed.png') })
  throw error
} finally {
  await browser.close()
  await server.stop()
}
