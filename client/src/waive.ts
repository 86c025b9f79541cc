import { l10n, Position, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  type WaiverEdit,
  type WaiverEditParams,
  type WaiveTarget,
  waiverEditRequest,
} from '../../server/src/lsp/protocol.ts'

/** Asks for the reason and writes the waiver above the clause. The server says where, after the reason is known. */
export async function waive(client: LanguageClient, target: WaiveTarget | undefined): Promise<void> {
  if (!target) return
  const reason = await window.showInputBox({
    title: l10n.t('Waive: {0}', target.rule),
    prompt: l10n.t(
      'The reason is written into the document above the clause. State the document or approval it rests on.',
    ),
    placeHolder: l10n.t('For example: single source, approval number …'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() ? undefined : l10n.t('A waiver needs a reason.')),
  })
  if (!reason?.trim()) return
  const params: WaiverEditParams = { ...target, reason }
  const answer = await client.sendRequest<WaiverEdit | null>(waiverEditRequest, params)
  const document = await workspace.openTextDocument(Uri.parse(target.uri))
  if (!answer || answer.version !== document.version) {
    void window.showWarningMessage(l10n.t('The clause has changed meanwhile; nothing was written. Please try again.'))
    return
  }
  const edit = new WorkspaceEdit()
  for (const { range, newText } of answer.edits)
    edit.replace(
      document.uri,
      new Range(
        new Position(range.start.line, range.start.character),
        new Position(range.end.line, range.end.character),
      ),
      newText,
    )
  await workspace.applyEdit(edit)
}
