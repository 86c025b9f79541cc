// The client's library is by far the largest part of the extension. Built apart (dist/language-client.cjs) and loaded once commands
// and views are there.
import type { ExtensionContext, LogOutputChannel } from 'vscode'
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node'
import { type InitializationOptions, type StatusParams, statusNotification } from '../../server/src/lsp/protocol.ts'
import { actionMiddleware } from './changed-meanwhile.ts'
import { heldCommands } from './held-commands.ts'
import { syncedDocuments } from './selector.ts'
import { serverProcess } from './server-process.ts'

/** Starts the bundled server; gives its client as soon as it answers. Rejects when the server cannot be started. */
export async function startClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  onStatus: (params: StatusParams) => void,
): Promise<LanguageClient> {
  const initializationOptions: InitializationOptions = { commands: true }
  const held = heldCommands()
  context.subscriptions.push(held)
  const options: LanguageClientOptions = {
    documentSelector: syncedDocuments as LanguageClientOptions['documentSelector'],
    initializationOptions,
    outputChannel: output,
    diagnosticPullOptions: { onChange: true },
    middleware: actionMiddleware(held),
  }
  const client = new LanguageClient('tenderlint', 'TenderLint', serverProcess(context), options)
  client.onNotification(statusNotification, onStatus)
  await client.start()
  return client
}
