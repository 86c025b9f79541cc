import type { BlockContext } from './engine.ts'
import { matchesIn } from './pattern/kept.ts'
import { likelyIn } from './pattern/likely.ts'
import { type Match, type MatchInput, matchPattern } from './pattern/match.ts'
import { firstFrom, overlapping } from './pattern/overlapping.ts'
import type { PatternNode } from './pattern/parse.ts'
import type { Recognition } from './recognition.ts'
import type { GuardData } from './rule.ts'

/** What a guard looks at: the match, the sentence it stands in, the block and where the block stands. */
export interface GuardInput {
  readonly recognition: Recognition
  readonly start: number
  readonly end: number
  readonly match: Match
  readonly context: BlockContext
}

/** A reason a match is no finding. `test` gives the words that decided, '' when the place alone did, null when it does not apply. */
export interface Guard {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  test(input: GuardInput): string | null
}

/** Makes a guard of its data; patterns come parsed. */
export function patternGuard(data: GuardData, patterns: readonly PatternNode[]): Guard {
  const likely = likelyIn(patterns)
  return {
    id: data.id,
    title: data.title,
    titleEn: data.titleEn,
    test(input) {
      const window = windowOf(data.scope, input)
      if (!window) return null
      const bits = likely(window.text, window.start, window.end)
      if (!bits) return null
      for (const [at, node] of patterns.entries()) {
        if (!(bits & (1 << at))) continue
        const matches =
          data.scope === 'heading'
            ? matchPattern(node, window)
            : matchesIn(node, input.recognition, window.start, window.end)
        const found = data.scope === 'overlap' ? overlapping(matches, input.match.start, input.match.end) : matches[0]
        if (found) return window.text.slice(found.start, found.end)
      }
      return null
    },
  }
}

/** Words farther from a match than this, in units, say nothing about it, even in one sentence. */
const farthest = 300

function windowOf(
  scope: GuardData['scope'],
  { recognition, start, end, match, context }: GuardInput,
): MatchInput | null {
  const { text } = recognition
  const slots = (name: string, at: number) => recognition.slots(name, at)
  switch (scope) {
    case 'sentence':
    case 'overlap':
      return { text, slots, start, end }
    case 'clause':
      return { text, slots, ...clauseAround(recognition, start, end, match) }
    case 'before':
      return { text, slots, start: Math.max(start, match.start - farthest), end: match.start }
    case 'after':
      return { text, slots, start: match.end, end: Math.min(end, match.end + farthest) }
    case 'block':
      return { text, slots, start: 0, end: text.length }
    case 'heading':
      return { text: context.heading, slots: () => [], start: 0, end: context.heading.length }
  }
}

const stopsOf = new WeakMap<Recognition, readonly number[]>()

/** Places of the stops between 分句 in a block, ascending. */
function stopsIn(recognition: Recognition): readonly number[] {
  const before = stopsOf.get(recognition)
  if (before) return before
  const { text } = recognition
  const stops: number[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 44 || unit === 59) stops.push(at)
  }
  stopsOf.set(recognition, stops)
  return stops
}

/** The 分句 that holds a match: from the stop before it to the stop after it, inside the sentence. */
function clauseAround(
  recognition: Recognition,
  start: number,
  end: number,
  match: Match,
): { start: number; end: number } {
  const stops = stopsIn(recognition)
  const before = stops[firstFrom(stops, match.start, (stop) => stop) - 1] ?? -1
  const after = stops[firstFrom(stops, match.end, (stop) => stop)] ?? end
  return { start: Math.max(start, before + 1), end: Math.max(match.end, Math.min(end, after)) }
}
