import { commands, Uri, window, workspace } from 'vscode'
import type { Parts } from './parts.ts'

/** Opens the sample tender as a new document: what is tried on it leaves nothing behind. */
export async function openSample({ context }: Parts): Promise<void> {
  const file = Uri.joinPath(context.extensionUri, 'client', 'walkthrough', 'sample.md')
  const content = new TextDecoder().decode(await workspace.fs.readFile(file))
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }), { preview: false })
}

/** Opens the first steps. */
export async function openWalkthrough({ context }: Parts): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false)
}
