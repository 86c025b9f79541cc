import { commands, env, l10n, type Uri, window } from 'vscode'
import { annotate } from '../export/annotate.ts'
import type { Parts } from '../parts.ts'
import { reveal } from '../positions.ts'
import { type CheckedNode, uriOf } from './view.ts'

/** Formats whose text the editor itself shows. */
const textual = ['markdown', 'text']

/** Shows a file of the checked workspace, at the finding if one was chosen. */
export async function openChecked(parts: Parts, node: CheckedNode | undefined): Promise<void> {
  if (!node) return
  const file = node.kind === 'file' ? node : node.file
  const uri = uriOf(file)
  if (node.kind === 'finding' && textual.includes(file.report.format)) {
    const { start, end } = node.finding.range
    const place = (at: typeof start) => ({ line: at.line - 1, character: at.column - 1 })
    return reveal(uri.toString(), { start: place(start), end: place(end) })
  }
  if (file.report.format === '' || textual.includes(file.report.format)) {
    await commands.executeCommand('vscode.open', uri)
    return
  }
  return offer(parts, uri, node)
}

/** Word and other files are no text for the editor: what can be done with them is offered. */
async function offer(parts: Parts, uri: Uri, node: CheckedNode): Promise<void> {
  const annotated = l10n.t('Annotated Word copy …')
  const outside = l10n.t('Open outside the editor')
  const choices = [...(/\.docx$/i.test(uri.path) ? [annotated] : []), ...(env.remoteName ? [] : [outside])]
  const text = node.kind === 'finding' ? node.finding.message : node.report.path
  const chosen = await window.showInformationMessage(text, ...choices)
  if (chosen === annotated) await annotate(parts, uri)
  if (chosen === outside) await env.openExternal(uri)
}
