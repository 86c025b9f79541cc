import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const files = readdirSync('server/src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))

const literal =
  /(?<=(?:^|[=(,:[!&|?{};]|=>|return)\s*)\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])*)\/[dgimsuy]*/gm

/** Where the class of characters that begins at `at` closes. */
function endOfClass(source: string, at: number): number {
  let end = at + 1
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return end
}

/** Repetitions without a bound that stand in one another, such as (a+)*: on a text that fits nearly, they may take exponential time. */
function nested(source: string): string[] {
  const found: string[] = []
  /** For each open group whether it holds an unbounded repetition, and where it begins. */
  const open: { repeats: boolean; from: number }[] = []
  let last: { repeats: boolean; from: number } | null = null
  for (let at = 0; at < source.length; at++) {
    const unbounded = /^(?:[+*]|\{\d+,\})/.exec(source.slice(at, at + 8))
    if (unbounded) {
      if (last?.repeats) found.push(source.slice(last.from, at + unbounded[0].length))
      for (const group of open) group.repeats = true
      at += unbounded[0].length - 1
      continue
    }
    if (source[at] === '(') {
      open.push({ repeats: false, from: at })
      last = null
      const head = /^\(\?(?:<?[=!]|:|<\w+>)/.exec(source.slice(at, at + 20))
      if (head) at += head[0].length - 1
    } else if (source[at] === ')') {
      last = open.pop() ?? null
    } else {
      last = null
      if (source[at] === '\\') at++
      else if (source[at] === '[') at = endOfClass(source, at)
    }
  }
  return found
}

describe('the search for nested repetitions', () => {
  it.each(['(a+)*', '((?:a|b)+c?)+', '(\\d{2,})+'])('finds %s', (source) => expect(nested(source)).toHaveLength(1))
  it.each(['(a+)b*', '[+*]+', '(?:ab)*', '(a{1,3}){2}', '\\(a+\\)*'])('lets %s pass', (source) =>
    expect(nested(source)).toEqual([]))
})

describe('no regular expression repeats what repeats', () => {
  /** Each has been looked at: what it repeats begins with a sign that its inside cannot hold, so there is one way to match only. */
  const looked: ReadonlySet<string> = new Set(['(?:[.-]\\d+)+', '(-[a-z0-9]+)*'])
  it.each(files)('%s', (path) => {
    const text = readFileSync(`server/src/${path}`, 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
    const found = [...text.matchAll(literal)].flatMap((match) => nested(match[1]!))
    expect(found.filter((source) => !looked.has(source))).toEqual([])
  })
})
