import type { Random } from './random.ts'

/**
 * What is fuzzed: one reader. Inputs are strings, those of readers of bytes with one character a byte (Latin-1). `run` throws
 * when a property does not hold; a reader's own named error is no fault and is swallowed by `run`.
 */
export interface Target {
  readonly name: string
  /** Share of the time, beside the other targets. */
  readonly weight: number
  readonly bytes: boolean
  /** Pieces that the grammar knows; mutations put them in. */
  readonly tokens: readonly string[]
  /** Well-formed inputs to begin with. */
  seeds(): readonly string[]
  /** A new input from the grammar; left out where mutations of the seeds do. */
  generate?(random: Random): string
  run(input: string): void | Promise<void>
  /** Reads a text that is a piece repeated, for the growth of its time; left out where that means nothing. */
  read?(input: string): unknown
  /** Longest input. */
  readonly longest: number
  /** Milliseconds that no input of that length may take. */
  readonly slow: number
}

export const bytesOf = (input: string): Uint8Array => Uint8Array.from(Buffer.from(input, 'latin1'))
export const inputOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** Throws with `what` when a property does not hold. */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what)
}
