import { type Markup, markupOf } from './markup.ts'
import { commentsRelation, onlyRelation, signedKey } from './ours.ts'
import { openWord, relationsName, type WordPackage } from './package.ts'
import type { PartEdit } from './part-text.ts'
import { editPart } from './part-text.ts'
import { pieceText, rootTag, scanXml } from './xml.ts'

/** A comment to be written; `text` are its paragraphs. */
export interface Comment {
  readonly id: number
  readonly text: readonly string[]
}

/** A comment of a file as its part has it. */
export interface FoundComment {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly start: number
  readonly end: number
  readonly ours: boolean
  /** Rule and fingerprint that a comment of ours stands for, '' for others'. */
  readonly key: string
  /** w14:paraId of its paragraphs. */
  readonly paragraphIds: readonly string[]
}

/** The comments part of a file, null when it has none. */
export function commentsPart(file: WordPackage): string | null {
  const target = file.relations.find((relation) => relation.type === 'comments')?.target
  return target !== undefined && file.text(target) !== null ? file.entry(target) : null
}

/** Lists the comments of a comments part. Throws ReadError broken-xml. */
export function listComments(xml: string, part: string): FoundComment[] {
  const found: FoundComment[] = []
  let open: Omit<FoundComment, 'end' | 'ours' | 'key'> | null = null
  let ids: string[] = []
  let paragraph = ''
  let last = ''
  let inText = false
  scanXml(xml, part, {
    open: (name, attributes, _end, start) => {
      if (name === 'w:comment') {
        ids = []
        const value = (key: string) => attributes.get(key) ?? ''
        open = { id: value('w:id'), author: value('w:author'), date: value('w:date'), start, paragraphIds: ids }
        last = ''
      } else if (name === 'w:p') {
        paragraph = ''
        const id = attributes.get('w14:paraId')
        if (id !== undefined) ids.push(id)
      } else if (name === 'w:t') inText = true
    },
    close: (name, end) => {
      if (name === 'w:t') inText = false
      else if (name === 'w:p') last = paragraph.trim() === '' ? last : paragraph
      else if (name === 'w:comment' && open) {
        const key = signedKey(last)
        found.push({ ...open, end, ours: key !== '', key })
        open = null
      }
    },
    text: (start, end, cdata) => {
      if (inText) paragraph += pieceText(xml, start, end, cdata, part)
    },
  })
  return found
}

/** The keys of our comments in a .docx. Throws ReadError as `readWord` does. */
export function commentKeys(bytes: Uint8Array): ReadonlySet<string> {
  const file = openWord(bytes, true)
  const part = commentsPart(file)
  const comments = part === null ? [] : listComments(file.text(part)!, part)
  return new Set(comments.flatMap(({ ours, key }) => (ours ? [key] : [])))
}

/** How the comments of a file look: who, when, and the styles that the file has for them. */
export interface CommentLook {
  readonly author: string
  readonly date: string
  /** Style ids, '' when the file has no such style. */
  readonly textStyle: string
  readonly markStyle: string
}

function commentXml({ id, text }: Comment, look: CommentLook, { element }: Markup): string {
  const initials = look.author.slice(0, 2)
  const mark = element('r', {}, markProps(look, element) + element('annotationRef', {}))
  const props = look.textStyle ? element('pPr', {}, element('pStyle', { val: look.textStyle })) : ''
  const paragraphs = text.map((line, i) => {
    const run = element('r', {}, element('t', { 'xml:space': 'preserve' }, escapeText(line)))
    return element('p', {}, props + (i === 0 ? mark : '') + run)
  })
  const attributes = { id: String(id), author: look.author, date: look.date, initials }
  return element('comment', attributes, paragraphs.join(''))
}

