import { commands, type ExtensionContext } from 'vscode'
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser'
import { type InitializationOptions, statusNotification } from '../../server/src/lsp/protocol.ts'
import { activateOn } from './activate.ts'
import { actionMiddleware } from './changed-meanwhile.ts'
import { contextKeys } from './command-names.ts'
import { heldCommands } from './held-commands.ts'
import type { Host } from './host.ts'
import { commandsOfElsewhere } from './not-here.ts'
import { documentsAnywhere, settingsFiles } from './selector.ts'
import { answerReads, serverWorker, webOptions } from './server-worker.ts'

export { deactivate } from './activate.ts'

/** An editor in a browser: no Node, so the server is a worker and the bundled program cannot be run. */
const host: Host = {
  checked: documentsAnywhere,
  async startClient(context, output, onStatus) {
    const initializationOptions: InitializationOptions = { commands: true, web: webOptions(context) }
    const held = heldCommands()
    context.subscriptions.push(held)
    const documents = [...documentsAnywhere, { pattern: settingsFiles }]
    const options: LanguageClientOptions = {
      documentSelector: documents as LanguageClientOptions['documentSelector'],
      initializationOptions,
      outputChannel: output,
      diagnosticPullOptions: { onChange: true },
      middleware: actionMiddleware(held),
    }
    const client = new LanguageClient('tenderlint', 'TenderLint', () => serverWorker(context), options)
    answerReads(client)
    client.onNotification(statusNotification, onStatus)
    await client.start()
    return client
  },
}

/** Called by the editor. No network beyond the extension's own files. */
export function activate(context: ExtensionContext): void {
  // a window with a remote machine has what needs Node, unless the extension is not installed there
  void commands.executeCommand('setContext', contextKeys.inBrowser, true)
  context.subscriptions.push(...commandsOfElsewhere())
  activateOn(host, context)
}
