/** A stretch of text in a cell; `mark` stands for the words that a finding is about. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  readonly mark?: boolean
}

/** What a cell holds: paragraphs of spans. No paragraph at all leaves the cell blank for a person. */
export type Cell = readonly (readonly Span[])[]

/** A cell of one plain paragraph, blank for ''. */
export function textCell(text: string): Cell {
  return text === '' ? [] : [[{ text }]]
}
