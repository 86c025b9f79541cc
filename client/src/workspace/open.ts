import { commands, env, l10n, type Uri, window } from 'vscode'
import { clientCommands } from '../command-names.ts'
import type { Parts } from '../parts.ts'
import { reveal } from '../positions.ts'
import { viewOf } from '../word/uri.ts'
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
  if (file.report.format === 'docx') return openWordAt(parts, uri, node)
  if (file.report.format === '' || textual.includes(file.report.format)) {
    await commands.executeCommand('vscode.open', uri)
    return
  }
  return offer(uri, node)
}

/** A Word file is shown as text; a finding is known there by its fingerprint. */
async function openWordAt(parts: Parts, file: Uri, node: CheckedNode): Promise<void> {
  await commands.executeCommand(clientCommands.openWord, file)
  if (node.kind !== 'finding') return
  const view = viewOf(file).toString()
  const overview = await parts.overviews.fetch(view)
  const found = overview?.findings.find(({ fingerprint }) => fingerprint === node.finding.fingerprint)
  if (found) await reveal(view, found.range)
}

/** Old Word files and others are no text for the editor: what can be done with them is offered. */
async function offer(uri: Uri, node: CheckedNode): Promise<void> {
  const outside = l10n.t('Open outside the editor')
  const text = node.kind === 'finding' ? node.finding.message : node.report.path
  const chosen = await window.showInformationMessage(text, ...(env.remoteName ? [] : [outside]))
  if (chosen === outside) await env.openExternal(uri)
}
