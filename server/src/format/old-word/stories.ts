import { i32, u32 } from './bytes.ts'
import { oldWordError } from './errors.ts'
import type { OldWordFile, TableName } from './file-header.ts'

/** A part of the file's text that is read by itself; half-open range of characters. */
export interface Story {
  /** Named as the parts of a .docx: document, footnotes, endnotes, header1, footer1. */
  readonly part: string
  readonly start: number
  readonly end: number
}

/** A text box and the character of the body that it hangs on, -1 when that is not told. */
export interface TextBox extends Story {
  readonly anchor: number
}

/** Of each section's six headers and footers: even, odd and first page. */
const headerParts = ['header', 'header', 'footer', 'footer', 'header', 'footer'] as const
/** Separators of notes stand before the headers of the first section. */
const separators = 6

const boxSize = 22
const boxShape = 14
const shapeSize = 26

/** The body, its text boxes, and what is apart: footnotes, endnotes, headers and footers. Throws ReadError truncated. */
export function findStories(file: OldWordFile, total: number): { body: Story; boxes: TextBox[]; apart: Story[] } {
  const { body, footnotes, headers, macros, comments, endnotes, textBoxes } = file.lengths
  const headersAt = body + footnotes
  const endnotesAt = headersAt + headers + macros + comments
  const boxesAt = endnotesAt + endnotes
  if (boxesAt + textBoxes > total) throw oldWordError('truncated')
  const story = (part: string, start: number, length: number): Story => ({ part, start, end: start + length })
  const notes = [story('footnotes', body, footnotes), story('endnotes', endnotesAt, endnotes)]
  return {
    body: story('document', 0, body),
    boxes: textBoxStories(file, boxesAt, textBoxes),
    apart: [...notes, ...headerStories(file, headersAt, headers)],
  }
}

/** Text boxes name their shape, and shapes the character that they hang on. Boxes in groups of shapes are not found so. */
function textBoxStories(file: OldWordFile, from: number, length: number): TextBox[] {
  const anchors = new Map<number, number>()
  const shapes = file.part('shapes')
  const hung = positions(file, 'shapes', shapeSize)
  for (let i = 0; i + 1 < hung.length; i++) anchors.set(i32(shapes, hung.length * 4 + i * shapeSize), hung[i]!)
  const places = positions(file, 'textBoxes', boxSize)
  const list = file.part('textBoxes')
  const boxes: TextBox[] = []
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i]!, Math.min(places[i + 1]!, length)]
    if (start >= end || start < (boxes.at(-1)?.end ?? from) - from) continue
    const anchor = anchors.get(i32(list, places.length * 4 + i * boxSize + boxShape)) ?? -1
    boxes.push({ part: 'document', start: from + start, end: from + end, anchor })
  }
  return boxes
}

function headerStories(file: OldWordFile, from: number, length: number): Story[] {
  const places = positions(file, 'headers', 0)
  const stories: Story[] = []
  for (let i = separators; i + 1 < places.length; i++) {
    const [start, end] = [places[i]!, places[i + 1]!]
    if (start < end && end <= length && from + start >= (stories.at(-1)?.end ?? from)) {
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
