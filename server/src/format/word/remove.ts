import {
  commentsPart,
  dropCommentsPart,
  type FoundComment,
  listComments,
  madeByUs,
  withoutComments,
} from './comments.ts'
import { joinCuts } from './join-cuts.ts'
import { openWord, type WordPackage } from './package.ts'
import { editPart, type PartEdit } from './part-text.ts'
import { scanXml } from './xml.ts'
import { rewriteArchive } from './zip-write.ts'

/**
 * Takes our comments and tracked replacements out of a .docx; what others wrote, and what has been accepted, stays. Where only
 * we had touched a part its bytes are again what they were. Gives the same bytes when there is nothing of ours. Throws
 * ReadError as `readWord` does.
 */
export function removeAnnotations(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly removed: number } {
  const file = openWord(bytes, true)
  const part = commentsPart(file)
  const comments = part === null ? [] : listComments(file.text(part)!, part)
  const ours = comments.filter((comment) => comment.ours)
  if (part === null || ours.length === 0) return { bytes, removed: 0 }
  const texts = new Map<string, string | null>()
  for (const name of storyParts(file)) {
    const xml = file.text(name)
    if (xml === null) continue
    const left = joinCuts(withoutMarks(xml, name, ours, name === file.main), name)
    if (left !== xml) texts.set(file.entry(name), left)
  }
  if (ours.length === comments.length && madeByUs(file)) {
    for (const [name, text] of dropCommentsPart(file, part)) texts.set(name, text)
  } else texts.set(part, withoutComments(file.text(part)!, part, ours))
  for (const [name, text] of withoutExtensions(file, ours)) texts.set(name, text)
  const changes = new Map([...texts].map(([name, text]) => [name, text === null ? null : file.encode(name, text)]))
  return { bytes: rewriteArchive(bytes, changes), removed: ours.length }
}

/** The parts in which our tracked replacements may stand: only those are looked through when they are taken out. */
export function storyParts(file: WordPackage): string[] {
  const types = ['header', 'footer', 'footnotes', 'endnotes']
  const others = file.relations.filter((relation) => types.includes(relation.type))
  return [...new Set([file.main, ...others.map((relation) => relation.target)])]
}

/** What is open while a part is walked. */
interface OpenElement {
  readonly name: string
  readonly start: number
  readonly end: number
  /** A revision of ours, or the run of one of our comments' marks. */
  ours: boolean
  /** Children other than properties. */
  children: number
}

/** A part without our marks. In the main part only revisions inside our comments' ranges are ours. */
function withoutMarks(xml: string, part: string, ours: readonly FoundComment[], isMain: boolean): string {
  const ids = new Set(ours.map((comment) => comment.id))
  const hands = new Set(ours.map((comment) => `${comment.author}\n${comment.date}`))
  if (!isMain && !ours.some((comment) => xml.includes(comment.date))) return xml
  const edits: PartEdit[] = []
  const stack: OpenElement[] = []
  let ranges = 0
  let deletions = 0
  const cut = (start: number, end: number, text = '') => edits.push({ start, end, text })
  scanXml(xml, part, {
    open: (name, attributes, end, start) => {
      const parent = stack.at(-1)
      const element: OpenElement = { name, start, end, ours: false, children: 0 }
      stack.push(element)
      if (parent && name !== 'w:rPr') parent.children++
      const isMark = name === 'w:commentRangeStart' || name === 'w:commentRangeEnd' || name === 'w:commentReference'
      if (isMark && ids.has(attributes.get('w:id') ?? '')) {
        element.ours = true
        if (name === 'w:commentRangeStart') ranges++
        else if (name === 'w:commentRangeEnd') ranges--
      } else if (name === 'w:ins' || name === 'w:del') {
        const hand = `${attributes.get('w:author') ?? ''}\n${attributes.get('w:date') ?? ''}`
        element.ours = (ranges > 0 || !isMain) && hands.has(hand) && parent?.name !== 'w:rPr'
        if (element.ours && name === 'w:del') {
          deletions++
          cut(start, end)
        }
      } else if (name === 'w:delText' && deletions > 0) cut(nameAt(xml, start, 1), nameAt(xml, start, 1) + 7, 't')
    },
    close: (name, end, start) => {
      const element = stack.pop()!
      if (name === 'w:delText' && deletions > 0 && start !== end) {
        cut(nameAt(xml, start, 2), nameAt(xml, start, 2) + 7, 't')
      }
      if (!element.ours) return
      if (name === 'w:del') {
        deletions--
        cut(start, end)
      } else if (name === 'w:ins') {
        dropInside(edits, element.start)
        cut(element.start, end)
      } else if (name === 'w:commentReference') {
        const run = stack.at(-1)
        // The whole run goes when it holds nothing else.
        if (run?.name === 'w:r' && run.children === 1) run.ours = true
        else cut(element.start, end)
      } else if (name === 'w:r' && element.children === 1) cut(element.start, end)
      else if (name !== 'w:r') cut(element.start, end)
    },
  })
  return editPart(xml, edits)
}

/** Edits inside an element that goes as a whole are not needed any more. */
function dropInside(edits: PartEdit[], start: number): void {
  while (edits.length > 0 && edits.at(-1)!.start >= start) edits.pop()
}

/** Offset of a tag's local name, `skip` being 1 for start tags and 2 for end tags. */
function nameAt(xml: string, tag: number, skip: number): number {
  const name = /^[^\s/>]*/.exec(xml.slice(tag + skip, tag + skip + 80))![0]
  return tag + skip + name.indexOf(':') + 1
}

/** Word keeps the threads of comments in parts of their own: entries for ours go, replies to ours become comments. */
function withoutExtensions(file: WordPackage, ours: readonly FoundComment[]): [string, string][] {
  const ids = new Set(ours.flatMap((comment) => comment.paragraphIds))
  if (ids.size === 0) return []
  const changed: [string, string][] = []
  for (const { type, target } of file.relations) {
    if (type !== 'commentsExtended' && type !== 'commentsIds') continue
    const xml = file.text(target)
    if (xml === null) continue
    const edits: PartEdit[] = []
    scanXml(xml, target, {
      open: (_name, attributes, end, start) => {
        const id = attributes.get('w15:paraId') ?? attributes.get('w16cid:paraId')
        const parent = attributes.get('w15:paraIdParent')
        if (id !== undefined && ids.has(id) && xml[end - 2] === '/') edits.push({ start, end, text: '' })
        else if (parent !== undefined && ids.has(parent)) {
          const text = xml.slice(start, end).replace(/\s+\w+:paraIdParent\s*=\s*(?:"[^"]*"|'[^']*')/, '')
          edits.push({ start, end, text })
        }
      },
      close: () => {},
    })
    if (edits.length > 0) changed.push([file.entry(target), editPart(xml, edits)])
  }
  return changed
}
