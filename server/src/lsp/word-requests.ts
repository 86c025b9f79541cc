import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Linter, Locale } from '../service/api.ts'
import type { DocumentStore, LaidOut } from './documents.ts'
import { messagesOf } from './messages.ts'
import {
  closeWordNotification,
  isWordView,
  type OpenedWord,
  type OpenWordParams,
  openWordRequest,
  type SavedWord,
  type SaveWordParams,
  saveWordRequest,
  type WordChanges,
  type WordViewParams,
  wordChangesRequest,
} from './word-protocol.ts'
import { wordViews } from './word-views.ts'

export interface WordParts {
  readonly connection: Connection
  readonly store: DocumentStore
  readonly linter: () => Promise<Linter>
  readonly locale: () => Locale
  /** Has the client show a document's findings again. */
  readonly showAgain: (uri: string) => void
}

export interface ServedWords {
  /** As `laidOut` of the document store wants it. */
  layoutOf(text: TextDocument): LaidOut | null | undefined
}

/** Answers what a client asks of the Word files that it shows as text. */
export function serveWordViews({ connection, store, linter, locale, showAgain }: WordParts): ServedWords {
  const views = wordViews()

  connection.onRequest(openWordRequest, async (params: OpenWordParams): Promise<OpenedWord> => {
    const opened = await views.open(params, await linter(), locale()).catch(refuse)
    // after a restart of the server the text is there before the file
    store.invalidate(params.uri)
    showAgain(params.uri)
    return opened
  })
  connection.onRequest(wordChangesRequest, async ({ uri }: WordViewParams): Promise<WordChanges | null> => {
    const state = await store.state(uri)
    if (!state) return null
    const edited = views.edited(uri, state.text.getText())
    if (!edited) return null
    if ('faultyLine' in edited) return { version: state.version, changes: [], ...edited }
    const changes = state.checked && views.changes(uri, state.checked)
    return changes && { version: state.version, changes, faultyLine: null }
  })
  connection.onRequest(saveWordRequest, async (params: SaveWordParams): Promise<SavedWord> => {
    const [state, loaded] = [await store.state(params.uri), await linter()]
    try {
      if (!state?.options) throw new Error(messagesOf(locale()).wordNotOpen)
      return views.save(params, loaded, state.options)
    } catch (error) {
      return refuse(error)
    }
  })
  connection.onNotification(closeWordNotification, ({ uri }: WordViewParams) => views.close(uri))
  return {
    layoutOf: (text) => (isWordView(text.uri) ? layout(text.uri, text.getText()) : undefined),
  }

  function layout(uri: string, text: string): LaidOut | null {
    const edited = views.edited(uri, text)
    if (edited && 'faultyLine' in edited) return { fault: messagesOf(locale()).wordStructure(edited.faultyLine + 1) }
    return edited
  }
}

/** An answer that a client can show. */
function refuse(error: unknown): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error))
}
