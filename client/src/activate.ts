import { type ExtensionContext, l10n, window, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  type Overview,
  type OverviewParams,
  overviewRequest,
  type StatusParams,
} from '../../server/src/lsp/protocol.ts'
import { registerCommands } from './commands.ts'
import { currentDocument } from './findings/current-document.ts'
import { findingsView } from './findings/view.ts'
import type { Host } from './host.ts'
import { type Progress, progressBook } from './model/progress.ts'
import { watchedOverviews } from './model/watched-overviews.ts'
import type { Parts } from './parts.ts'
import { sectionColours } from './sections/colours.ts'
import { createStatus } from './status.ts'
import { wordSupport } from './word/register.ts'

/** Milliseconds between a check and the overview that views fetch after it. */
const overviewDelay = 150

let starting: Promise<BaseLanguageClient> | undefined

/**
 * Registers commands and views, then starts the bundled server. Everything it needs is in the extension; no network, nothing of the
 * workspace is run.
 */
export function activateOn(host: Host, context: ExtensionContext): void {
  const output = window.createOutputChannel('TenderLint', { log: true })
  let onStatus = (_params: StatusParams): void => {}
  const client = host.startClient(context, output, (params) => onStatus(params))
  starting = client
  client.catch((error) => {
    void window.showErrorMessage(l10n.t('TenderLint could not be started: {0}', String(error)))
  })

  const book = progressBook()
  const progress = new Map<string, Progress>()
  const overviews = watchedOverviews(async (uri) => {
    const params: OverviewParams = { uri }
    const overview = await (await client).sendRequest<Overview | null>(overviewRequest, params)
    if (overview) {
      const fingerprints = overview.findings.map(({ fingerprint }) => fingerprint)
      progress.set(uri, book.note(uri, fingerprints))
    }
    return overview
  }, overviewDelay)
  const current = currentDocument(host.checked)
  const status = createStatus(host.checked, current, overviews.latest, () => new Date())
  const view = findingsView(current, overviews, context.globalState, (uri) => progress.get(uri))
  const parts: Parts = {
    context,
    client,
    output,
    overviews,
    runsProgram: host.programCommands !== undefined,
    progress: (uri) => progress.get(uri),
    lastCheck: status.last,
  }
  const word = wordSupport(parts)
  onStatus = (params) => {
    status.show(params)
    view.checked(params.uri, params.certain)
    overviews.checked(params.uri)
    word.checked(params.uri)
  }
  context.subscriptions.push(
    output,
    overviews,
    current,
    status,
    view,
    sectionColours(host.checked, overviews),
    word,
    workspace.onDidCloseTextDocument(({ uri }) => {
      overviews.forget(uri.toString())
      status.forget(uri.toString())
    }),
    ...registerCommands(parts, current, view),
    ...(host.programCommands?.(parts, current) ?? []),
  )
}

/** Stops the server with the editor. */
export async function deactivate(): Promise<void> {
  const client = await starting?.catch(() => undefined)
  await client?.stop()
}
