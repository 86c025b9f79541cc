import { commands, type ExtensionContext, l10n, window } from 'vscode'
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser'
import {
  commandNames,
  type InitializationOptions,
  type OpenRuleTarget,
  type StatusParams,
  statusNotification,
  type WaiveTarget,
} from '../../server/src/lsp/protocol.ts'
import { currentDocument } from './findings/current-document.ts'
import { openRule } from './open-rule.ts'
import { answerReads, serverWorker, webOptions } from './server-worker.ts'
import { createStatus } from './status.ts'
import { waive } from './waive.ts'

let client: LanguageClient | undefined

/** Any scheme: in a browser, workspaces are seldom `file:`. */
const documents = [
  { language: 'markdown' },
  { language: 'plaintext' },
  { pattern: '**/{tenderlint.config.json,tenderlint.waivers.json}' },
]

/** Starts the bundled server in a worker: an editor in a browser has no Node. No network beyond the extension's own files. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('TenderLint', { log: true })
  const status = createStatus(
    currentDocument(),
    () => undefined,
    () => new Date(),
  )
  const initializationOptions: InitializationOptions = { commands: true, web: webOptions(context) }
  const options: LanguageClientOptions = {
    documentSelector: documents as LanguageClientOptions['documentSelector'],
    initializationOptions,
    outputChannel: output,
    diagnosticPullOptions: { onChange: true },
  }
  const started = new LanguageClient('tenderlint', 'TenderLint', () => serverWorker(context), options)
  client = started
  answerReads(started)
  started.onNotification(statusNotification, (params: StatusParams) => status.show(params))
  context.subscriptions.push(
    output,
    status,
    // the same class for this purpose, from the other half of the library
    commands.registerCommand(commandNames.waive, (target?: WaiveTarget) => waive(started as never, target)),
    commands.registerCommand(commandNames.openRule, (target?: OpenRuleTarget) => openRule(context, target)),
    commands.registerCommand(commandNames.restart, () => restart(started)),
  )
  await started.start()
}

/** Stops the server with the editor. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}

async function restart(running: LanguageClient): Promise<void> {
  try {
    await running.stop()
    // takes a new worker
    await running.start()
  } catch (error) {
    void window.showErrorMessage(l10n.t('TenderLint could not be restarted: {0}', String(error)))
  }
}
