// The extension as an author uses it, in the oldest and the newest VS Code that it says it runs in. Packs the .vsix first.
// usage: node run.mjs [--only oldest|newest] [--step WORDS] [--vsix FILE]     environment: TENDERLINT_E2E_CACHE
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { artefacts, editorVersion, playwright, program, repository, vsix } from './driver/places.mjs'
import { runSteps } from './driver/steps.mjs'
import { authorSteps } from './steps/author.mjs'
import { elsewhereSteps } from './steps/elsewhere.mjs'
import { lifeSteps } from './steps/life.mjs'
import { viewSteps } from './steps/views.mjs'
import { wordSteps } from './steps/word.mjs'

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, step: { type: 'string' }, vsix: { type: 'string' } },
})
/** The oldest speaks English and the newest Chinese: both sets of texts are seen. */
const runs = [
  { label: 'oldest', locale: 'en' },
  { label: 'newest', locale: 'zh-cn' },
].filter(({ label }) => !options.only || options.only === label)

const began = performance.now()
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const counts = { passed: 0, failed: 0, skipped: 0 }

if (!options.vsix) execFileSync('npm', ['run', 'package'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] })
const packed = options.vsix ?? vsix
const entries = unzipSync(readFileSync(packed), { filter: ({ name }) => /^extension\/package.*json$/.test(name) })
const extension = Object.fromEntries(
  Object.entries(entries).map(([name, bytes]) => [name.slice('extension/'.length), JSON.parse(strFromU8(bytes))]),
)
console.log(`packed in ${seconds(began)}: ${(statSync(packed).size / 1e6).toFixed(2)} MB`)

const steps = [
  ...lifeSteps.cold,
  ...authorSteps,
  ...viewSteps,
  ...wordSteps,
  ...elsewhereSteps,
  ...lifeSteps.rest,
].filter(({ name }) => !options.step || options.step.split(',').some((words) => name.includes(words)))
for (const { label, locale } of runs) {
  const started = performance.now()
  const version = editorVersion(label)
  const driver = playwright()
  const chromium = program('chromium')
  const missing = version.missing ?? (driver ? (chromium ? null : 'no chromium') : 'no playwright-core; run setup.sh')
  console.log(`\n${label}: ${missing ? '' : `code-server ${version.version}, ${locale}`}`)
  if (missing) {
    console.log(`  SKIPPED all ${steps.length} steps: ${missing}`)
    counts.skipped += steps.length
    continue
  }
  const done = await runSteps({
    steps,
    version,
    locale,
    driver,
    chromium,
    vsix: packed,
    extension,
    folder: artefacts(label),
  })
  for (const kind of Object.keys(counts)) counts[kind] += done[kind]
  console.log(`  ${label} took ${seconds(started)}`)
}
console.log(`\nall took ${seconds(began)}; screenshots and logs in test/e2e/editor/artefacts`)
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed ? 1 : 0
