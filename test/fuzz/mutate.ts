import type { Random } from './random.ts'

const numbers = ['0', '-1', '1', '65535', '2147483648', '4294967295', '1e999', '99999999999999999999', '007', '']
const letters = ['\0', '\u0001', '\t', '\n', '\r', ' ', '"', '<', '>', '&', '|', '\\', '\u3000', '\ufeff', '\ud800']
const wide = ['\udc00', '\uffff', '中', '😀', '\u0301', '\u200b', '\u2028']
const edges = ['\0', '\u0001', '\u007f', '\u0080', '\u00ff']

type Change = (input: string, random: Random) => string

const cut = (input: string, random: Random): readonly [number, number] => {
  const at = random.below(input.length + 1)
  return [at, Math.min(input.length, at + random.below(random.chance(0.8) ? 12 : input.length))]
}
const put = (input: string, [from, to]: readonly [number, number], text: string): string =>
  input.slice(0, from) + text + input.slice(to)

const remove: Change = (input, random) => put(input, cut(input, random), '')
const double: Change = (input, random) => {
  const [from, to] = cut(input, random)
  return put(input, [to, to], input.slice(from, to).repeat(random.chance(0.9) ? 1 : 2 + random.below(60)))
}
const move: Change = (input, random) => {
  const [from, to] = cut(input, random)
  const rest = put(input, [from, to], '')
  const at = random.below(rest.length + 1)
  return put(rest, [at, at], input.slice(from, to))
}
const truncate: Change = (input, random) => input.slice(0, random.below(input.length + 1))

function renumber(input: string, random: Random): string {
  const found = [...input.matchAll(/\d+/g)]
  if (found.length === 0) return input
  const { 0: digits, index } = random.pick(found)
  return put(input, [index, index + digits.length], random.pick(numbers))
}

/** A number of two or four bytes at any place, small or at the edge of its range. */
function overwrite(input: string, random: Random): string {
  const size = random.chance(0.5) ? 2 : 4
  const value = random.pick([0, 1, 2, 8, 64, 512, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff, input.length])
  const bytes = Array.from({ length: size }, (_, i) => String.fromCharCode((value >>> (8 * i)) & 255)).join('')
  const at = random.below(input.length)
  return put(input, [at, at + size], bytes)
}

/** An input with some changes, each small; `other` lends pieces. */
export function mutate(
  input: string,
  other: string,
  { bytes, tokens, longest }: { readonly bytes: boolean; readonly tokens: readonly string[]; readonly longest: number },
  random: Random,
): string {
  const sign = (): string => {
    if (!bytes) return random.pick(random.chance(0.7) ? letters : wide)
    return random.chance(0.3) ? random.pick(edges) : String.fromCharCode(random.below(256))
  }
  const flip: Change = (text) => {
    const at = random.below(text.length)
    return put(text, [at, at + 1], sign())
  }
  const token: Change = (text) => {
    const [from, to] = cut(text, random)
    return tokens.length === 0
      ? flip(text, random)
      : put(text, random.chance(0.6) ? [from, from] : [from, to], random.pick(tokens))
  }
  const splice: Change = (text) => {
    const [from, to] = cut(other, random)
    return put(text, cut(text, random), other.slice(from, to))
  }
  const changes = [remove, double, move, truncate, renumber, flip, flip, token, token, splice]
  if (bytes) changes.push(overwrite, overwrite, flip)
  let text = input
  for (let count = random.times(8); count > 0; count--) text = random.pick(changes)(text, random)
  return text.slice(0, longest)
}
