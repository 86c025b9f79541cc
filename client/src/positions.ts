import { Position, Range, Selection, TextEditorRevealType, Uri, type ViewColumn, window, workspace } from 'vscode'
import type { PlainRange } from '../../server/src/lsp/protocol.ts'

/** An LSP range as the editor's own. */
export function editorRange({ start, end }: PlainRange): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character))
}

/** Opens a document and selects a place in it. `column` is for a document that is not in sight. */
export async function reveal(
  uri: string,
  place: PlainRange,
  preserveFocus = false,
  column?: ViewColumn,
): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri))
  const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === document.uri.toString())
  // a report beside the text must not be covered by it
  const viewColumn = shown?.viewColumn ?? column
  const editor = await window.showTextDocument(document, { preserveFocus, ...(viewColumn && { viewColumn }) })
  const range = document.validateRange(editorRange(place))
  editor.selection = new Selection(range.start, range.end)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}
