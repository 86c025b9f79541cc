// npm run bench [-- --quick] [-- --check] [-- --own]: TenderLint and its peers on the same made-up files, in one run.
// --quick: fewer files and keystrokes; --own: without the peers; --check: nothing is noted, exit status 1 when a figure got worse
// than the history allows. Needs a build; the peers need `npm install --prefix test/bench --no-package-lock --ignore-scripts`.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { tender } from '../benchmark/tender.mjs'
import { library, typedInside, typedThrough } from './editor.mjs'
import { history, regressions, remember } from './history.mjs'
import { peersIn } from './peers.mjs'
import { best, calibrate } from './process.mjs'
import { rulesAgainstTime } from './rules.mjs'
import { realistic, writeTexts } from './texts.mjs'

const has = (name) => process.argv.includes(`--${name}`)
const quick = has('quick')
const keystrokes = quick ? 30 : 100
const characters = 300_000

const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]
const ms = (value) => `${value.toFixed(1)} ms`
const spread = (times) => [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${ms(percentile(times, share))}`).join(', ')
const seconds = (value) => (value === null ? '-' : `${value.toFixed(2)} s`)
const cells = (...texts) => console.log(`| ${texts.join(' | ')} |`)

const sizes = { tiny: 300, '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000, '10 MB': 10_000_000 }
const texts = writeTexts(sizes, quick ? 50 : 500)
const ratios = {}
const unit = calibrate()
const note = (name, figure) => {
  ratios[name] = figure === null ? null : Math.round((figure / unit) * 1e4) / 1e4
}
const check = (path) => [process.execPath, ['dist/cli.js', 'check', path, '--format', 'json', '--as-of', '2026-11-23']]

console.log(`load ${loadavg()[0].toFixed(1)}, calibrating work ${seconds(unit)} of processor time\n`)
cells('TenderLint', 'cpu', 'wall', 'peak')
cells('---', '---', '---', '---')
const own = {}
for (const [name, path] of [...Object.entries(texts.files), ['batch', texts.batch]]) {
  const run = best(name === '10 MB' || name === 'batch' ? 2 : 5, ...check(path))
  if (run.status > 1) throw new Error(`tenderlint failed on ${name}`)
  own[name] = run
  note(name === 'batch' ? `batch of ${quick ? 50 : 500} cpu` : `${name} cpu`, run.cpu ?? run.wall)
  cells(name, seconds(run.cpu), seconds(run.wall), run.peak === null ? '-' : `${run.peak.toFixed(0)} MiB`)
}
const word = best(3, ...check('test/samples/采购需求.docx'))
note('Word sample cpu', word.cpu ?? word.wall)
cells('Word sample', seconds(word.cpu), seconds(word.wall), '')
const time = (name) => (own[name].cpu ?? own[name].wall) - (own.tiny.cpu ?? own.tiny.wall)
const speed = (bytes, name) => `${(bytes / 1e6 / own[name].wall).toFixed(1)} MB/s`
console.log(
  `\nbatch ${speed(texts.bytes, 'batch')} of wall time, start-up included; 10 MB over 1 MB, start-up taken off: ${(time('10 MB') / time('1 MB')).toFixed(1)} times`,
)

if (!has('own')) {
  const peers = peersIn(texts.folder)
  if (!peers.length) console.log('\nno peers: npm install --prefix test/bench --no-package-lock --ignore-scripts')
  else {
    console.log()
    cells('beside', 'start-up', '10 KB', '1 MB', 'batch', 'batch cpu', 'times TenderLint, wall', 'cpu')
    cells('---', '---', '---', '---', '---', '---', '---', '---')
    for (const { name, run, slow } of peers) {
      const of = (path, runs) => {
        const { command, args } = run(path)
        return best(runs, command, args, { cwd: texts.folder })
      }
      const batch = slow && quick ? null : of(texts.batch, slow ? 1 : 2)
      const factor = (key) => (batch?.[key] && own.batch[key] ? (batch[key] / own.batch[key]).toFixed(2) : '-')
      const shorter = [of(texts.files.tiny, 2), of(texts.files['10 KB'], 2), of(texts.files['1 MB'], 1)]
      cells(
        name,
        ...shorter.map(({ wall }) => seconds(wall)),
        seconds(batch?.wall ?? null),
        seconds(batch?.cpu ?? null),
        factor('wall'),
        factor('cpu'),
      )
      if (batch?.cpu) ratios[`batch cpu against ${name}`] = Math.round((own.batch.cpu / batch.cpu) * 1e4) / 1e4
    }
  }
}

console.log()
const bundled = await library()
for (const [name, length, language] of [
  ['Markdown', characters, 'markdown'],
  ['plain text', characters, 'plaintext'],
  ['Markdown', 1_500_000, 'markdown'],
]) {
  const text = tender(length, { density: realistic })
  // as many as ever: the first ones are slower, and figures are held against those of full runs
  const inside = typedInside(bundled, language === 'markdown' ? text : text.replace(/^#+ /gm, ''), 100, language)
  console.log(`${name}, ${length} characters, ${inside.findings} findings`)
  console.log(
    `  first findings ${ms(inside.first)}; keystroke in the server ${spread(inside.times)}; cpu a keystroke ${ms(inside.cpu)}`,
  )
  // processor time: the machine may be busy
  note(`keystroke cpu ${name} ${length}`, inside.cpu / 1000)
  if (language !== 'markdown') continue
  const through = await typedThrough(text, keystrokes)
  console.log(
    `  through the protocol: ready ${ms(through.ready)}, first findings ${ms(through.open)}, keystroke ${spread(through.times)}`,
  )
  if (length === characters) note('cold open through the protocol', through.open / 1000)
}
console.log(`\nrules against time (100 KB): ${rulesAgainstTime(bundled, readFileSync(texts.files['100 KB'], 'utf8'))}`)
rmSync(texts.folder, { recursive: true })

if (has('check')) {
  const worse = regressions(ratios)
  for (const line of worse) console.error(`slower than before: ${line}`)
  console.log(history().length ? `${Object.keys(ratios).length} figures held against the history` : 'no history yet')
  process.exitCode = worse.length ? 1 : 0
} else if (!quick) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim()
  remember({
    date: new Date().toISOString().slice(0, 10),
    commit,
    node: process.version,
    load: Math.round(loadavg()[0] * 10) / 10,
    unit,
    ratios,
  })
}
