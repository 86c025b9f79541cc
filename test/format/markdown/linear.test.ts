import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import { readText } from '../../../server/src/format/text/read.ts'

function best(run: () => unknown, times: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
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

describe('time grows with the length alone', () => {
  it.each(shapes)('%s', (_name, shape) => {
    const small = shape.repeat(Math.ceil(20_000 / shape.length))
    const large = small.repeat(10)
    for (const read of [(source: string) => readMarkdown(source), readText]) {
      read(large)
      // The lowest of some tries: a neighbour or the collector can only raise a ratio, and a quadratic reader stays near 100.
      let ratio = Number.POSITIVE_INFINITY
      for (let attempt = 0; attempt < 6 && ratio > 14; attempt++) {
        const least = Math.max(
          0.5,
          best(() => read(small), 4),
        )
        ratio = Math.min(ratio, best(() => read(large), 4) / least)
      }
      expect(ratio).toBeLessThanOrEqual(14)
    }
  })

  it('goes through deep nesting without a stack', () => {
    expect(readMarkdown(`${'> '.repeat(3000)}甲`).blocks[0]!.text).toBe('甲')
    expect(readMarkdown('*'.repeat(20_000)).blocks.length).toBeLessThan(2)
  })
})
