import type { SourceDocument } from '../core/block.ts'
import type { BlockResult } from '../core/engine.ts'
import type { Facts } from '../core/facts.ts'
import type { Certainty } from '../core/kinds.ts'
import type { Outline } from '../core/section.ts'

/** What a check of a whole document reads; `results` and `outline.labels` belong to `document.blocks`. */
export interface Whole {
  readonly document: SourceDocument
  readonly outline: Outline
  readonly results: readonly BlockResult[]
  readonly facts: Facts
}

/** What a check cannot do without, in words for people. */
export interface Missing {
  readonly zh: string
  readonly en: string
}

/** A stretch of a block's text. */
export interface BlockSpan {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** A calculation that came out wrong; offsets in the block's text, `values` for `{v.name}` in the rule's message. */
export interface FoundAnswer {
  readonly kind: 'finding'
  readonly rule: string
  readonly block: number
  readonly start: number
  readonly end: number
  readonly values: Readonly<Record<string, string | number>>
  /** Where it is less, or more, than the rule's own. */
  readonly certainty?: Certainty
  /** Where else the document says what was calculated with. */
  readonly others?: readonly BlockSpan[]
}

/** A calculation that the document does not give the figures for; `explain` shows it at `block`. */
export interface OpenAnswer {
  readonly kind: 'cannot-tell'
  readonly rule: string
  readonly block: number
  readonly missing: Missing
}

/** Nothing to calculate, or it came out right. */
export interface IdleAnswer {
  readonly kind: 'not-applicable'
}

export type Answer = FoundAnswer | OpenAnswer | IdleAnswer

export const idle: IdleAnswer = { kind: 'not-applicable' }

/** An answer that names what is missing. */
export function cannotTell(rule: string, block: number, zh: string, en: string): OpenAnswer {
  return { kind: 'cannot-tell', rule, block, missing: { zh, en } }
}

/** A figure without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export function exact(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** 12、3、3.5 as 12+3+3.5. */
export function terms(values: readonly number[], unit = ''): string {
  return values.map((value) => `${exact(value)}${unit}`).join('+')
}

/** Sum without the noise of binary fractions. */
export function sum(values: readonly number[]): number {
  return exact(values.reduce((total, value) => total + value, 0))
}
