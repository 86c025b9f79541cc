import {
  type Disposable,
  type DocumentFilter,
  languages,
  OverviewRulerLane,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
  workspace,
} from 'vscode'
import type { Overview } from '../../../server/src/lsp/protocol.ts'
import { sectionStretches } from '../model/section-stretches.ts'
import type { Overviews } from '../model/watched-overviews.ts'

/** Colours of the theme for the kinds of chapters; red is left to faults, and `other` has none. */
const colours: Readonly<Record<string, string>> = {
  qualification: 'charts.orange',
  technical: 'charts.blue',
  commercial: 'charts.green',
  scoring: 'charts.purple',
  contract: 'charts.yellow',
  notice: 'terminal.ansiCyan',
  instructions: 'terminal.ansiMagenta',
  form: 'terminal.ansiBrightBlack',
  background: 'terminal.ansiGreen',
  'legal-basis': 'terminal.ansiBlue',
}

const setting = 'tenderlint.sectionHints'

/**
 * Colours the edge of the text and the ruler beside it by what the tool takes each chapter for, in every editor in sight whose
 * document has the hints switched on. The names stand beside the headings: those the server gives.
 */
export function sectionColours(checked: readonly DocumentFilter[], overviews: Overviews): Disposable {
  const types = new Map<string, TextEditorDecorationType>()
  const coloured = new WeakSet<TextEditor>()

  function typeOf(section: string): TextEditorDecorationType | undefined {
    const name = colours[section]
    if (!name || types.has(section)) return types.get(section)
    const color = new ThemeColor(name)
    const type = window.createTextEditorDecorationType({
      isWholeLine: true,
      borderStyle: 'solid',
      borderWidth: '0 0 0 2px',
      borderColor: color,
      overviewRulerColor: color,
      overviewRulerLane: OverviewRulerLane.Left,
    })
    types.set(section, type)
    return type
  }

  function wanted({ document }: TextEditor): boolean {
    if (languages.match(checked, document) === 0) return false
    return workspace.getConfiguration('tenderlint', document.uri).get('sectionHints') === true
  }

  function editorsOf(uri: string): readonly TextEditor[] {
    return window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri)
  }

  function clear(editor: TextEditor): void {
    if (!coloured.delete(editor)) return
    for (const type of types.values()) editor.setDecorations(type, [])
  }

  function paint(editor: TextEditor, { chapters, version }: Overview): void {
    // a newer overview is on its way, and until then the editor moves what is there
    if (editor.document.version !== version) return
    const ranges = new Map<TextEditorDecorationType, Range[]>([...types.values()].map((type) => [type, []]))
    for (const { section, first, last } of sectionStretches(chapters, editor.document.lineCount)) {
      const type = typeOf(section)
      if (type) ranges.set(type, [...(ranges.get(type) ?? []), new Range(first, 0, last, 0)])
    }
    for (const [type, own] of ranges) editor.setDecorations(type, own)
    coloured.add(editor)
  }

  function follow(): void {
    for (const editor of window.visibleTextEditors) {
      const uri = editor.document.uri.toString()
      const known = overviews.latest(uri)
      if (!wanted(editor)) clear(editor)
      else if (known?.version === editor.document.version) paint(editor, known)
      else overviews.fetch(uri).catch(() => {})
    }
  }

  const listeners = [
    overviews.watch({
      wants: (uri) => editorsOf(uri).some(wanted),
      changed: (overview) => {
        for (const editor of editorsOf(overview.uri)) if (wanted(editor)) paint(editor, overview)
      },
    }),
    window.onDidChangeVisibleTextEditors(follow),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) follow()
    }),
  ]
  follow()
  return {
    dispose() {
      for (const disposable of [...listeners, ...types.values()]) disposable.dispose()
    },
  }
}
