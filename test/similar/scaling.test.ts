import { describe, expect, it } from 'vitest'
import { readText } from '../../server/src/format/text/read.ts'
import { compareWithVendors } from '../../server/src/similar/compare.ts'
import { commonTexts, own, vendorA } from './texts.ts'

const common = commonTexts()

/** Processor time of a comparison, milliseconds: the clock tells more of the neighbours. */
function time(design: string, paper: string): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    // what was read of a document is kept: each round reads its own
    const [one, two] = [readText(design), readText(paper)]
    const start = process.cpuUsage()
    compareWithVendors(one, [two], common)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const lines = [...own, ...vendorA.prose, ...vendorA.parameters]
/** Lines of many kinds, and lines that are nearly all alike. */
const texts = {
  varied: (count: number, seed: number) =>
    Array.from({ length: count }, (_, i) => {
      const line = lines[(i * 7 + seed) % lines.length]!
      const from = (i * 13 + seed) % 11
      return `${line.slice(from)}${String.fromCharCode(0x4e00 + ((i * 7919 + seed) % 9000))}${line.slice(0, from)}`
    }).join('\n'),
  alike: (count: number, seed: number) =>
    Array.from({ length: count }, (_, i) => `${lines[0]}${(i * seed) % 97}`).join('\n'),
  same: (count: number) => `${'设备'.repeat(20 * count)}\n`,
}

describe.each(Object.entries(texts))('a comparison of %s lines', { retry: 3 }, (_, text) => {
  it('takes four times as long for four times the text, not sixteen times', () => {
    const ratio = time(text(2400, 3), text(2400, 5)) / time(text(600, 3), text(600, 5))
    expect(ratio).toBeLessThan(8)
  })
})
