import type { ExtensionContext } from 'vscode'
import { activateOn } from './activate.ts'
import type { Host } from './host.ts'
import { programCommands } from './program-commands.ts'
import { checkedDocuments } from './selector.ts'

export { deactivate } from './activate.ts'

/** An editor with Node: on the desktop, or on the machine that a window is connected to. */
const host: Host = {
  checked: checkedDocuments,
  async startClient(...given) {
    // in a turn of its own: other extensions need not wait for ours to read its library
    await new Promise((resolve) => setImmediate(resolve))
    const { startClient } = await import('./language-client.ts')
    return startClient(...given)
  },
  programCommands,
}

/** Called by the editor. */
export function activate(context: ExtensionContext): void {
  activateOn(host, context)
}