/** The run properties of a comment's mark. */
export function markProps(look: CommentLook, element: Markup['element']): string {
  return look.markStyle ? element('rPr', {}, element('rStyle', { val: look.markStyle })) : ''
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

// A blank in the end tag tells later that the root was `<w:comments …/>` before us.
const opened = ' >'

/** The comments part with comments added at its end. Throws ReadError broken-xml. */
export function withComments(xml: string, part: string, comments: readonly Comment[], look: CommentLook): string {
  const markup = markupOf(xml, part)
  const text = comments.map((comment) => commentXml(comment, look, markup)).join('')
  const { start, nameEnd, end } = rootTag(xml, part)
  if (xml[end - 2] === '/') {
    const name = xml.slice(start + 1, nameEnd)
    return `${xml.slice(0, end - 2)}>${text}</${name}${opened}${xml.slice(end)}`
  }
  const closing = xml.lastIndexOf('</')
  return xml.slice(0, closing) + text + xml.slice(closing)
}

/** The comments part without some comments; null when nothing is left of a part that we made. */
export function withoutComments(xml: string, part: string, comments: readonly FoundComment[]): string {
  const edits: PartEdit[] = comments.map(({ start, end }) => ({ start, end, text: '' }))
  const left = editPart(xml, edits)
  const { start, nameEnd, end } = rootTag(left, part)
  const name = left.slice(start + 1, nameEnd)
  const sign = `></${name}${opened}`
  return left.startsWith(sign, end - 1) ? `${left.slice(0, end - 1)}/>${left.slice(end - 1 + sign.length)}` : left
}

const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const strictMain = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const strictOffice = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const transitionalMain = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const transitionalOffice = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Texts of the parts that change when a file gets its first comments part; names as in the archive. */
export function addCommentsPart(file: WordPackage, strict: boolean): { name: string; texts: Map<string, string> } {
  const folder = file.main.slice(0, file.main.lastIndexOf('/') + 1)
  let name = `${folder}comments.xml`
  for (let i = 2; file.text(name) !== null; i++) name = `${folder}comments${i}.xml`
  const texts = new Map<string, string>()
  const main = strict ? strictMain : transitionalMain
  texts.set(
    name,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${main}"></w:comments>`,
  )
  const types = file.text('[Content_Types].xml') ?? ''
  // nothing has read this part so far: what is no XML could not be given back as it was
  scanXml(types, '[Content_Types].xml', { open: () => {}, close: () => {} })
  const override = `Override PartName="/${name}" ContentType="${commentsType}"/>`
  texts.set(file.entry('[Content_Types].xml'), beforeEnd(types, override))
  const rels = relationsName(file.main)
  const known = file.text(rels)
  const id = known === null ? onlyRelation : commentsRelation
  const type = `${strict ? strictOffice : transitionalOffice}/comments`
  const relation = `Relationship Id="${id}" Type="${type}" Target="${name.slice(folder.length)}"/>`
  const none = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${relationships}"></Relationships>`
  texts.set(file.entry(rels), beforeEnd(known ?? none, relation))
  return { name, texts }
}

/** Puts an element, written without its `<`, before the root's end, with the prefix of the root. */
function beforeEnd(xml: string, element: string): string {
  const { start, nameEnd, end } = rootTag(xml, '')
  const name = xml.slice(start + 1, nameEnd)
  const colon = name.indexOf(':')
  const added = `<${colon < 0 ? '' : name.slice(0, colon + 1)}${element}`
  if (xml[end - 2] === '/') return `${xml.slice(0, end - 2)}>${added}</${name}${opened}${xml.slice(end)}`
  const closing = xml.lastIndexOf('</')
  return xml.slice(0, closing) + added + xml.slice(closing)
}

/** Undoes `beforeEnd`: takes out the element that holds a text, and shuts a root that we opened. */
function withoutElement(xml: string, holding: string): string {
  const at = xml.indexOf(holding)
  if (at < 0) return xml
  const start = xml.lastIndexOf('<', at)
  const left = xml.slice(0, start) + xml.slice(xml.indexOf('>', at) + 1)
  const { start: rootStart, nameEnd, end } = rootTag(left, '')
  const sign = `></${left.slice(rootStart + 1, nameEnd)}${opened}`
  return left.startsWith(sign, end - 1) ? `${left.slice(0, end - 1)}/>${left.slice(end - 1 + sign.length)}` : left
}

/** Texts of the parts that change when our comments part goes again; null takes a part out. */
export function dropCommentsPart(file: WordPackage, name: string): Map<string, string | null> {
  const texts = new Map<string, string | null>([[name, null]])
  const types = file.entry('[Content_Types].xml')
  texts.set(types, withoutElement(file.text(types) ?? '', `PartName="/${name}"`))
  const rels = file.entry(relationsName(file.main))
  const made = file.relations.some((relation) => relation.id === onlyRelation)
  texts.set(rels, made ? null : withoutElement(file.text(rels) ?? '', `Id="${commentsRelation}"`))
  return texts
}

/** True when our run made the comments part of a file. */
export function madeByUs(file: WordPackage): boolean {
  return file.relations.some(({ type, id }) => type === 'comments' && [commentsRelation, onlyRelation].includes(id))
}
