import { commands, l10n, SnippetString, Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient, WorkspaceEdit as ServerEdit } from 'vscode-languageclient'
import type { OverviewFinding, PlainRange } from '../../../server/src/lsp/protocol.ts'
import { preferredAction, type ServerAction, versionsOf } from '../model/server-action.ts'
import { editorRange, reveal } from '../positions.ts'

/** Argument of tenderlint.applySnippet. */
export interface SnippetTarget {
  readonly uri: string
  readonly version: number
  readonly range: PlainRange
  /** With ${1:…} for what the author fills in. */
  readonly snippet: string
}

/** Puts a rewrite with blanks to fill in in place of a range; nothing happens when the document is no longer of that version. */
export async function applySnippet(target: SnippetTarget | undefined): Promise<void> {
  if (!target) return
  const document = await workspace.openTextDocument(Uri.parse(target.uri))
  if (document.version !== target.version) return tellChanged()
  const shown = window.visibleTextEditors.find((one) => one.document === document)
  const editor = await window.showTextDocument(document, shown?.viewColumn)
  // showing takes a turn, in which the author may have typed
  if (document.version !== target.version) return tellChanged()
  await editor.insertSnippet(new SnippetString(target.snippet), editorRange(target.range))
}

/** Applies the rewrite that the server offers first for a finding of the tree. */
export async function rewriteFinding(client: BaseLanguageClient, uri: string, finding: OverviewFinding): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri))
  const { version } = document
  const params = {
    textDocument: { uri },
    range: finding.range,
    context: { diagnostics: [], only: ['quickfix'] },
  }
  const actions = await client.sendRequest<readonly ServerAction[] | null>('textDocument/codeAction', params)
  const action = preferredAction(actions ?? [], finding.rule, finding.range)
  if (!action) {
    void window.showInformationMessage(l10n.t('There is no rewrite for this clause.'))
    return
  }
  if (document.version !== version || versionsOf(action).some((one) => one !== version)) return tellChanged()
  if (action.edit) {
    // the author sees what changes; and blanks to fill in need an editor that has the focus
    await reveal(uri, finding.range)
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(action.edit as ServerEdit)
    if (document.version !== version) return tellChanged()
    await workspace.applyEdit(edit)
  }
  if (action.command) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []))
}

/** Says that a clause is no longer what an action was made for. */
export function tellChanged(): void {
  void window.showWarningMessage(l10n.t('The clause has changed meanwhile; nothing was written. Please try again.'))
}
