import { readFileSync, writeFileSync } from 'node:fs'
import type { Dictionaries } from '../../../server/src/core/rule.ts'
import type { Measured } from './answer.ts'
import { answers, measure } from './measure.ts'
import { drops, figuresText, mistakesText } from './report.ts'

const stored = 'test/benchmark/accuracy/baseline.json'
const wants = process.argv.slice(2)
const dictionaries = process.env.TENDERLINT_DICTIONARIES ?? 'dist/dictionaries.json'

const list = answers(JSON.parse(readFileSync(dictionaries, 'utf8')) as Dictionaries)
const measured = measure(list)
console.log(figuresText(measured))
const listed = wants.indexOf('--list')
if (listed >= 0) console.log(`\n${mistakesText(list, wants[listed + 1]?.replace(/^--.*/, ''))}`)
if (wants.includes('--update')) {
  writeFileSync(stored, `${JSON.stringify(measured, null, 2)}\n`)
  console.log(`\n${stored} written: run npm run generate for the tables of the READMEs`)
} else {
  const fallen = drops(measured, JSON.parse(readFileSync(stored, 'utf8')) as Measured)
  console.log(`\n${fallen.join('\n') || 'no figure fell below the baseline'}`)
  if (fallen.length) process.exitCode = 1
}
