import { l10n, Uri, window, workspace } from 'vscode'
import { isWordView } from '../../../server/src/lsp/word-protocol.ts'
import { type CheckedNode, uriOf } from '../workspace/view.ts'
import { reasonOf } from './files.ts'
import type { WordParts } from './parts.ts'
import { nameOf, viewOf } from './uri.ts'

/** What the author has in front, be it text or not. */
function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input as { readonly uri?: unknown } | undefined
  return input?.uri instanceof Uri ? input.uri : undefined
}

/** Shows a Word file as text to read, with findings; without a file it is asked for. */
export async function openWord({ files }: WordParts, given: unknown): Promise<void> {
  const chosen = uriIn(given) ?? activeFile()
  const file = chosen && isWordFile(chosen) ? chosen : await askFile()
  if (!file) return
  const view = viewOf(file)
  const isOpen = workspace.textDocuments.some(({ uri }) => uri.toString() === view.toString())
  try {
    if (!isOpen) await files.load(view)
    await window.showTextDocument(await workspace.openTextDocument(view), { preview: false })
  } catch (error) {
    void window.showErrorMessage(l10n.t('{0} cannot be shown: {1}', nameOf(file), reasonOf(error)))
  }
}

/** The explorer gives a URI, the tree of the checked workspace its node. */
function uriIn(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given
  const node = given as Partial<CheckedNode> | undefined
  return node?.kind === 'file' ? uriOf(node as CheckedNode & { kind: 'file' }) : undefined
}

async function askFile(): Promise<Uri | undefined> {
  const filters = { [l10n.t('Word file')]: ['docx', 'docm'] }
  return (await window.showOpenDialog({ filters, title: l10n.t('Which Word file?'), canSelectMany: false }))?.[0]
}

/** Files that can be shown as text and written into. */
export function isWordFile(uri: Uri): boolean {
  return isWordView(uri.toString()) || /\.doc[xm]$/i.test(uri.path)
}
