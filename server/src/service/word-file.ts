import { type Block, blockIndexAt, type SourceDocument } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import { hashText } from '../core/fingerprint.ts'
import { type Annotated, type AnnotateOptions, type Annotation, annotateWord } from '../format/word/annotate.ts'
import { commentKeys } from '../format/word/comments.ts'
import { type ViewChange, viewChanges } from '../format/word/edited-view.ts'

export type { Annotated, AnnotateOptions } from '../format/word/annotate.ts'
export { type EditedView, editedView, type ViewChange, viewChanges } from '../format/word/edited-view.ts'
export { wordView } from '../format/word/view.ts'

/** What is written into a Word file for one finding. */
export interface WordNote {
  readonly finding: Finding
  /** Paragraphs of the comment. */
  readonly comment: readonly string[]
  /** The words of a tracked replacement, null for a comment alone. Ranges with one must not overlap. */
  readonly replacement: string | null
}

/** The key of a finding's comment in a Word file. */
function noteKey({ rule, fingerprint }: Pick<Finding, 'rule' | 'fingerprint'>): string {
  return `${rule}/${fingerprint}`
}

/**
 * Writes notes on findings of `document`, which was read from `bytes`. A finding outside the file's own text is left out.
 * Throws ReadError.
 */
export function noteWord(
  bytes: Uint8Array,
  document: SourceDocument,
  notes: readonly WordNote[],
  options: AnnotateOptions,
): Annotated {
  const annotations = notes.flatMap(({ finding, comment, replacement }): Annotation[] => {
    const found = placeOf(document, finding)
    if (!found?.block.word) return []
    return [
      { place: found.block.word, start: found.start, end: found.end, key: noteKey(finding), comment, replacement },
    ]
  })
  return annotateWord(bytes, annotations, options)
}

/** An edited view of a Word file, to be written back. */
export interface EditedWord {
  readonly bytes: Uint8Array
  /** What the bytes are shown as, and the findings in it. */
  readonly view: SourceDocument
  readonly findings: readonly Finding[]
  readonly edited: SourceDocument
}

export interface EditOptions extends AnnotateOptions {
  /** Comments on findings where nothing was changed, unless one of ours stands there from before. */
  readonly comments: boolean
  commentOn(finding: Finding): readonly string[]
  /** Paragraphs of the comment on a change that no finding asked for; `was` are the words that stood there. */
  commentOnChange(was: string): readonly string[]
}

/**
 * Writes the changes of a view as tracked replacements, each with a comment: what was found there, or that the author has changed
 * it. Gives how many were tracked; those that cannot be (in fields, over pictures, outside any run) are refused. Throws ReadError.
 */
export function writeEdits({ bytes, view, findings, edited }: EditedWord, options: EditOptions): Annotated {
  const changes = viewChanges(view, edited)
  const noted = options.comments ? commentKeys(bytes) : new Set<string>()
  const used = new Set<ViewChange>()
  const annotations = placed(view, findings).flatMap(({ finding, block, index, start, end }): Annotation[] => {
    const own = changes.filter((change) => change.block === index && meets(change, start, end) && !used.has(change))
    const key = noteKey(finding)
    if (!block.word) return []
    if (own.length) {
      for (const change of own) used.add(change)
      return [{ ...span(block, own), place: block.word, key, comment: options.commentOn(finding) }]
    }
    const touched = changes.some((change) => change.block === index && meets(change, start, end))
    if (touched || !options.comments || noted.has(key)) return []
    return [{ place: block.word, start, end, key, comment: options.commentOn(finding), replacement: null }]
  })
  for (const change of changes) {
    const block = view.blocks[change.block]!
    if (used.has(change) || !block.word) continue
    const was = view.source.slice(block.start + change.start, block.start + change.end)
    const key = `edit/${hashText(`${block.text}\u0000${change.start}\u0000${change.text}`)}`
    annotations.push({
      ...span(block, [change]),
      place: block.word,
      key,
      comment: options.commentOnChange(was),
    })
  }
  const done = annotateWord(bytes, annotations, options)
  const outside = changes.filter(({ block }) => !view.blocks[block]!.word).length
  return { ...done, refused: done.refused + outside }
}

/** Changes of one finding are one replacement, with what stands between them. */
function span({ text }: Block, changes: readonly ViewChange[]) {
  const [first, last] = [changes[0]!, changes.at(-1)!]
  const words = changes.map((change, i) => (i ? text.slice(changes[i - 1]!.end, change.start) : '') + change.text)
  return { start: first.start, end: last.end, replacement: words.join('') }
}

function meets(change: ViewChange, start: number, end: number): boolean {
  return change.start < end && start < change.end
}

interface Placed {
  readonly finding: Finding
  readonly block: Block
  readonly index: number
  /** Half-open range in the block's text. */
  readonly start: number
  readonly end: number
}

function placed(document: SourceDocument, findings: readonly Finding[]): Placed[] {
  return findings.flatMap((finding) => placeOf(document, finding) ?? [])
}

function placeOf({ blocks }: SourceDocument, finding: Finding): Placed | null {
  const index = blockIndexAt(blocks, finding.range.start.offset)
  const block = blocks[index]
  if (!block) return null
  const start = finding.range.start.offset - block.start
  return { finding, block, index, start, end: Math.max(finding.range.end.offset - block.start, start) }
}
