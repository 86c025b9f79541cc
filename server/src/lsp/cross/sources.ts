import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { SourceDocument } from '../../core/block.ts'
import { isReadError } from '../../core/read-error.ts'
import type { CheckedDocument, CheckOptions, Linter, Locale } from '../../service/api.ts'
import type { CrossDocument } from '../cross-protocol.ts'
import type { DocumentState, DocumentStore } from '../documents.ts'
import { filePath } from '../file-path.ts'
import { messagesOf } from '../messages.ts'
import type { DocumentOptions } from '../project.ts'
import { fileBehind, isWordView, wordScheme } from '../word-protocol.ts'

/** What documents are read with. */
export interface SourceParts {
  readonly store: DocumentStore
  readonly documents: () => readonly TextDocument[]
  readonly linter: () => Promise<Linter>
  readonly optionsFor: (uri: string, linter: Linter) => Promise<DocumentOptions>
  readonly locale: () => Locale
  /** The client shows Word files as text. */
  readonly showsWord: boolean
  readonly wordView: (document: SourceDocument) => SourceDocument
}

/** One document of a piece of work: as it stands in the editor, else as it is on disk. */
export interface CrossSource extends CrossDocument {
  /** Version in the editor, null for a file that is not open. */
  readonly version: number | null
  /** Null for a file that is not open. */
  readonly state: DocumentState | null
  /** Null when it cannot be read; `fault` says why. */
  readonly checked: CheckedDocument | null
  readonly options: CheckOptions | null
}

/** Reads documents by URI of their file. What is not open is kept until it changes on disk. */
export interface Sources {
  read(file: string): Promise<CrossSource>
  /** Whether what was read is still what stands there. */
  isCurrent(source: CrossSource): Promise<boolean>
  /** Options have changed: kept results are void. */
  forget(): void
}

interface Kept {
  readonly mtime: number
  readonly size: number
  readonly checked: CheckedDocument
  readonly options: CheckOptions
}

const textFile = /\.(?:md|markdown|mkd|txt)$/i
const wordFile = /\.doc[xm]$/i

export function sources(parts: SourceParts): Sources {
  const { store, linter, locale } = parts
  let kept = new Map<string, Kept>()

  /** The open document that is a file or shows it. */
  function opened(file: string): TextDocument | undefined {
    const path = filePath(file)
    return parts.documents().find(({ uri }) => uri === file || (path !== null && filePath(fileBehind(uri)) === path))
  }

  function shownAs(file: string): Pick<CrossDocument, 'uri' | 'name' | 'shown'> {
    const path = filePath(file) ?? file
    const isWord = wordFile.test(path)
    const uri = isWord && parts.showsWord ? viewOf(file) : file
    return { uri, name: basename(path), shown: textFile.test(path) || (isWord && parts.showsWord) }
  }

  async function fromEditor(file: string, text: TextDocument): Promise<CrossSource | null> {
    const state = await store.state(text.uri)
    // the file behind a view is not laid out yet
    if (!state || (!state.checked && state.failed === null && state.options && isWordView(text.uri))) return null
    const { checked, options, failed, version, uri } = state
    const fault = checked ? null : (failed ?? messagesOf(locale()).crossIgnored)
    return { uri, name: shownAs(file).name, shown: true, fault, version, state, checked, options }
  }

  async function fromDisk(file: string): Promise<CrossSource> {
    const shown = shownAs(file)
    const none = (fault: string): CrossSource => ({
      ...shown,
      ...{ fault, version: null, state: null, checked: null, options: null },
    })
    const path = filePath(file)
    if (path === null) return none(messagesOf(locale()).crossMissing)
    try {
      const { mtimeMs: mtime, size } = await stat(path)
      const known = kept.get(path)
      const whole = { ...shown, fault: null, version: null, state: null }
      if (known?.mtime === mtime && known.size === size) return { ...whole, ...known }
      const into = kept
      const loaded = await linter()
      const options = await parts.optionsFor(file, loaded)
      if (!options) return none(messagesOf(locale()).crossIgnored)
      const read = await loaded.open(shown.name, await readFile(path))
      const checked = loaded.check(wordFile.test(path) ? parts.wordView(read) : read, options)
      into.set(path, { mtime, size, checked, options })
      return { ...whole, checked, options }
    } catch (error) {
      return none(reasonOf(error, locale()))
    }
  }

  return {
    async read(file) {
      const text = opened(file)
      return (text && (await fromEditor(file, text))) ?? fromDisk(file)
    },
    async isCurrent({ state, uri }) {
      if (state) return (await store.state(uri)) === state
      return true
    },
    forget() {
      kept = new Map()
    },
  }
}

/** The view that shows a Word file as text, as VS Code writes it. */
function viewOf(file: string): string {
  return `${wordScheme}:${new URL(file).pathname}?${encodeURIComponent(file)}`
}

function reasonOf(error: unknown, locale: Locale): string {
  if (isReadError(error)) return locale === 'en' ? error.english : error.message
  const messages = messagesOf(locale)
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return messages.crossMissing
  const reason = error instanceof Error ? error.message : String(error)
  return messages.checkFailed(reason)
}
