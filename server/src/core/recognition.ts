import type { SlotValue } from './pattern/match.ts'
import type { Required } from './pattern/required.ts'

/** A dictionary hit that the word-boundary guard dropped, for `explain`. */
export interface DroppedHit {
  readonly slot: string
  readonly start: number
  readonly end: number
  /** The ordinary word or longer name that covers it, or '' when an edge decided. */
  readonly by: string
}

/** What one automaton pass makes of a block's text. */
export interface Recognition {
  /** Folded text of the block. */
  readonly text: string
  /** Sum of the `unitKind` values of its units. */
  readonly kinds: number
  /** Ascending [start, end) pairs. */
  readonly sentences: readonly number[]
  /** [sentence, pattern] pairs, ascending (sentence number = pair index): the patterns whose words were seen in it. Holds until the next text is recognized. */
  readonly candidates: readonly number[]
  readonly slots: (name: string, start: number) => readonly SlotValue[]
  readonly hits: readonly (SlotValue & { readonly slot: string })[]
  readonly dropped: readonly DroppedHit[]
}

/**
 * Turns a text into a recognition; implemented in `lexicon` over one trie, injected into the engine. `wanted` has 0 for patterns
 * that are no candidates, whatever the text.
 */
export type Recognize = (text: string, wanted?: Uint8Array | null) => Recognition

/** What a pattern needs to be seen before it is tried. */
export interface PatternTrigger {
  readonly words: readonly string[]
  readonly slots: readonly string[]
  /** Sets of words of which a sentence must hold one each, in this order; absent when that is not known. */
  readonly needs?: readonly Required[]
}
