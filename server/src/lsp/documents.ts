import type { TextDocuments } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { SourceDocument } from '../core/block.ts'
import type { CheckedDocument, CheckOptions, Linter } from '../service/api.ts'
import type { DocumentOptions } from './project.ts'

/** What is known of one version of one open document. */
export interface DocumentState {
  readonly uri: string
  readonly version: number
  /** Unlike the version never used twice, so that it can name a result. */
  readonly serial: number
  readonly text: TextDocument
  /** Null when the document is ignored, or could not be checked: then `failed` says why. */
  readonly checked: CheckedDocument | null
  readonly options: CheckOptions | null
  readonly failed: string | null
}

export interface DocumentStore {
  /** Checks the current version, or gives the kept result. Null when the document is not open (any more). Never throws. */
  state(uri: string): Promise<DocumentState | null>
  /** Settings have changed: every kept result is void, or that of one document. */
  invalidate(uri?: string): void
  close(uri: string): void
}

export interface DocumentSource {
  readonly documents: Pick<TextDocuments<TextDocument>, 'get'>
  readonly linter: () => Promise<Linter>
  readonly optionsFor: (uri: string, linter: Linter) => Promise<DocumentOptions>
  readonly log: (message: string) => void
  /** Documents whose text is a layout of a file: the layout, null while it is not there; undefined for all others. */
  readonly laidOut?: (text: TextDocument) => LaidOut | null | undefined
}

/** A layout, or why there is none, for people. */
export type LaidOut = { readonly document: SourceDocument } | { readonly fault: string }

/** Keeps one result per open document. The check itself runs in one turn, so that no edit can come in between. */
export function documentStore(source: DocumentSource): DocumentStore {
  const kept = new Map<string, DocumentState>()
  const read = new Map<string, SourceDocument>()
  const logged = new Set<string>()
  let epoch = 0
  let serial = 0

  function failure(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error)
    if (!logged.has(text)) {
      logged.add(text)
      source.log(error instanceof Error && error.stack ? error.stack : text)
    }
    return text
  }

  function check(text: TextDocument, linter: Linter, options: CheckOptions): Pick<DocumentState, 'checked' | 'failed'> {
    const { uri } = text
    const previous = read.get(uri)
    // Reading uses up the previous document, so the result made of it must not be found any more.
    read.delete(uri)
    kept.delete(uri)
    try {
      const layout = source.laidOut?.(text)
      if (layout === null) return { checked: null, failed: null }
      if (layout && 'fault' in layout) return { checked: null, failed: layout.fault }
      if (layout) return { checked: linter.check(layout.document, options), failed: null }
      const document = linter.readSource(languageOf(text), text.getText(), previous)
      read.set(uri, document)
      return { checked: linter.check(document, options), failed: null }
    } catch (error) {
      return { checked: null, failed: failure(error) }
    }
  }

  function current(text: TextDocument): DocumentState | null {
    const state = kept.get(text.uri)
    return state && state.text === text && state.version === text.version ? state : null
  }

  return {
    async state(uri) {
      for (;;) {
        const before = epoch
        const now = source.documents.get(uri)
        if (!now) return null
        const known = current(now)
        if (known) return known
        let linter: Linter | null = null
        let options: DocumentOptions = null
        let failed: string | null = null
        try {
          linter = await source.linter()
          options = await source.optionsFor(uri, linter)
        } catch (error) {
          failed = failure(error)
        }
        const text = source.documents.get(uri)
        if (!text) return null
        if (epoch !== before) continue
        // Somebody else may have asked for the same version while this call waited.
        const meanwhile = current(text)
        if (meanwhile) return meanwhile
        const result = linter && options ? check(text, linter, options) : { checked: null, failed }
        const state = { uri, version: text.version, serial: ++serial, text, options, ...result }
        kept.set(uri, state)
        return state
      }
    },
    invalidate(uri) {
      epoch++
      if (uri === undefined) kept.clear()
      else kept.delete(uri)
    },
    close(uri) {
      kept.delete(uri)
      read.delete(uri)
    },
  }
}

/** `markdown` or `plaintext`: by the client's word, else by the file's ending. */
export function languageOf(text: Pick<TextDocument, 'languageId' | 'uri'>): string {
  if (/^(markdown|quarto|rmd|mdx)/i.test(text.languageId)) return 'markdown'
  if (/^(plaintext|text)$/i.test(text.languageId)) return 'plaintext'
  return /\.(md|markdown|mkd)$/i.test(text.uri) ? 'markdown' : 'plaintext'
}
