import type { SourceDocument } from '../../core/block.ts'
import type { InlineParser } from './inline-text.ts'

/** What a later reading of an edited text needs to know of a document that was read. */
export interface Memory {
  readonly inline: InlineParser
  /** Where the text behind the front matter begins. */
  readonly body: number
  /** Places where reading can begin anew, ascending: see `seamSize`. */
  readonly seams: number[]
}

const memories = new WeakMap<SourceDocument, Memory>()

export function remember(document: SourceDocument, memory: Memory): void {
  memories.set(document, memory)
}

/** Gives what is known of a document once: after that its blocks belong to another. */
export function takeMemory(document: SourceDocument): Memory | null {
  const memory = memories.get(document) ?? null
  memories.delete(document)
  return memory
}
