import { type Disposable, LanguageStatusSeverity, l10n, languages, window, workspace } from 'vscode'
import type { StatusParams } from '../../server/src/lsp/protocol.ts'
import { checkedDocuments } from './selector.ts'

/** The number of findings of the active document, in the language status. */
export interface Status extends Disposable {
  show(params: StatusParams): void
}

export function createStatus(): Status {
  const item = languages.createLanguageStatusItem('tenderlint.status', checkedDocuments)
  item.name = 'TenderLint'
  item.command = { title: l10n.t('Show problems'), command: 'workbench.actions.view.problems' }
  const known = new Map<string, StatusParams>()

  function render(): void {
    const active = window.activeTextEditor?.document.uri.toString()
    const params = active === undefined ? undefined : known.get(active)
    if (!params) {
      item.text = 'TenderLint'
      item.detail = undefined
      item.severity = LanguageStatusSeverity.Information
      return
    }
    if (params.failed) {
      item.text = 'TenderLint'
      item.detail = l10n.t('this file could not be checked')
      item.severity = LanguageStatusSeverity.Warning
      return
    }
    const all = params.certain + params.review
    item.text = l10n.t('certain {0} · to be verified {1}', params.certain, params.review)
    item.detail = params.shown < all ? l10n.t('{0} of {1} shown', params.shown, all) : undefined
    item.severity = params.certain ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information
  }

  render()
  const listeners = [
    window.onDidChangeActiveTextEditor(render),
    workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
  ]
  return {
    show(params) {
      known.set(params.uri, params)
      render()
    },
    dispose() {
      for (const disposable of [item, ...listeners]) disposable.dispose()
    },
  }
}
