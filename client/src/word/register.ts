import { commands, type Disposable, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  type Accepted,
  acceptRequest,
  type CloseWordParams,
  closeWordNotification,
  isWordView,
  type OpenedWord,
  type OpenWordParams,
  openWordRequest,
  wordScheme,
} from '../../../server/src/lsp/word-protocol.ts'
import { clientCommands } from '../command-names.ts'
import type { Parts } from '../parts.ts'
import { wordFiles } from './files.ts'
import { gatheredRewrites } from './gathered.ts'
import type { WordParts } from './parts.ts'
import { showGathered } from './shown.ts'
import { nameOf } from './uri.ts'

/** Loads what is built apart when a command first needs it. */
const onDemand = () => import('../on-demand.ts')

/** `State.Running` of the client's library, which is not loaded for a number. */
const running = 2

export interface WordSupport extends Disposable {
  /** The server has checked a document. */
  checked(uri: string): void
  commands(parts: Parts): readonly Disposable[]
}

/** Word files that are shown as text: the scheme they have, what has been accepted in them, and the commands for it. */
export function wordSupport(context: ExtensionContext, client: Promise<BaseLanguageClient>): WordSupport {
  const gathered = gatheredRewrites(
    async (params) => (await client).sendRequest<Accepted | null>(acceptRequest, params),
    context.workspaceState,
    (view, { length }) => {
      const name = nameOf(Uri.parse(view))
      void window.showWarningMessage(
        l10n.t('{0}: {1} accepted rewrites were dropped: their clauses have changed or overlap.', name, length),
      )
    },
  )
  const files = wordFiles(
    async (view, bytes) => {
      const uri = view.toString()
      const params: OpenWordParams = { uri, bytes, accepted: gathered.of(uri) }
      return (await (await client).sendRequest<OpenedWord>(openWordRequest, params)).text
    },
    {
      onFault: (view, reason) =>
        void window.showWarningMessage(l10n.t('{0} has changed on disk and cannot be read: {1}', nameOf(view), reason)),
      onChanged: (view) =>
        void window.setStatusBarMessage(l10n.t('{0} has changed on disk and was read again', nameOf(view)), 5000),
      onClosed(view) {
        const params: CloseWordParams = { uri: view.toString() }
        void client.then((it) => it.sendNotification(closeWordNotification, params)).catch(() => {})
        const { length } = gathered.of(params.uri)
        if (length) void remind(view, length)
      },
    },
  )
  client
    .then((it) => it.onDidChangeState(({ newState }) => void (newState === running && files.tellAgain())))
    .catch(() => {})
  const parts: WordParts = { files, gathered }
  const disposables = [
    gathered,
    files,
    workspace.registerFileSystemProvider(wordScheme, files, { isReadonly: true, isCaseSensitive: true }),
    showGathered(gathered),
  ]
  return {
    checked: (uri) => {
      if (isWordView(uri)) gathered.checked(uri)
    },
    commands: (all) => wordCommands(all, parts),
    dispose: () => {
      for (const one of disposables) one.dispose()
    },
  }
}

function wordCommands(parts: Parts, word: WordParts): readonly Disposable[] {
  // biome-ignore lint/suspicious/noExplicitAny: the editor passes each command what its caller or menu gives
  const on = (name: string, run: (...given: any[]) => unknown) => commands.registerCommand(name, run)
  const onView = (name: string, run: (view: Uri) => unknown) =>
    on(name, (given?: unknown) => {
      const view = given instanceof Uri ? given : window.activeTextEditor?.document.uri
      return view && isWordView(view.toString()) ? run(view) : undefined
    })
  return [
    on(clientCommands.openWord, async (file?: Uri) => (await onDemand()).openWord(word, file)),
    on(clientCommands.acceptRewrite, async (target) => (await onDemand()).acceptRewrite(word, target)),
    on(clientCommands.acceptSafeRewrites, async (target) => {
      const uri = window.activeTextEditor?.document.uri.toString() ?? ''
      const own = isWordView(uri) ? { uri } : undefined
      return (await onDemand()).acceptSafeRewrites(parts, word, target instanceof Uri ? own : (target ?? own))
    }),
    on(clientCommands.undoRewrite, (view?: string, fingerprint?: string) =>
      view && fingerprint ? word.gathered.remove(view, fingerprint) : undefined,
    ),
    onView(clientCommands.listRewrites, async (view) => (await onDemand()).listRewrites(word, view)),
    onView(clientCommands.saveWordCopy, async (view) => (await onDemand()).saveWordCopy(parts, word, view)),
    onView(clientCommands.saveWordInPlace, async (view) => (await onDemand()).saveWordInPlace(parts, word, view)),
  ]
}

/** A view that is closed takes nothing with it. */
async function remind(view: Uri, count: number): Promise<void> {
  const reopen = l10n.t('Show again')
  const text = l10n.t('{0}: {1} accepted rewrites are kept, but not written into the file yet.', nameOf(view), count)
  if ((await window.showInformationMessage(text, reopen)) === reopen)
    await commands.executeCommand(clientCommands.openWord, view)
}
