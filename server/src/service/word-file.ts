import type { Block, SourceDocument } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import { type Annotated, type AnnotateOptions, type Annotation, annotateWord } from '../format/word/annotate.ts'
import { commentKeys } from '../format/word/comments.ts'
import { wordView } from '../format/word/view.ts'

export type { Annotated, AnnotateOptions } from '../format/word/annotate.ts'

/** What is written into a Word file for one finding. */
export interface WordNote {
  readonly finding: Finding
  /** Paragraphs of the comment. */
  readonly comment: readonly string[]
  /** The words of a tracked replacement, null for a comment alone. Ranges with one must not overlap. */
  readonly replacement: string | null
}

/** The key of a finding's comment in a Word file. */
export function noteKey({ rule, fingerprint }: Pick<Finding, 'rule' | 'fingerprint'>): string {
  return `${rule}/${fingerprint}`
}

/** Keys of the comments that this program wrote into a .docx. Throws ReadError. */
export function notedKeys(bytes: Uint8Array): ReadonlySet<string> {
  return commentKeys(bytes)
}

/** A Word document as text to read in an editor: same blocks, places in that text. */
export function layOut(document: SourceDocument): SourceDocument {
  return wordView(document)
}

/**
 * Writes notes on findings of `document`, which was read from `bytes` and may have been laid out. A finding outside the file's own
 * text is left out. Throws ReadError.
 */
export function noteWord(
  bytes: Uint8Array,
  document: SourceDocument,
  notes: readonly WordNote[],
  options: AnnotateOptions,
): Annotated {
  const annotations = notes.flatMap(({ finding, comment, replacement }): Annotation[] => {
    const block = blockAt(document.blocks, finding.range.start.offset)
    if (!block?.word) return []
    const start = finding.range.start.offset - block.start
    const end = Math.max(finding.range.end.offset - block.start, start)
    return [{ place: block.word, start, end, key: noteKey(finding), comment, replacement }]
  })
  return annotateWord(bytes, annotations, options)
}

/** The block that an offset of the source lies in or behind. */
function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return blocks[low]
}
