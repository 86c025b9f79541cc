import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import { readText } from '../../../server/src/format/text/read.ts'

/** Results are kept, so that no run can be optimised away. */
const results: unknown[] = []

/** Processor time of some runs in microseconds: time in which others had the processor does not count. */
function cost(run: () => unknown, times: number): number {
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) results[0] = run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const ordinary =
  '## 二、技术要求\n\n投标人应提供 **CNAS** 报告，参数为`≥5`。\n\n- 交换机\n- 服务器\n\n| 名称 | 参数 |\n|---|---|\n| 甲 | 乙 |\n\n'
const shapes: [string, string][] = [
  ['an ordinary file', ordinary],
  ['one long paragraph', '投标人**须**提供`设备`和[链接](a)；\n'],
  ['emphasis runs', '*a **b _c '],
  ['emphasis runs of all sizes', '*a**b***c _a__b '],
  ['open brackets', '[a ![b '],
  ['images and links', '![[a](b)'],
  ['broken links', '[a](b "c '],
  ['backticks', '`a``b```c'],
  ['open tags', '<a b="'],
  ['open comments', '<!-- a '],
  ['comment lines in quotes', `> <!-- ${'甲'.repeat(60)}\n\n`],
  ['comments of directives without an end', '<!-- tenderlint-x\n'],
  ['ampersands and escapes', '&a\\&#1'],
  ['lone CR', `${'投标人须提供设备'.repeat(8)}\r`],
  ['rows of pipes', `|${'投标人须提供设备'.repeat(8)}|b|\n|-|-|\n`],
  ['blank runs', '甲                              \n'],
]

/**
 * Most that one long text may cost, measured in its ten parts read one by one. A linear reader costs 1 to 2: what it makes
 * of the long text leaves the processor's cache, and the collector copies it. A quadratic one costs 10.
 */
const bound = 4

/** What the long text costs in terms of its parts; the least of some tries, for noise can only raise it. */
function growth(read: (source: string) => unknown, small: string): number {
  const large = small.repeat(10)
  read(large)
  let parts = Number.POSITIVE_INFINITY
  let whole = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 8 && (attempt < 2 || whole > parts * bound); attempt++) {
    parts = Math.min(
      parts,
      cost(() => read(small), 20),
    )
    whole = Math.min(
      whole,
      cost(() => read(large), 2),
    )
  }
  return whole / Math.max(parts, 500)
}

describe('time grows with the length alone', () => {
  it.each(shapes)('%s', { retry: 3 }, (_name, shape) => {
    const small = shape.repeat(Math.ceil(20_000 / shape.length))
    for (const read of [(source: string) => readMarkdown(source), readText]) {
      expect(growth(read, small)).toBeLessThanOrEqual(bound)
    }
  })

  it('is measured finely enough to tell a quadratic reader', () => {
    const quadratic = (source: string): number => {
      let found = 0
      for (let at = 0; at < source.length; at += 20) found += source.indexOf('无', at)
      return found
    }
    expect(growth(quadratic, '投标人须提供设备'.repeat(2500))).toBeGreaterThan(bound)
  })

  it('goes through deep nesting without a stack', () => {
    expect(readMarkdown(`${'> '.repeat(3000)}甲`).blocks[0]!.text).toBe('甲')
    expect(readMarkdown('*'.repeat(20_000)).blocks.length).toBeLessThan(2)
  })
})
