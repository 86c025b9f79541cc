import { describe, expect, it } from 'vitest'
import type { CheckOptions } from '../../server/src/service/api.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'

const data = dictionaries()
const options: CheckOptions = { asOf: '2026-11-23', region: [], locale: 'zh' }

const linter = createLinter(data)

/** Least processor time of several checks of texts that have no block in common, so that the cache helps none. */
function best(textOf: (run: number) => string): number {
  const times = [0, 1, 2, 3, 4].map((run) => {
    const document = linter.readSource('markdown', textOf(run))
    const start = process.cpuUsage()
    linter.check(document, options)
    const { user, system } = process.cpuUsage(start)
    return user + system
  })
  return Math.min(...times)
}

// Ratios only: they hold on a slow machine too. Ten times the text is ten times the work; quadratic work would be a hundred.
describe('the time of a check', { retry: 3 }, () => {
  it.each([
    ['a tender', (length: number, seed: number) => tender(length, { seed, density: 0.05 })],
    [
      'a sentence that never ends',
      (length: number, run: number) => `${run}核心交换机须采用华为品牌，设备运行稳定，`.repeat(length / 20),
    ],
    ['a list of names', (length: number, run: number) => `品牌：${run}${'华为、联想、方正、'.repeat(length / 9)}`],
    [
      'waivers',
      (length: number, run: number) =>
        `<!-- tenderlint-waive all -- 上级 -->\n\n${run}须采用华为品牌。\n\n`.repeat(length / 50),
    ],
  ])('grows with the text: %s', (name, textOf) => {
    // the first calls are not measured: the machine code is made then, by threads whose time counts as well
    best((run) => textOf(4000, run + 100))
    best((run) => textOf(40_000, run + 150))
    const small = best((run) => textOf(4000, run + 200))
    const large = best((run) => textOf(40_000, run + 300 + name.length))
    expect(large / small).toBeLessThanOrEqual(25)
  })
})
