import { commands, type Disposable, l10n, Uri, window, workspace } from 'vscode'
import {
  closeWordNotification,
  isWordView,
  type OpenedWord,
  type OpenWordParams,
  openWordRequest,
  type WordChanges,
  type WordViewParams,
  wordChangesRequest,
  wordScheme,
} from '../../../server/src/lsp/word-protocol.ts'
import { clientCommands } from '../command-names.ts'
import type { Parts } from '../parts.ts'
import { showChanges } from './changes.ts'
import { wordFiles } from './files.ts'
import type { WordParts } from './parts.ts'
import { nameOf } from './uri.ts'

/** Loads what is built apart when a command first needs it. */
const onDemand = () => import('../on-demand.ts')

/** `State.Running` of the client's library, which is not loaded for a number. */
const running = 2

export interface WordSupport extends Disposable {
  /** The server has checked a document. */
  checked(uri: string): void
}

/** Word files that are shown as text: the scheme they have, what has been changed in them, and the commands for it. */
export function wordSupport(all: Parts): WordSupport {
  const { client } = all
  const word: WordParts = {
    files: wordFiles({
      async layOut(view, bytes) {
        const params: OpenWordParams = { uri: view.toString(), bytes }
        return (await (await client).sendRequest<OpenedWord>(openWordRequest, params)).text
      },
      save: async (view, text) => (await onDemand()).writeView(all, word, view, text),
      onFault: (view, reason) =>
        void window.showWarningMessage(l10n.t('{0} cannot be read: {1}', nameOf(view), reason)),
      onChanged(view, shown) {
        const name = nameOf(view)
        if (shown) void window.setStatusBarMessage(l10n.t('{0} has changed on disk and was read again', name), 5000)
        else
          void window.showWarningMessage(
            l10n.t(
              '{0} has changed on disk. Your changes stand on the text from before; they can be saved in a copy.',
              name,
            ),
          )
      },
      onClosed(view) {
        const params: WordViewParams = { uri: view.toString() }
        word.settled.delete(params.uri)
        client.then((it) => it.sendNotification(closeWordNotification, params)).catch(() => {})
      },
    }),
    changes: showChanges(async (params) => (await client).sendRequest<WordChanges | null>(wordChangesRequest, params)),
    places: new Map(),
    settled: new Set(),
    written: new Map(),
    reasons: new Map(),
  }
  client
    .then((it) => it.onDidChangeState(({ newState }) => void (newState === running && word.files.tellAgain())))
    .catch(() => {})
  const disposables = [
    word.files,
    word.changes,
    workspace.registerFileSystemProvider(wordScheme, word.files, { isCaseSensitive: true }),
    workspace.onWillSaveTextDocument(({ document: { uri }, reason }) => {
      if (uri.scheme === wordScheme) word.reasons.set(uri.toString(), reason)
    }),
    workspace.onDidSaveTextDocument(async ({ uri }) => {
      if (word.written.has(uri.toString())) await (await onDemand()).afterSave(word, uri)
    }),
    ...wordCommands(all, word),
  ]
  return {
    checked: (uri) => word.changes.checked(uri),
    dispose: () => {
      for (const one of disposables) one.dispose()
    },
  }
}

function wordCommands(parts: Parts, word: WordParts): readonly Disposable[] {
  const onView = (name: string, run: (view: Uri) => unknown) =>
    commands.registerCommand(name, (given?: unknown) => {
      const view = given instanceof Uri ? given : window.activeTextEditor?.document.uri
      return view && isWordView(view.toString()) ? run(view) : undefined
    })
  return [
    commands.registerCommand(clientCommands.openWord, async (file?: unknown) =>
      (await onDemand()).openWord(word, file),
    ),
    onView(clientCommands.saveWord, async (view) => (await onDemand()).saveWord(parts, word, view)),
    onView(clientCommands.saveWordCopy, async (view) => (await onDemand()).saveWordCopy(parts, word, view, false)),
    onView(clientCommands.saveWordInPlace, async (view) => (await onDemand()).saveWordInPlace(parts, word, view)),
    onView(clientCommands.nextWordChange, (view) => word.changes.next(view.toString())),
  ]
}
