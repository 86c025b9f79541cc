import { commands, type ExtensionContext, l10n, window } from 'vscode'
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node'
import {
  commandNames,
  type InitializationOptions,
  type OpenRuleTarget,
  type StatusParams,
  statusNotification,
  type WaiveTarget,
} from '../../server/src/lsp/protocol.ts'
import { openRule } from './open-rule.ts'
import { syncedDocuments } from './selector.ts'
import { serverProcess } from './server-process.ts'
import { createStatus } from './status.ts'
import { waive } from './waive.ts'

let client: LanguageClient | undefined

/** Starts the bundled server. Everything it needs is in the extension; no network, nothing of the workspace is run. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('TenderLint', { log: true })
  const status = createStatus()
  const initializationOptions: InitializationOptions = { commands: true }
  const options: LanguageClientOptions = {
    documentSelector: syncedDocuments as LanguageClientOptions['documentSelector'],
    initializationOptions,
    outputChannel: output,
    diagnosticPullOptions: { onChange: true },
  }
  const started = new LanguageClient('tenderlint', 'TenderLint', serverProcess(context), options)
  client = started
  started.onNotification(statusNotification, (params: StatusParams) => status.show(params))
  context.subscriptions.push(
    output,
    status,
    commands.registerCommand(commandNames.waive, (target?: WaiveTarget) => waive(started, target)),
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
    await running.restart()
  } catch (error) {
    void window.showErrorMessage(l10n.t('TenderLint could not be restarted: {0}', String(error)))
  }
}
