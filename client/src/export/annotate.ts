import { l10n, Uri, window } from 'vscode'
import type { Parts } from '../parts.ts'
import { type CheckedNode, uriOf } from '../workspace/view.ts'
import { askTarget, produce } from './produce.ts'
import { exportSource } from './source.ts'

/** Writes a copy of a Word file with the findings as comments and the rewrites as tracked changes; the file itself stays as it is. */
export async function annotate(parts: Parts, file: Uri | CheckedNode | undefined): Promise<void> {
  const chosen = file ? [uriOfChoice(file)] : await askFile()
  const source = chosen?.length ? await exportSource(chosen, undefined) : null
  if (!source) return
  const filters = { [l10n.t('Word file')]: ['docx'] }
  const title = l10n.t('Save the annotated copy')
  const target = await askTarget(source, l10n.t('{0} annotated.docx', source.name), filters, title)
  if (target) await produce(parts, source, target, ['annotate', '--suggest'], l10n.t('Annotating the Word file'))
}

/** From the command palette there is no file yet. */
async function askFile(): Promise<Uri[] | undefined> {
  const filters = { [l10n.t('Word file')]: ['docx'] }
  return window.showOpenDialog({ filters, title: l10n.t('Which Word file?'), canSelectMany: false })
}

/** The explorer gives a URI, the tree of the checked workspace its node. */
function uriOfChoice(file: Uri | CheckedNode): Uri {
  if (file instanceof Uri) return file
  return uriOf(file.kind === 'file' ? file : file.file)
}
