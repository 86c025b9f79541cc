import { l10n, Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient, WorkspaceEdit as ServerEdit } from 'vscode-languageclient'
import type { OverviewFinding } from '../../../server/src/lsp/protocol.ts'
import { tellChanged } from '../changed-meanwhile.ts'
import { preferredAction, type ServerAction, versionsOf } from '../model/server-action.ts'
import { reveal } from '../positions.ts'

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
  // the author sees what changes; and blanks to fill in need an editor that has the focus
  await reveal(uri, finding.range)
  const whole = action.edit
    ? action
    : await client.sendRequest<ServerAction>('codeAction/resolve', action).catch(() => undefined)
  if (!whole?.edit || versionsOf(whole).some((one) => one !== version)) return tellChanged()
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(whole.edit as ServerEdit)
  if (document.version !== version) return tellChanged()
  await workspace.applyEdit(edit)
}
