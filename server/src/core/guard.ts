import type { BlockContext } from './engine.ts'
import { matchesIn } from './pattern/kept.ts'
import { type Match, matchPattern } from './pattern/match.ts'
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
  return {
    id: data.id,
    title: data.title,
    titleEn: data.titleEn,
    test(input) {
      const window = windowOf(data.scope, input)
      if (!window) return null
      for (const node of patterns) {
        const matches =
          data.scope === 'heading'
            ? matchPattern(node, window)
            : matchesIn(node, input.recognition, window.start, window.end)
        const found = matches.find(
          (match) =>
            data.scope !== 'overlap' || (match.wholeStart < input.match.end && match.wholeEnd > input.match.start),
        )
        if (found) return window.text.slice(found.start, found.end)
      }
      return null
    },
  }
}

/** Words farther from a match than this, in units, say nothing about it, even in one sentence. */
const farthest = 300

function windowOf(scope: GuardData['scope'], { recognition, start, end, match, context }: GuardInput) {
  const { text, slots } = recognition
  switch (scope) {
    case 'sentence':
    case 'overlap':
      return { text, slots, start, end }
    case 'clause':
      return { text, slots, ...clauseAround(text, start, end, match) }
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

const stops = /[,;]/

/** The 分句 that holds a match: from the stop before it to the stop after it, inside the sentence. */
function clauseAround(text: string, start: number, end: number, match: Match): { start: number; end: number } {
  let from = match.start
  while (from > start && !stops.test(text[from - 1]!)) from--
  let to = match.end
  while (to < end && !stops.test(text[to]!)) to++
  return { start: from, end: to }
}
