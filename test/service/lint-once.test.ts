import { expect, it } from 'vitest'
import type { CheckOptions } from '../../server/src/service/api.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'

const options: CheckOptions = { asOf: '2026-11-23', region: [], locale: 'zh' }
const data = dictionaries()

it('gives for documents checked once each what a linter gives that keeps its results', () => {
  const [once, keeping] = [createLinter(data), createLinter(data)]
  for (const seed of [1, 2, 3, 1]) {
    const source = tender(9000, { seed, density: 0.2 })
    const said = (checked: ReturnType<typeof once.check>) => {
      const { findings, excluded, excludedCount, open, vendorThroughout } = checked
      return { findings, excluded, excludedCount, open, vendorThroughout }
    }
    const wanted = said(keeping.check(keeping.readSource('markdown', source), options))
    expect(wanted.findings.length).toBeGreaterThan(10)
    expect(said(once.checkOnce(once.readSource('markdown', source), options))).toEqual(wanted)
  }
})
