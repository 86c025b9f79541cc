import { commands, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode'
import { type OpenRuleTarget, rulePagePath } from '../../server/src/lsp/protocol.ts'

/** Shows the bundled page of a rule as a preview. */
export async function openRule(context: ExtensionContext, target: OpenRuleTarget | undefined): Promise<void> {
  const path = target ? rulePagePath(String(target.rule)) : null
  if (!path) return
  const page = Uri.joinPath(context.extensionUri, ...path.split('/'))
  try {
    await workspace.fs.stat(page)
  } catch {
    void window.showWarningMessage(l10n.t('There is no page for the rule {0}.', String(target?.rule)))
    return
  }
  try {
    await commands.executeCommand('markdown.showPreview', page)
  } catch {
    // The Markdown preview is an extension of its own and may be switched off.
    await window.showTextDocument(page)
  }
}
