import {
  type CodeLens,
  type DocumentSymbol,
  type InlayHint,
  type Range,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver/node'
import { kindName } from '../report/words.ts'
import type { ClientFeatures } from './capabilities.ts'
import { type Chapter, chaptersOf } from './chapters.ts'
import { placeAt, rangeAt } from './convert.ts'
import type { DocumentState } from './documents.ts'
import { messagesOf } from './messages.ts'
import { type ChapterTarget, commandNames } from './protocol.ts'

/** Deeper headings (3.2.1.4 …) get no count of their own: a line above each would be noise. */
const deepestLens = 2

/** The number of findings above each chapter heading that has some, those below it included. */
export function codeLenses(state: DocumentState, client: ClientFeatures): CodeLens[] {
  const { checked, options } = state
  if (!checked || !options) return []
  const messages = messagesOf(options.locale)
  return chaptersOf(checked).flatMap((chapter, index): CodeLens[] => {
    const title = messages.counts(chapter.all.certain, chapter.all.review)
    if (!title || chapter.runIn || chapter.depth > deepestLens) return []
    const target: ChapterTarget = { uri: state.uri, version: state.version, chapter: index }
    // An empty command is shown as plain text.
    const command = client.own
      ? { title, command: commandNames.showChapter, arguments: [target] }
      : { title, command: '' }
    return [{ range: rangeAt(checked.lineStarts, chapter.start, chapter.end), command }]
  })
}

/** Chapters, nested, with section kind and findings, and the tables in them; a flat list where the client knows no other. */
export function documentSymbols(state: DocumentState, client: ClientFeatures): DocumentSymbol[] | SymbolInformation[] {
  const { checked, options } = state
  if (!checked || !options) return []
  const { locale } = options
  const messages = messagesOf(locale)
  const { blocks } = checked.document
  const chapters = chaptersOf(checked)
  const range = (start: number, end: number) => rangeAt(checked.lineStarts, start, end)
  const symbols = chapters.map((chapter): DocumentSymbol => {
    const counts = messages.counts(chapter.all.certain, chapter.all.review)
    const section = kindName('section', chapter.section, locale)
    return {
      name: chapter.title.trim() || section,
      detail: counts ? `${section} · ${counts}` : section,
      kind: SymbolKind.Namespace,
      range: range(chapter.start, chapter.until),
      selectionRange: range(chapter.start, chapter.end),
      children: [],
    }
  })
  const top: DocumentSymbol[] = []
  const put = (parent: number, symbol: DocumentSymbol) => (symbols[parent]?.children ?? top).push(symbol)
  const tables = checked.outline.tables.map((table): { parent: number; at: number; symbol: DocumentSymbol } => {
    let last = table.block
    while (blocks[last + 1]?.cell && blocks[last + 1]!.cell!.table === table.table) last++
    const { start } = blocks[table.block]!
    const place = range(start, Math.max(blocks[table.block]!.end, blocks[last]!.end))
    const parent = checked.outline.labels[table.block]!.heading
    const role = kindName('table', table.role, locale)
    const title = table.title.trim()
    // The heading's title said twice tells nothing, and a sentence above a table is no name of it.
    const isOwn =
      title !== '' && title.length <= 40 && !/[。；;]$/.test(title) && title !== chapters[parent]?.title.trim()
    return {
      parent,
      at: start,
      symbol: {
        name: isOwn ? title : role,
        detail: isOwn ? role : messages.table(table.table + 1),
        kind: SymbolKind.Array,
        range: place,
        selectionRange: { start: place.start, end: place.start },
      },
    }
  })
  const members = [
    ...chapters.map(({ parent, start }, index) => ({ parent, at: start, symbol: symbols[index]! })),
    ...tables,
  ].sort((a, b) => a.at - b.at)
  for (const { parent, symbol } of members) put(parent, symbol)
  if (client.nestedSymbols) return top
  return members.map(({ parent, symbol: { name, kind, range } }): SymbolInformation => {
    const containerName = chapters[parent]?.title
    return { name, kind, location: { uri: state.uri, range }, ...(containerName && { containerName }) }
  })
}

/** What the tool took the chapters of a range for, where that changes from the chapter around. */
export function sectionHints(state: DocumentState, range: Range): InlayHint[] {
  const { checked, options } = state
  if (!checked || !options) return []
  const messages = messagesOf(options.locale)
  const chapters = chaptersOf(checked)
  const inRange = ({ line }: { line: number }) => line >= range.start.line && line <= range.end.line
  const says = ({ section, parent, runIn }: Chapter) => !runIn && chapters[parent]?.section !== section
  return chapters.filter(says).flatMap((chapter): InlayHint[] => {
    const position = placeAt(checked.lineStarts, chapter.end)
    if (!inRange(position)) return []
    const label = kindName('section', chapter.section, options.locale)
    return [{ position, label, paddingLeft: true, tooltip: messages.sectionHint(label) }]
  })
}
