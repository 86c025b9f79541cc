import { l10n, window } from 'vscode'
import { type Direction, neighbour } from '../model/neighbour.ts'
import type { Overviews } from '../model/watched-overviews.ts'
import { reveal } from '../positions.ts'
import type { CurrentDocument } from './current-document.ts'
import type { FindingsView } from './view.ts'

/** Goes to the next or previous finding of the current document, round its end. */
export async function walk(
  direction: Direction,
  current: CurrentDocument,
  overviews: Overviews,
  view: FindingsView,
): Promise<void> {
  const uri = current.uri()
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)
  if (uri === undefined || !editor) return
  const known = overviews.latest(uri)
  const overview = known?.version === editor.document.version ? known : await overviews.fetch(uri)
  const found = overview && neighbour(overview.findings, editor.selection.start, direction)
  if (!found) {
    window.setStatusBarMessage(l10n.t('TenderLint has found nothing in this document.'), 4000)
    return
  }
  await reveal(uri, found.range)
  view.select(found.fingerprint)
}
