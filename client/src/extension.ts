import { type ExtensionContext, l10n, window, workspace } from 'vscode'
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node'
import {
  type InitializationOptions,
  type Overview,
  type OverviewParams,
  overviewRequest,
  type StatusParams,
  statusNotification,
} from '../../server/src/lsp/protocol.ts'
import { registerCommands } from './commands.ts'
import { currentDocument } from './findings/current-document.ts'
import { findingsView } from './findings/view.ts'
import { type Progress, progressBook } from './model/progress.ts'
import { watchedOverviews } from './model/watched-overviews.ts'
import type { Parts } from './parts.ts'
import { syncedDocuments } from './selector.ts'
import { serverProcess } from './server-process.ts'
import { createStatus } from './status.ts'
import { workspaceView } from './workspace/view.ts'

/** Milliseconds between a check and the overview that views fetch after it. */
const overviewDelay = 150

let client: LanguageClient | undefined

/**
 * Starts the bundled server. Everything it needs is in the extension; no network, nothing of the workspace is run. Gives as soon
 * as commands and views are there; the server comes up meanwhile.
 */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('TenderLint', { log: true })
  const initializationOptions: InitializationOptions = { commands: true }
  const options: LanguageClientOptions = {
    documentSelector: syncedDocuments as LanguageClientOptions['documentSelector'],
    initializationOptions,
    outputChannel: output,
    diagnosticPullOptions: { onChange: true },
  }
  const started = new LanguageClient('tenderlint', 'TenderLint', serverProcess(context), options)
  client = started

  const book = progressBook()
  const progress = new Map<string, Progress>()
  const overviews = watchedOverviews(async (uri) => {
    const params: OverviewParams = { uri }
    const overview = await started.sendRequest<Overview | null>(overviewRequest, params)
    if (overview) {
      const fingerprints = overview.findings.map(({ fingerprint }) => fingerprint)
      progress.set(uri, book.note(uri, fingerprints))
    }
    return overview
  }, overviewDelay)
  const current = currentDocument()
  const status = createStatus(current, overviews.latest, () => new Date())
  const view = findingsView(current, overviews, context.globalState, (uri) => progress.get(uri))
  const results = workspaceView()
  const parts: Parts = {
    context,
    client: started,
    output,
    overviews,
    workspaceView: results,
    progress: (uri) => progress.get(uri),
    lastCheck: status.last,
  }
  started.onNotification(statusNotification, (params: StatusParams) => {
    status.show(params)
    view.checked(params.uri, params.certain)
    overviews.checked(params.uri)
  })
  context.subscriptions.push(
    output,
    overviews,
    current,
    status,
    view,
    results,
    workspace.onDidCloseTextDocument(({ uri }) => {
      overviews.forget(uri.toString())
      status.forget(uri.toString())
    }),
    ...registerCommands(parts, current, view),
  )
  started.start().catch((error) => {
    void window.showErrorMessage(l10n.t('TenderLint could not be started: {0}', String(error)))
  })
}

/** Stops the server with the editor. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}
