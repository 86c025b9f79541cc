import {
  CodeLens,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  MarkdownString,
  Range,
  type TextEditor,
  ThemeColor,
  type Uri,
  window,
} from 'vscode'
import {
  isWordView,
  type WordChange,
  type WordChanges,
  type WordViewParams,
  wordScheme,
} from '../../../server/src/lsp/word-protocol.ts'
import { clientCommands } from '../command-names.ts'
import { editorRange, reveal } from '../positions.ts'

/** Shows where a view differs from its Word file, what stood there, and above the text what can be done with the changes. */
export interface ShownChanges extends Disposable {
  /** The server has checked a view. */
  checked(view: string): void
  /** Selects the next change behind the cursor. */
  next(view: string): Promise<void>
}

export function showChanges(ask: (params: WordViewParams) => Promise<WordChanges | null>): ShownChanges {
  const look = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('diffEditor.insertedTextBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.addedForeground'),
  })
  const known = new Map<string, readonly WordChange[]>()
  const lensChanged = new EventEmitter<void>()
  const selector = { scheme: wordScheme }

  function decorate(editor: TextEditor): void {
    const key = editor.document.uri.toString()
    if (isWordView(key)) editor.setDecorations(look, (known.get(key) ?? []).map(decorationOf))
  }

  async function renew(view: string): Promise<void> {
    const answer = await ask({ uri: view })
    const shown = window.visibleTextEditors.filter(({ document }) => document.uri.toString() === view)
    // what belongs to an older text would stand in the wrong places
    if (!answer || shown.some(({ document }) => document.version !== answer.version)) return
    known.set(view, answer.changes)
    shown.forEach(decorate)
    lensChanged.fire()
  }

  const listeners = [
    look,
    lensChanged,
    window.onDidChangeVisibleTextEditors((editors) => editors.forEach(decorate)),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: lensChanged.event,
      provideCodeLenses: ({ uri }) => lenses(uri, known.get(uri.toString())?.length ?? 0),
    }),
  ]
  return {
    checked(view) {
      // the server may be gone for a moment: the next check asks again
      if (isWordView(view)) renew(view).catch(() => {})
    },
    async next(view) {
      const ranges = (known.get(view) ?? []).map(({ range }) => range)
      const cursor =
        window.activeTextEditor?.document.uri.toString() === view ? window.activeTextEditor.selection.end : null
      const behind = ranges.find(({ start }) => !cursor || editorRange({ start, end: start }).start.isAfter(cursor))
      const target = behind ?? ranges[0]
      if (target) await reveal(view, target)
    },
    dispose: () => {
      for (const one of listeners) one.dispose()
    },
  }
}

function decorationOf({ range, was }: WordChange) {
  const hoverMessage = new MarkdownString()
  hoverMessage.appendText(was ? l10n.t('In the Word file: {0}', was) : l10n.t('Not in the Word file yet'))
  return { range: editorRange(range), hoverMessage }
}

function lenses(uri: Uri, count: number): CodeLens[] {
  const lens = (title: string, command: string) =>
    new CodeLens(new Range(0, 0, 0, 0), { title, command, arguments: [uri] })
  const changes = l10n.t('{0} tracked changes', count)
  const safe = lens(`$(check-all) ${l10n.t('Take all safe rewrites')}`, 'editor.action.fixAll')
  const copy = lens(`$(save-as) ${l10n.t('Save a copy with tracked changes …')}`, clientCommands.saveWordCopy)
  if (!count) return [safe, copy]
  return [
    lens(`$(edit) ${changes}`, clientCommands.nextWordChange),
    safe,
    copy,
    lens(`$(save) ${l10n.t('Write into the file …')}`, clientCommands.saveWordInPlace),
  ]
}
