import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { type World, world } from '../cli/fake.ts'
import type { Planted, Side, Told } from '../compare/told.ts'
import { dictionaries } from '../rules/tester.ts'

const home = 'test/samples/sets'
const sets = readdirSync(home).filter((name) => existsSync(join(home, name, 'key.json')))
const stages = ['1-可研报告', '2-初步设计', '3-采购需求', '4-招标文件', '5-合同', '6-验收报告']
const formats = ['.md', '.docx']

const linter = createLinter(dictionaries())
let w: World = world()
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const stem = (side: Side | null): string | undefined => side?.document.replace(/\.\w+$/, '')

async function changesOf(set: string, format: string): Promise<readonly Told[]> {
  const names = stages.map((stage) => stage + format)
  w.write(Object.fromEntries(names.map((name) => [name, readFileSync(join(home, set, name))])))
  const { out, err } = await w.run(['compare', ...names, '--format', 'json', '--as-of', '2026-04-01'], { linter })
  expect(err).toBe('')
  return (JSON.parse(out) as { changes: Told[] }).changes
}

function fits(planted: Planted, told: Told): boolean {
  const place = told.to ?? told.from
  return (
    told.kind === planted.kind &&
    told.certainty === planted.certainty &&
    (planted.to === undefined ? told.to === null : stem(told.to) === planted.to) &&
    (planted.from === undefined || stem(told.from) === planted.from) &&
    (planted.product === undefined || told.product === planted.product) &&
    (planted.parameter === undefined || told.parameter.includes(planted.parameter)) &&
    (planted.text === undefined || place?.text.includes(planted.text) === true)
  )
}

const inWords = ({ kind, product, parameter, certainty, from, to }: Told): string =>
  [kind, certainty, product, parameter, stem(from) ?? '', stem(to) ?? ''].join('|')

describe('the worked sets', () => {
  it('have Word files that are made anew with the same bytes', () => {
    expect(() => execFileSync(process.execPath, ['scripts/samples.mjs', '--check'], { stdio: 'pipe' })).not.toThrow()
  })

  describe.each(sets)('%s', (set) => {
    const key = JSON.parse(readFileSync(join(home, set, 'key.json'), 'utf8')) as Planted[]

    it.each(formats)('every planted change is found once, and nothing else for certain, in %s', async (format) => {
      const changes = await changesOf(set, format)
      const counts = key.map((planted) => ({ ...planted, found: changes.filter((told) => fits(planted, told)).length }))
      expect(counts.filter(({ found }) => found !== 1)).toEqual([])
      const certain = changes.filter(({ certainty }) => certainty === 'certain')
      expect(certain.filter((told) => !key.some((planted) => fits(planted, told)))).toEqual([])
    }, 60_000)

    it('has the same changes in .docx and .md', async () => {
      const [text = [], word = []] = [await changesOf(set, '.md'), await changesOf(set, '.docx')]
      expect(word.map(inWords).sort()).toEqual(text.map(inWords).sort())
    }, 60_000)
  })
})
