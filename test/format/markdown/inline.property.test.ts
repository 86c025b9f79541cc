import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remarkInline } from '../../../server/src/format/markdown/inline.ts'
import { stripInline } from '../../../server/src/format/markdown/strip.ts'

// No bare addresses: what GFM makes of a_b_ or *b* inside one is left to remark.
const word = fc.constantFrom(
  '投标人',
  '须',
  '提供',
  '“智慧”',
  '5~10',
  'CNAS',
  'a b',
  '，',
  '（2024）',
  '3.5%',
  '！',
  'x_y',
  '≥5',
)
const plain = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(''))
const nested = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    tie('inline').map((inside) => `**${inside}**`),
    tie('inline').map((inside) => `*${inside}*`),
    tie('inline').map((inside) => `_${inside}_`),
    // Struck text that crosses other markup is left to remark.
    plain.map((inside) => ` ~~甲${inside}乙~~ `),
    tie('inline').map((inside) => `[${inside}](a/x.md)`),
    tie('inline').map((inside) => `[${inside}](<a b> "题")`),
    tie('inline').map((inside) => `![${inside}](a.png)`),
    plain.map((inside) => `\`${inside}\``),
    plain.map((inside) => `\`\` ${inside} \`x \`\``),
    fc.constantFrom(
      '\\*',
      '\\[',
      '\\\\',
      '&amp;',
      '&ge;',
      '&#9733;',
      '&lt;',
      '&unknown;',
      '<b>',
      '</b>',
      '<br>',
      '<br/>',
    ),
    fc.constantFrom(
      '<!-- tenderlint-x -->',
      '<https://a.cn>',
      '\n',
      '  \n',
      '\\\n',
      '*',
      '**',
      '_',
      '`',
      '[',
      ']',
      '~',
      '&',
    ),
    fc.tuple(tie('inline'), tie('inline')).map(([a, b]) => a + b),
    fc.tuple(tie('inline'), tie('inline')).map(([a, b]) => `${a} ${b}`),
  ),
})).inline
// Lines of a leaf hold no edge blanks and none is empty.
const raw = fc
  .array(nested, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('').trim())
  .map((text) =>
    text
      .replace(/\n[ \n]+/g, '\n')
      .replace(/(^|[^ ]) \n/g, '$1\n')
      .replace(/ {3,}\n/g, '  \n'),
  )
  .filter((text) => text !== '' && !/(^|\n)(\n|\\?$)/.test(text))

/** Visible characters with the raw offset of each: blanks at a break are the business of the joiner. */
function visible(parsed: ReturnType<typeof stripInline>): string[] {
  const found: string[] = []
  for (let i = 0; i < parsed.pairs.length; i += 2) {
    const to = i + 2 < parsed.pairs.length ? parsed.pairs[i + 2]! : parsed.text.length
    for (let at = parsed.pairs[i]!; at < to; at++) {
      const character = parsed.text[at]!
      if (character !== ' ')
        found.push(`${character}@${character < ' ' ? '' : parsed.pairs[i + 1]! + at - parsed.pairs[i]!}`)
    }
  }
  return found
}

describe('the default stripper', () => {
  it('gives the text, places and boldness that remark gives', () => {
    fc.assert(
      fc.property(raw, (text) => {
        const own = stripInline(text)
        const theirs = remarkInline(text)
        expect(visible(own)).toEqual(visible(theirs))
        expect(own.bold).toBe(theirs.bold)
        expect(own.comments).toEqual(theirs.comments)
      }),
      { numRuns: 1500, seed: 5 },
    )
  })
})
