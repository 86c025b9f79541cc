import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Linter, Locale } from '../service/api.ts'
import type { DocumentStore, LaidOut } from './documents.ts'
import {
  type Accepted,
  type AcceptParams,
  acceptRequest,
  type CloseWordParams,
  closeWordNotification,
  isWordView,
  type OpenedWord,
  type OpenWordParams,
  openWordRequest,
  type SavedWord,
  type SaveWordParams,
  saveWordRequest,
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

  /** What is known of a view is void: its file, or what has been accepted, is another. */
  function renew(uri: string): void {
    store.invalidate(uri)
    showAgain(uri)
  }

  connection.onRequest(openWordRequest, async (params: OpenWordParams): Promise<OpenedWord> => {
    const opened = await views.open(params, await linter(), locale()).catch((error) => {
      throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error))
    })
    // after a restart of the server the text is there before the file
    renew(params.uri)
    return opened
  })
  connection.onRequest(acceptRequest, async ({ uri, accepted }: AcceptParams): Promise<Accepted | null> => {
    const state = await store.state(uri)
    const done = state?.checked ? views.accept(uri, accepted) : null
    if (done?.changed) renew(uri)
    return done?.answer ?? null
  })
  connection.onRequest(saveWordRequest, async (params: SaveWordParams): Promise<SavedWord | null> => {
    const state = await store.state(params.uri)
    return state?.checked && state.options ? views.save(params, await linter(), state.options) : null
  })
  connection.onNotification(closeWordNotification, ({ uri }: CloseWordParams) => views.close(uri))
  return {
    layoutOf(text) {
      if (!isWordView(text.uri)) return undefined
      const document = views.documentOf(text.uri, text.getText())
      return document && { document, shown: (checked) => views.shown(text.uri, checked) }
    },
  }
}
