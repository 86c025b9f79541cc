// Writes everything that is generated and kept in the repo: docs/rules, docs/rules.md, the JSON schema, a table of the READMEs. `--check` only compares.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { baselineSchema, jsonSchema, waiverSchema } from '../server/src/config/json-schema.ts'
import type { Dictionaries } from '../server/src/core/rule.ts'
import { guardTable, ruleIndex, rulePage } from '../server/src/report/rule-page.ts'
import type { Measured } from '../test/benchmark/accuracy/answer.ts'
import { withAccuracy } from '../test/benchmark/accuracy/report.ts'
import { licenceText } from './bundled.mjs'
import { type CoverageEntry, coverageFaults, coveragePage } from './coverage.ts'
import { type BundledPackage, noticesText } from './notices.ts'
import { packsPage } from './packs.ts'

const data = JSON.parse(readFileSync('dist/dictionaries.json', 'utf8')) as Dictionaries
const wanted = new Map<string, string>()
for (const rule of data.rules) wanted.set(`docs/rules/${rule.id}.md`, rulePage(rule, data))
wanted.set('docs/rules.md', ruleIndex(data))
wanted.set('docs/guards.md', guardTable(data))
const { entries } = parse(readFileSync('dictionaries/coverage.yaml', 'utf8')) as { entries: CoverageEntry[] }
const faults = coverageFaults(entries, data.rules)
if (faults.length) throw new Error(`dictionaries/coverage.yaml: ${faults.join('; ')}`)
wanted.set('docs/packs.md', packsPage(data))
wanted.set('docs/coverage.md', coveragePage(entries, data.rules))
const accuracy = JSON.parse(readFileSync('test/benchmark/accuracy/baseline.json', 'utf8')) as Measured
for (const [path, locale] of [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const)
  wanted.set(path, withAccuracy(readFileSync(path, 'utf8'), accuracy, locale))
wanted.set('schema/tenderlint.config.schema.json', `${JSON.stringify(jsonSchema(), null, 2)}\n`)
wanted.set('schema/tenderlint.waivers.schema.json', `${JSON.stringify(waiverSchema(), null, 2)}\n`)
wanted.set('schema/tenderlint.baseline.schema.json', `${JSON.stringify(baselineSchema(), null, 2)}\n`)
const bundled = JSON.parse(readFileSync('dist/bundled.json', 'utf8')) as BundledPackage[]
const standard = (licence: string): string => readFileSync(`scripts/licences/${licence}.txt`, 'utf8').trim()
wanted.set('THIRD-PARTY-NOTICES.txt', noticesText(bundled, licenceText, standard))

const stale: string[] = []
for (const [path, text] of wanted) if (!existsSync(path) || readFileSync(path, 'utf8') !== text) stale.push(path)
const pages = existsSync('docs/rules') ? readdirSync('docs/rules', { recursive: true, encoding: 'utf8' }) : []
const orphans = pages
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs/rules', name).replaceAll('\\', '/'))
  .filter((path) => !wanted.has(path))

if (process.argv.includes('--check')) {
  for (const path of [...stale, ...orphans]) console.error(`not current: ${path}`)
  if (stale.length + orphans.length) {
    console.error('run `npm run generate` and commit the result')
    process.exit(1)
  }
  console.log(`${wanted.size} generated files are current`)
} else {
  for (const path of orphans) rmSync(path)
  for (const path of stale) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, wanted.get(path)!)
  }
  console.log(`${stale.length} of ${wanted.size} generated files written, ${orphans.length} removed`)
}
