import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import { compareWithVendors } from '../../server/src/similar/compare.ts'
import { commonTexts, own, vendorA, vendorB } from './texts.ts'

const common = commonTexts()
const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code))
const figure = fc
  .tuple(fc.nat(9000), fc.constantFrom('GB', 'GHz', '个', 'W', ''))
  .map(([value, unit]) => `${value}${unit}`)
const clause = fc
  .array(fc.oneof({ weight: 12, arbitrary: han }, { weight: 1, arbitrary: figure }), { minLength: 6, maxLength: 40 })
  .map((parts) => parts.join(''))
const block = fc.oneof(
  fc.array(clause, { minLength: 1, maxLength: 4 }).map((clauses) => `${clauses.join('，')}。`),
  clause.map((text) => `- ${text}`),
  clause.map((text) => `## ${text.slice(0, 8)}`),
  fc
    .array(clause, { minLength: 1, maxLength: 3 })
    .map((cells) => `| 名称 | 参数 |\n| --- | --- |\n${cells.map((text) => `| 甲 | ${text} |`).join('\n')}`),
)
const text = fc.array(block, { minLength: 1, maxLength: 25 }).map((blocks) => blocks.join('\n\n'))
const compare = (design: string, ...papers: string[]) =>
  compareWithVendors(
    readMarkdown(design),
    papers.map((paper) => readMarkdown(paper)),
    common,
  )

describe('for any texts', () => {
  it('independent ones are never of one vendor', () => {
    fc.assert(
      fc.property(text, text, text, (design, one, two) => {
        expect(compare(design, one, two).verdict).not.toBe('single-vendor')
        expect(compare(design, one).verdict).not.toBe('single-vendor')
      }),
      { numRuns: 60 },
    )
  })

  it('a document that is a paper stands in it nearly whole, in whatever order', () => {
    const paragraphs = [...own, ...vendorA.prose, ...vendorB.prose]
    fc.assert(
      fc.property(
        fc.shuffledSubarray(paragraphs, { minLength: 4 }),
        fc.shuffledSubarray(paragraphs),
        (some, others) => {
          const design = `# 初步设计方案\n\n${some.join('\n\n')}`
          expect(compare(design, design).vendors[0]!.share).toBeGreaterThan(0.99)
          const rest = others.filter((paragraph) => !some.includes(paragraph))
          const { vendors, verdict } = compare(design, [...rest, ...some.toReversed()].join('\n\n'))
          expect(vendors[0]!.share).toBeGreaterThan(0.9)
          expect(verdict).toBe('single-vendor')
        },
      ),
      { numRuns: 40 },
    )
  })

  it('passages are ordered, apart, and inside of both sources', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat(3), { maxLength: 8 }),
        (texts, order) => {
          const design = [texts[0]!, ...order.map((at) => texts[at % texts.length]!)].join('\n\n')
          const papers = texts.slice(1)
          const { vendors, blocks } = compare(design, ...papers)
          vendors.forEach(({ share, passages }, at) => {
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(1)
            let last = 0
            for (const { start, end, vendorStart, vendorEnd } of passages) {
              expect(start).toBeGreaterThanOrEqual(last)
              expect(end).toBeGreaterThan(start)
              expect(end).toBeLessThanOrEqual(design.length)
              expect(vendorEnd).toBeGreaterThan(vendorStart)
              expect(vendorEnd).toBeLessThanOrEqual(papers[at]!.length)
              last = end
            }
          })
          for (const { share } of blocks) expect(share).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 60 },
    )
  })
})
