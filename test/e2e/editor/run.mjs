// The extension as an author uses it, in the oldest and the newest VS Code that it says it runs in, with Node and in the browser; then
// the built-in clients of two other editors. Packs the .vsix first.
// usage: node run.mjs [--only LABEL,LABEL] [--step WORDS,WORDS] [--vsix FILE]     environment: TENDERLINT_E2E_CACHE
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { clients, runClient } from './clients.mjs'
import { artefacts, editorVersion, playwright, program, repository, vsix } from './driver/places.mjs'
import { openLane } from './driver/steps.mjs'
import { authorSteps } from './steps/author.mjs'
import { crossSteps } from './steps/cross.mjs'
import { exportSteps } from './steps/export.mjs'
import { lifeSteps, measures } from './steps/life.mjs'
import { menuSteps } from './steps/menus.mjs'
import { viewSteps } from './steps/views.mjs'
import { webSteps } from './steps/web.mjs'
import { wordSteps } from './steps/word.mjs'
import { writingSteps } from './steps/writing.mjs'

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, step: { type: 'string' }, vsix: { type: 'string' } },
})
/** Bytes that the packed extension may have. */
const mostBytes = 5_000_000

/** In the browser what is other code there, or stands for all of a kind. */
const inBrowser = [
  ...webSteps,
  ...[...authorSteps, ...writingSteps, ...viewSteps, ...menuSteps, ...wordSteps].filter(({ everywhere }) => everywhere),
]
const withNode = [
  ...authorSteps,
  ...writingSteps,
  ...viewSteps,
  ...menuSteps,
  ...exportSteps,
  ...crossSteps,
  ...wordSteps,
  ...lifeSteps,
]
const isWanted = (label) => !options.only || options.only.split(',').includes(label)
const isAsked = ({ name }) => !options.step || options.step.split(',').some((words) => name.includes(words))
/** The oldest speaks English and the newest Chinese: both sets of texts are seen. */
const lanes = [
  { label: 'oldest', kind: 'oldest', locale: 'en', web: false, first: measures, rest: withNode },
  { label: 'newest', kind: 'newest', locale: 'zh-cn', web: false, first: measures, rest: withNode },
  { label: 'oldest-web', kind: 'oldest', locale: 'zh-cn', web: true, first: [], rest: inBrowser },
  { label: 'newest-web', kind: 'newest', locale: 'en', web: true, first: [], rest: inBrowser },
]
  .filter(({ label }) => isWanted(label))
  .map((lane) => ({ ...lane, first: lane.first.filter(isAsked), rest: lane.rest.filter(isAsked) }))

const began = performance.now()
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const say = (line) => console.log(line)
const total = { passed: 0, failed: 0, skipped: 0 }
const add = (counts) => {
  for (const kind of Object.keys(total)) total[kind] += counts[kind] ?? 0
}

if (!options.vsix) execFileSync('npm', ['run', 'package'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] })
const packed = resolve(options.vsix ?? vsix)
const { size } = statSync(packed)
say(
  `${size < mostBytes ? 'passed' : 'FAILED'} the packed extension has ${(size / 1e6).toFixed(2)} MB (${seconds(began)})`,
)
add(size < mostBytes ? { passed: 1 } : { failed: 1 })
const entries = unzipSync(readFileSync(packed), { filter: ({ name }) => /^extension\/package.*json$/.test(name) })
const extension = Object.fromEntries(
  Object.entries(entries).map(([name, bytes]) => [name.slice('extension/'.length), JSON.parse(strFromU8(bytes))]),
)

const driver = playwright()
const chromium = program('chromium')
const noBrowser = driver ? (chromium ? null : 'no chromium') : 'no playwright-core'
const able = []
for (const lane of lanes) {
  const version = editorVersion(lane.kind)
  const lacking = version.missing ?? noBrowser
  const number = lane.first.length + lane.rest.length
  if (lacking) {
    say(`SKIPPED ${lane.label}: all ${number} steps: ${lacking}; run setup.sh`)
    add({ skipped: number })
  } else if (number) able.push({ ...lane, version, folder: artefacts(lane.label) })
}

const browser = able.length
  ? await driver.chromium.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] })
  : null
/** Starts a lane; one that does not start fails as one. */
async function open(lane) {
  const since = performance.now()
  try {
    const opened = await openLane({ lane, steps: [...lane.first, ...lane.rest], browser, vsix: packed, extension, say })
    say(`${lane.label} | code-server ${lane.version.version}, ${lane.locale}, started in ${seconds(since)}`)
    return opened
  } catch (error) {
    say(`FAILED ${lane.label}: it does not start: ${error.message}`)
    add({ failed: 1 })
    return null
  }
}
try {
  // what is measured runs alone
  const opened = new Map()
  for (const lane of able.filter(({ first }) => first.length)) {
    say(`${lane.label} | load ${loadavg()[0].toFixed(1)}`)
    const one = await open(lane)
    opened.set(lane, one)
    if (one) add(await one.run(lane.first))
  }
  const since = performance.now()
  await Promise.all(
    able.map(async (lane) => {
      const one = opened.has(lane) ? opened.get(lane) : await open(lane)
      if (!one) return
      add(await one.run(lane.rest))
      await one.close()
      say(`${lane.label} | done after ${seconds(since)}`)
    }),
  )
} finally {
  await browser?.close()
}
for (const client of clients.filter(({ name }) => isWanted(name))) add(await runClient(client, say))
say(`\nall took ${seconds(began)}; screenshots and logs in test/e2e/editor/artefacts`)
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed ? 1 : 0
