import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextEditor,
  ThemeColor,
  type Uri,
  window,
} from 'vscode'
import { type PlacedRewrite, wordScheme } from '../../../server/src/lsp/word-protocol.ts'
import { clientCommands } from '../command-names.ts'
import { editorRange } from '../positions.ts'
import type { Gathered } from './gathered.ts'

/** Shows accepted rewrites as Word shows tracked changes, what can be done with all of them above the text, and the way back on each. */
export function showGathered(gathered: Gathered): Disposable {
  const look = window.createTextEditorDecorationType({
    textDecoration: 'line-through',
    color: new ThemeColor('gitDecoration.deletedResourceForeground'),
    after: { color: new ThemeColor('gitDecoration.addedResourceForeground') },
    overviewRulerColor: new ThemeColor('editorOverviewRuler.addedForeground'),
  })
  const lensChanged = new EventEmitter<void>()
  const selector = { scheme: wordScheme }

  function decorate(editor: TextEditor): void {
    const { uri } = editor.document
    if (uri.scheme !== wordScheme) return
    editor.setDecorations(look, gathered.placed(uri.toString()).map(decorationOf))
  }

  const listeners = [
    look,
    lensChanged,
    gathered.onDidChange((view) => {
      for (const editor of window.visibleTextEditors) if (editor.document.uri.toString() === view) decorate(editor)
      lensChanged.fire()
    }),
    window.onDidChangeVisibleTextEditors((editors) => editors.forEach(decorate)),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: lensChanged.event,
      provideCodeLenses: ({ uri }) => lenses(uri, gathered.of(uri.toString()).length),
    }),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: ({ uri }, range) =>
          gathered.placed(uri.toString()).flatMap((rewrite) => {
            return editorRange(rewrite.range).intersection(range) ? [undoAction(uri, rewrite)] : []
          }),
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  ]
  return {
    dispose: () => {
      for (const one of listeners) one.dispose()
    },
  }
}

function decorationOf({ range, text }: PlacedRewrite) {
  const hoverMessage = l10n.t('Accepted; it becomes a tracked change when the file is written.')
  return {
    range: editorRange(range),
    hoverMessage,
    renderOptions: { after: { contentText: text, margin: '0 0 0 0.2em' } },
  }
}

function lenses(uri: Uri, count: number): CodeLens[] {
  const top = new Range(0, 0, 0, 0)
  const target = uri.toString()
  const lens = (title: string, command: string, ...given: unknown[]) =>
    new CodeLens(top, { title, command, arguments: given })
  const all = lens(`$(check-all) ${l10n.t('Accept all safe rewrites')}`, clientCommands.acceptSafeRewrites, {
    uri: target,
  })
  const copy = lens(`$(save-as) ${l10n.t('Save a copy with tracked changes …')}`, clientCommands.saveWordCopy, uri)
  if (!count) return [all, copy]
  return [
    lens(`$(edit) ${l10n.t('{0} accepted', count)}`, clientCommands.listRewrites, uri),
    all,
    copy,
    lens(`$(save) ${l10n.t('Write into the file …')}`, clientCommands.saveWordInPlace, uri),
  ]
}

function undoAction(uri: Uri, { text, fingerprint }: PlacedRewrite): CodeAction {
  const shown = text.length > 30 ? `${text.slice(0, 29)}…` : text
  const title = l10n.t('Take back: {0}', shown)
  const action = new CodeAction(title, CodeActionKind.QuickFix)
  action.command = { title, command: clientCommands.undoRewrite, arguments: [uri.toString(), fingerprint] }
  return action
}
