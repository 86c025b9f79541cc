/** What the tokenizer tells apart. Letters are all but Han: Latin, digits, kana, marks on them. */
export const kinds = { han: 1, letter: 2, space: 3, punctuation: 4, symbol: 5 } as const
export type Kind = (typeof kinds)[keyof typeof kinds]

const known = new Uint8Array(65536)

/** Kind of the character at an offset. A pair of surrogates is one character; half a pair is a symbol. */
export function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit <= 0xdfff) return tell(String.fromCodePoint(text.codePointAt(at)!))
  known[unit] ||= tell(text[at]!)
  return known[unit] as Kind
}

/** Units of the character at an offset: 2 for a pair of surrogates. */
export function unitsAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1
}

function tell(character: string): Kind {
  if (/\p{Script=Han}/u.test(character)) return kinds.han
  if (/[\p{L}\p{N}\p{M}]/u.test(character)) return kinds.letter
  if (/\s/u.test(character)) return kinds.space
  if (/\p{P}/u.test(character)) return kinds.punctuation
  return kinds.symbol
}
