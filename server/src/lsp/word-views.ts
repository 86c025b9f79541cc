import type { SourceDocument } from '../core/block.ts'
import { isReadError } from '../core/read-error.ts'
import { commentText } from '../report/comment.ts'
import type { CheckedDocument, CheckOptions, Linter, Locale } from '../service/api.ts'
import { type EditedView, editedView, viewChanges, wordView, writeEdits } from '../service/word-file.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { rangeAt } from './convert.ts'
import { messagesOf } from './messages.ts'
import {
  fileBehind,
  type OpenedWord,
  type OpenWordParams,
  type SavedWord,
  type SaveWordParams,
  type WordChanges,
} from './word-protocol.ts'

interface View {
  readonly bytes: Uint8Array
  /** What the file is shown as before anything is changed. */
  readonly document: SourceDocument
  last: { readonly text: string; readonly edited: EditedView } | null
}

/** Word files that a client shows as text. The client reads and writes the files; the server lays out, checks and marks. */
export interface WordViews {
  /** Throws an error with a message for people. */
  open(params: OpenWordParams, linter: Linter, locale: Locale): Promise<OpenedWord>
  /** What a text that is shown is now; null when the view is not open. */
  edited(uri: string, text: string): EditedView | null
  /** What the text of a check differs in from the file; null when the view is not open. */
  changes(uri: string, checked: Pick<CheckedDocument, 'document' | 'lineStarts'>): WordChanges['changes'] | null
  /** Throws an error with a message for people. */
  save(params: SaveWordParams, linter: Linter, options: CheckOptions): SavedWord
  close(uri: string): void
}

export function wordViews(): WordViews {
  const views = new Map<string, View>()

  function editedBy(view: View, text: string): EditedView {
    if (view.last?.text !== text) view.last = { text, edited: editedView(view.document, text) }
    return view.last.edited
  }

  return {
    async open({ uri, bytes: encoded }, linter, locale) {
      const bytes = fromBase64(encoded)
      return inWords(locale, async () => {
        const document = wordView(await linter.open(fileBehind(uri), bytes))
        views.set(uri, { bytes, document, last: null })
        return { text: document.source }
      })
    },
    edited(uri, text) {
      const view = views.get(uri)
      return view ? editedBy(view, text) : null
    },
    changes(uri, { document, lineStarts }) {
      const view = views.get(uri)
      if (!view) return null
      return viewChanges(view.document, document).map(({ block, start, end, editedStart, editedEnd }) => {
        const from = view.document.blocks[block]!.start
        const was = view.document.source.slice(from + start, from + end)
        return { range: rangeAt(lineStarts, editedStart, editedEnd), was }
      })
    },
    save({ uri, text, ...asked }, linter, options) {
      const messages = messagesOf(options.locale)
      const view = views.get(uri)
      if (!view) throw new Error(messages.wordNotOpen)
      const edited = editedBy(view, text)
      if ('faultyLine' in edited) throw new Error(messages.wordStructure(edited.faultyLine + 1))
      const { findings } = linter.check(view.document, options)
      const context = { locale: options.locale, rules: linter.rules, laws: linter.laws }
      const done = writeEdits(
        { bytes: view.bytes, view: view.document, findings, edited: edited.document },
        {
          ...asked,
          commentOn: (finding) => commentText(finding, context),
          commentOnChange: (was) => [messages.wordChanged(was)],
        },
      )
      const { comments, suggested: tracked, refused: untracked } = done
      return { bytes: toBase64(done.bytes), tracked, untracked, comments }
    },
    close: (uri) => void views.delete(uri),
  }
}

async function inWords<T>(locale: Locale, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (isReadError(error)) throw new Error(locale === 'en' ? error.english : error.message)
    throw error
  }
}
