import { applyEdits, findNodeAtLocation, type JSONPath, modify, type ParseError, parseTree } from 'jsonc-parser'
import type { SectionKind } from '../core/kinds.ts'
import { matchesPath, pathRules } from './globs.ts'
import type { Config } from './schema.ts'
import { tooDeepAt } from './tree.ts'
import type { Waiver } from './waivers.ts'

/**
 * The text of a config file with one setting more; comments and layout stay. `source` is null when there is no file yet.
 * Null when the text is no JSON object and must be mended first.
 */
type Edited = string | null

/** Adds a name to `ignoreWords`: to those of the last override that has some for `path`, else to the common ones. */
export function withIgnoredWord(source: string | null, word: string, config: Config, path: string): Edited {
  const own = (config.overrides ?? []).findLastIndex(
    ({ files, ignoreWords }) => ignoreWords && matchesPath(pathRules(files), path),
  )
  const list = own < 0 ? config.ignoreWords : config.overrides![own]!.ignoreWords
  if (list?.includes(word)) return source
  const at: JSONPath = own < 0 ? ['ignoreWords'] : ['overrides', own, 'ignoreWords']
  if (!list) return edited(source, 'object', at, [word])
  return inOneLine(source!, at, word) ?? edited(source, 'object', [...at, -1], word, { isArrayInsertion: true })
}

/** A list that stands in one line stays so. */
function inOneLine(source: string, at: JSONPath, word: string): Edited {
  const text = source.replace(/^\ufeff/, ' ')
  const root = parseTree(text, [], { allowTrailingComma: true })
  const list = root && findNodeAtLocation(root, at)
  const last = list?.children?.at(-1)
  if (!last || /[\r\n]/.test(text.slice(list!.offset, list!.offset + list!.length))) return null
  const end = last.offset + last.length
  return `${source.slice(0, end)}, ${JSON.stringify(word)}${source.slice(end)}`
}

/** Sets the section kind of headings that contain `title`, before all other titles: the first that fits decides. */
export function withSection(source: string | null, title: string, kind: SectionKind, config: Config): Edited {
  const sections = config.sections
  if (!sections) return edited(source, 'object', ['sections'], { [title]: kind })
  const first = Object.keys(sections).find((key) => title.includes(key))
  if (first === title) return edited(source, 'object', ['sections', title], kind)
  const without = title in sections ? edited(source, 'object', ['sections', title], undefined) : source
  return edited(without, 'object', ['sections', title], kind, { getInsertionIndex: () => 0 })
}

/** Adds a waiver at the end of the waiver file. */
export function withWaiver(source: string | null, waiver: Waiver): Edited {
  return edited(source, 'array', [-1], waiver, { isArrayInsertion: true })
}

type Insertion = Pick<Parameters<typeof modify>[3], 'isArrayInsertion' | 'getInsertionIndex'>

function edited(
  source: string | null,
  type: 'object' | 'array',
  path: JSONPath,
  value: unknown,
  how: Insertion = {},
): Edited {
  const isNew = source === null || source.trim() === ''
  const mark = source?.startsWith('\ufeff') ? '\ufeff' : ''
  const text = isNew ? (type === 'object' ? '{}\n' : '[]\n') : source.slice(mark.length)
  if (tooDeepAt(text) >= 0) return null
  const faults: ParseError[] = []
  const root = parseTree(text, faults, { allowTrailingComma: true })
  if (faults.length || root?.type !== type) return null
  return mark + applyEdits(text, modify(text, path, value, { formattingOptions: layoutOf(text), ...how }))
}

/** Indentation and line ends as the file has them. */
function layoutOf(text: string) {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  '
  const insertSpaces = !indent.startsWith('\t')
  return { insertSpaces, tabSize: insertSpaces ? indent.length : 2, eol: text.includes('\r\n') ? '\r\n' : '\n' }
}
