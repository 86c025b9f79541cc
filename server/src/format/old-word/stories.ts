import { u32 } from './bytes.ts'
import { oldWordError } from './errors.ts'
import type { OldWordFile, TableName } from './file-header.ts'

/** A part of the file's text that is read by itself; half-open range of characters. */
export interface Story {
  /** Named as the parts of a .docx: document, footnotes, endnotes, header1, footer1, textboxes. */
  readonly part: string
  readonly start: number
  readonly end: number
}

/** Of each section's six headers and footers: even, odd and first page. */
const headerParts = ['header', 'header', 'footer', 'footer', 'header', 'footer'] as const
/** Separators of notes stand before the headers of the first section. */
const separators = 6

/** The stories in reading order: body, text boxes, footnotes, endnotes, headers and footers. Throws ReadError truncated. */
export function findStories(file: OldWordFile, total: number): Story[] {
  const { body, footnotes, headers, macros, comments, endnotes, textBoxes } = file.lengths
  const headersAt = body + footnotes
  const endnotesAt = headersAt + headers + macros + comments
  const boxesAt = endnotesAt + endnotes
  if (boxesAt + textBoxes > total) throw oldWordError('truncated')
  const story = (part: string, start: number, length: number): Story => ({ part, start, end: start + length })
  const all = [
    story('document', 0, body),
    story('textboxes', boxesAt, textBoxes),
    story('footnotes', body, footnotes),
    story('endnotes', endnotesAt, endnotes),
    ...headerStories(file, headersAt, headers),
  ]
  return all.filter((one) => one.end > one.start)
}

function headerStories(file: OldWordFile, from: number, length: number): Story[] {
  const places = positions(file, 'headers', 0)
  const stories: Story[] = []
  for (let i = separators; i + 1 < places.length; i++) {
    const [start, end] = [places[i]!, places[i + 1]!]
    if (start < end && end <= length) {
      const part = headerParts[(i - separators) % headerParts.length]!
      stories.push({ part: `${part}${stories.length + 1}`, start: from + start, end: from + end })
    }
  }
  return stories
}

/** The positions of a structure that lists positions first and then records of `size` bytes. */
export function positions(file: OldWordFile, name: TableName, size: number): number[] {
  const list = file.part(name)
  const count = list.length < 4 ? 0 : Math.floor((list.length - 4) / (4 + size)) + 1
  return Array.from({ length: count }, (_, i) => u32(list, i * 4))
}
