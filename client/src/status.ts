import {
  type Disposable,
  type DocumentFilter,
  env,
  LanguageStatusSeverity,
  l10n,
  languages,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
} from 'vscode'
import type { Overview, StatusParams } from '../../server/src/lsp/protocol.ts'
import { clientCommands } from './command-names.ts'
import type { CurrentDocument } from './findings/current-document.ts'
import { countText } from './findings/tree-item.ts'
import type { LastCheck } from './parts.ts'
import { steeringLines } from './steering.ts'

/** Counts and settings of the current document: in the language status, and in the status bar with a menu behind it. */
export interface Status extends Disposable {
  show(params: StatusParams): void
  last(uri: string): LastCheck | undefined
  forget(uri: string): void
}

export function createStatus(
  checked: readonly DocumentFilter[],
  current: CurrentDocument,
  overview: (uri: string) => Overview | undefined,
  now: () => Date,
): Status {
  const language = languages.createLanguageStatusItem('tenderlint.status', checked)
  language.name = 'TenderLint'
  language.command = { title: l10n.t('Details'), command: clientCommands.showMenu }
  const bar = window.createStatusBarItem('tenderlint.bar', StatusBarAlignment.Left, 10)
  bar.name = 'TenderLint'
  bar.command = clientCommands.showMenu
  const known = new Map<string, LastCheck>()

  function render(): void {
    const uri = current.uri()
    const check = uri === undefined ? undefined : known.get(uri)
    if (uri === undefined) bar.hide()
    else bar.show()
    const failed = check?.params.failed ?? false
    const certain = check?.params.certain ?? 0
    language.text = check && !failed ? countText(certain, check.params.review) : 'TenderLint'
    language.detail = check && detailOf(check.params)
    language.severity = failed
      ? LanguageStatusSeverity.Warning
      : certain
        ? LanguageStatusSeverity.Error
        : LanguageStatusSeverity.Information
    bar.text = failed || !check ? '$(law) TenderLint' : `$(law) ${language.text}`
    bar.backgroundColor = failed ? new ThemeColor('statusBarItem.warningBackground') : undefined
    bar.tooltip = check && uri !== undefined ? tooltip(check, overview(uri)) : l10n.t('Being checked …')
    bar.accessibilityInformation = { label: `TenderLint ${language.text} ${language.detail ?? ''}` }
  }

  render()
  const listener = current.onDidChange(render)
  return {
    show(params) {
      known.set(params.uri, { params, at: now() })
      if (params.uri === current.uri()) render()
    },
    last: (uri) => known.get(uri),
    forget: (uri) => void known.delete(uri),
    dispose() {
      for (const disposable of [language, bar, listener]) disposable.dispose()
    },
  }
}

function detailOf({ certain, review, shown, failed }: StatusParams): string | undefined {
  if (failed) return l10n.t('this file could not be checked')
  const all = certain + review
  return shown < all ? l10n.t('{0} of {1} shown', shown, all) : undefined
}

function tooltip({ params, at }: LastCheck, overview: Overview | undefined): MarkdownString {
  const lines = [
    detailOf(params) ?? countText(params.certain, params.review),
    l10n.t('Last check: {0}', at.toLocaleTimeString(env.language)),
    ...(overview ? steeringLines(overview) : []),
    l10n.t('Click for more.'),
  ]
  const text = new MarkdownString()
  for (const [index, line] of lines.entries()) {
    if (index) text.appendMarkdown('\n\n')
    text.appendText(line)
  }
  return text
}
