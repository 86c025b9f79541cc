import type { WordPlace } from '../../core/block.ts'
import {
  addCommentsPart,
  type Comment,
  type CommentLook,
  commentsPart,
  listComments,
  withComments,
} from './comments.ts'
import { wordError } from './errors.ts'
import { type Mark, markPart } from './mark-part.ts'
import { signature } from './ours.ts'
import { openWord, type WordPackage } from './package.ts'
import { storyParts } from './remove.ts'
import { standIns } from './stand-in.ts'
import { namespaces, rootTag, scanXml } from './xml.ts'
import { isWordNamespace } from './xml-names.ts'
import { rewriteArchive } from './zip-write.ts'

/** One comment on a range of a block's text, and what should stand there instead. */
export interface Annotation {
  /** `Block.word` of the block. */
  readonly place: WordPlace
  /** Half-open range in the block's text, UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Rule and fingerprint without blanks: by it the comment is known again. */
  readonly key: string
  /** Paragraphs of the comment. */
  readonly comment: readonly string[]
  /** The words to be suggested as a tracked replacement, null for none. Ranges with one must not overlap. */
  readonly replacement: string | null
}

export interface AnnotateOptions {
  readonly author: string
  /** Local time as Word writes it: 2026-11-23T08:00:00Z. */
  readonly date: string
}

/** The annotated file, and how many replacements were tracked and how many could not be (in fields, over pictures …). */
export interface Annotated {
  readonly bytes: Uint8Array
  readonly comments: number
  readonly suggested: number
  readonly refused: number
}

/**
 * Writes comments and tracked replacements into a .docx. Every part that needs no change keeps its bytes, and so does all of
 * a changed part outside the runs that are touched. Comments that stand in the file stay; ours of an earlier run should be taken
 * out before (`removeAnnotations`). Throws ReadError as `readWord` does.
 */
export function annotateWord(
  bytes: Uint8Array,
  annotations: readonly Annotation[],
  options: AnnotateOptions,
): Annotated {
  if (annotations.length === 0) return { bytes, comments: 0, suggested: 0, refused: 0 }
  const file = openWord(bytes, true)
  const xml = file.text(file.main)
  if (xml === null) throw wordError('not-word')
  const texts = new Map<string, string>()
  const known = commentsPart(file)
  const part = known ?? ''
  const existing = known === null ? [] : listComments(file.text(known)!, known)
  const used = new Set([...existing.map((comment) => comment.id), ...markedIds(xml)])
  const nextId = freeIds(used)
  const look = lookOf(file, options)
  const marks = annotations.map((annotation): Mark => ({ ...annotation, id: nextId() }))
  const strayed = marks.filter((mark) => mark.place.part !== file.main)
  const find = strayed.length > 0 ? standIns(file, xml) : null
  const placed = strayed.flatMap((mark) => {
    const own = file.text(mark.place.part)
    const range = own === null ? null : find!(mark.place.part, own, mark.place.paragraph)
    return range === null ? [] : [{ mark, range }]
  })
  const parts = new Map<string, Mark[]>([[file.main, marks.filter((mark) => mark.place.part === file.main)]])
  // Other parts hold replacements only, and those only with a comment in the main part, by which they are known again.
  const stories = placed.length > 0 ? storyParts(file) : []
  for (const { mark } of placed) {
    if (mark.replacement === null || !stories.includes(mark.place.part)) continue
    const list = parts.get(mark.place.part)
    if (list) list.push(mark)
    else parts.set(mark.place.part, [mark])
  }
  const tracked = annotations.some((annotation) => annotation.replacement !== null)
  const revisions = freeIds(tracked ? revisionIds(file, [...parts.keys()]) : new Set())
  let suggested = 0
  let anchored: ReadonlySet<number> = new Set()
  for (const [name, list] of parts) {
    const text = name === file.main ? xml : file.text(name)
    if (text === null) continue
    const isMain = name === file.main
    const done = markPart(text, name, list, { look, revisions, comments: isMain, strayed: isMain ? placed : [] })
    suggested += done.suggested
    if (isMain) anchored = done.placed
    if (done.xml !== text) texts.set(name, done.xml)
  }
  // A comment without a place would be a fault in the file.
  const comments = marks.flatMap(({ id, comment, key }): Comment[] =>
    anchored.has(id) ? [{ id, text: [...comment, signature(key)] }] : [],
  )
  const wanted = annotations.filter((annotation) => annotation.replacement !== null).length
  if (comments.length === 0 && suggested === 0) return { bytes, comments: 0, suggested, refused: wanted }
  if (known !== null) texts.set(known, withComments(file.text(known)!, part, comments, look))
  else {
    const added = addCommentsPart(file, isStrict(xml, file.main))
    for (const [name, text] of added.texts) texts.set(name, text)
    texts.set(added.name, withComments(added.texts.get(added.name)!, added.name, comments, look))
  }
  const changes = new Map([...texts].map(([name, text]) => [file.entry(name), file.encode(name, text)]))
  return { bytes: rewriteArchive(bytes, changes), comments: comments.length, suggested, refused: wanted - suggested }
}

/** Gives ids that are not used yet, from the greatest on, from 0 where that is the end of the range (2^31 - 1). */
function freeIds(used: Set<string>): () => number {
  let next = 0
  for (const id of used) {
    const value = Number(id)
    if (Number.isSafeInteger(value) && value >= next) next = value + 1
  }
  return () => {
    if (next > 0x7fffffff) next = 0
    while (used.has(String(next))) next++
    return next++
  }
}

/** Every w:id of the parts: revisions, bookmarks and comments are counted together. */
function revisionIds(file: WordPackage, parts: readonly string[]): Set<string> {
  const used = new Set<string>()
  for (const part of parts) {
    const xml = file.text(part)
    if (xml === null) continue
    for (const match of xml.matchAll(/[\s:]id\s*=\s*(?:"(\d+)"|'(\d+)')/g)) used.add(match[1] ?? match[2]!)
  }
  return used
}

function isStrict(xml: string, part: string): boolean {
  const { nameEnd, end } = rootTag(xml, part)
  const main = [...namespaces(xml, nameEnd, end, part).values()].find(isWordNamespace)
  return main?.startsWith('http://purl.oclc.org/') === true
}

/** The file's own styles for comments, by their built-in names. */
function lookOf(file: WordPackage, options: AnnotateOptions): CommentLook {
  const part = file.relations.find((relation) => relation.type === 'styles')?.target
  const xml = part === undefined ? null : file.text(part)
  const ids = new Map<string, string>()
  if (xml?.includes('annotation ')) {
    let id = ''
    scanXml(xml, part!, {
      open: (name, attributes) => {
        if (name === 'w:style') id = attributes.get('w:styleId') ?? ''
        else if (name === 'w:name') {
          const value = attributes.get('w:val') ?? ''
          if (value.startsWith('annotation ')) ids.set(value, id)
        }
      },
      close: () => {},
    })
  }
  return {
    author: options.author,
    date: options.date,
    textStyle: ids.get('annotation text') ?? '',
    markStyle: ids.get('annotation reference') ?? '',
  }
}

/** Ids of comments whose marks stand in a part, also of those that are gone: ours must not be taken for them. */
function markedIds(xml: string): string[] {
  if (!xml.includes('comment')) return []
  const marks = xml.matchAll(
    /<(?:\w+:)?comment(?:RangeStart|RangeEnd|Reference)\b[^<>]*?\bid\s*=\s*["']([^"'<>]*)["']/g,
  )
  return [...marks].map((match) => match[1]!)
}
