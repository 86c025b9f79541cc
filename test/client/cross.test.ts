import { describe, expect, it } from 'vitest'
import { compareBody } from '../../client/src/cross/compare-body.ts'
import { script } from '../../client/src/cross/script.ts'
import { similarBody } from '../../client/src/cross/similar-body.ts'
import { style } from '../../client/src/cross/style.ts'
import type { CrossWords } from '../../client/src/cross/words.ts'
import { html } from '../../client/src/report/html.ts'
import { reportPage } from '../../client/src/report/page.ts'
import type { CompareView, SimilarView } from '../../server/src/lsp/cross-protocol.ts'
import { rangeAt } from './overview.ts'

const words = new Proxy({ leftOut: (reason: string) => `out ${reason}`, passages: () => '' } as unknown as CrossWords, {
  get: (own, key) => own[key as keyof CrossWords] ?? `[${String(key)}]`,
})
const hostile = '<img src=x onerror="alert(1)">'
const documents = [
  { uri: 'file:///a.md', name: hostile, shown: true, fault: null },
  { uri: 'file:///b.pdf', name: 'b.pdf', shown: false, fault: hostile },
]
const place = { document: 1, range: rangeAt(4), place: hostile }
const compared: CompareView = {
  ...{ kind: 'compare', id: 'x', documents, title: 't', summary: hostile, certain: 1, review: 0, none: 0 },
  pairs: [
    {
      ...{ title: hostile, from: hostile, to: 'B', nothing: '' },
      changes: [
        {
          ...{ kind: hostile, subject: hostile, certainty: 'certain', certaintyName: hostile },
          ...{ message: hostile, basis: hostile, from: null, to: { ...place, text: hostile } },
        },
      ],
    },
    { title: 'B C', from: 'B', to: 'C', nothing: 'no change', changes: [] },
  ],
}
const similar: SimilarView = {
  ...{ kind: 'similar', id: 'y', documents, title: 't', verdict: 'mixed', verdictText: hostile, advice: hostile },
  throughout: hostile,
  vendors: [
    {
      ...{ document: 1, share: '40%', more: hostile },
      passages: [
        {
          here: { ...place, document: 0, pieces: [{ text: hostile, same: true }] },
          there: { ...place, pieces: [{ text: 'b', same: false }] },
        },
      ],
    },
  ],
  ...{ blocks: [{ path: hostile, vendor: hostile, share: '50%' }], note: hostile },
}

describe('the view of stages', () => {
  const { html: text } = compareBody(compared, false, words)

  it('leads to the place of each side, and says what is left out and what is missing', () => {
    const { start, end } = place.range
    expect(text).toContain(`data-place="1 ${start.line} ${start.character} ${end.line} ${end.character}"`)
    for (const shown of ['[missing]', 'no change', 'data-certainty="certain"', 'data-action="stop"', 'class="fault"'])
      expect(text).toContain(shown)
    expect(compareBody(compared, true, words).html).not.toContain('data-action="stop"')
    expect(compareBody(compared, true, words).html).toContain('[ended]')
  })

  it('escapes everything that comes from documents', () => {
    for (const one of [text, similarBody(similar, false, words).html]) {
      expect(one).not.toContain('<img')
      expect(one.match(/&#60;img/g)!.length).toBeGreaterThan(7)
    }
  })

  it('loads nothing, and runs nothing but its own script and style', () => {
    const body = html`${similarBody(similar, false, words)}${compareBody(compared, false, words)}`
    const page = reportPage({ nonce: 'N', language: 'zh', title: 't', uri: 'x', body, own: { style, script } })
    // what documents hold is text there
    expect(page.replaceAll('onerror=', '')).not.toMatch(/\sstyle=|\son\w+=|https?:|url\(|@import|<link|<iframe/)
    expect(page.match(/ nonce="N"/g)).toHaveLength(2)
    expect(() => new Function(script)).not.toThrow()
  })
})

it('the view of vendors’ papers shows shares, and what is the same in both passages', () => {
  const { html: text } = similarBody(similar, false, words)
  for (const shown of ['class="verdict mixed"', 'width="40%"', '<mark>&#60;img', '<span class="text">b</span>'])
    expect(text).toContain(shown)
})
