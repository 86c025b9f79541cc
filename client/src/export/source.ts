import { dirname } from 'node:path'
import { FileType, type TextDocument, Uri, workspace } from 'vscode'
import { fileOf } from '../word/uri.ts'

/** What an export is made of, as the program takes it. */
export interface Source {
  readonly operands: readonly string[]
  readonly cwd: string
  /** Text that is not on disk yet, for standard input. */
  readonly input?: string
  /** Where the settings of the editor hold, and beside what the result is offered to be saved. */
  readonly uri: Uri
  /** Name without extension, for the file that is written. */
  readonly name: string
  readonly folder: boolean
}

/** Files and folders chosen in the explorer, or the current document as it stands in the editor, saved or not. */
export async function exportSource(chosen: readonly Uri[], current: string | undefined): Promise<Source | null> {
  const shown = chosen[0] ?? (current === undefined ? undefined : Uri.parse(current))
  if (!shown) return null
  const first = fileOf(shown)
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === first.toString())
  if (chosen.length < 2 && open && (open.isUntitled || open.isDirty)) return unsaved(open)
  if (first.scheme !== 'file') return null
  const folder = (await workspace.fs.stat(first)).type === FileType.Directory
  const name = baseName(first)
  if (chosen.length > 1) {
    const cwd = workspace.getWorkspaceFolder(first)?.uri.fsPath ?? dirname(first.fsPath)
    return { operands: chosen.map(({ fsPath }) => fsPath), cwd, uri: first, name, folder }
  }
  if (folder) return { operands: ['.'], cwd: first.fsPath, uri: first, name, folder }
  return { operands: [first.fsPath], cwd: dirname(first.fsPath), uri: first, name, folder }
}

function unsaved(document: TextDocument): Source {
  const { uri } = document
  const home = workspace.workspaceFolders?.[0]?.uri.fsPath ?? process.cwd()
  const cwd = document.isUntitled ? home : dirname(uri.fsPath)
  const extension = document.languageId === 'plaintext' ? '.txt' : '.md'
  const shown = document.isUntitled ? `${baseName(uri)}${extension}` : uri.fsPath
  const operands = ['-', '--stdin-filename', shown]
  return { operands, cwd, input: document.getText(), uri, name: baseName(uri), folder: false }
}

function baseName(uri: Uri): string {
  const name = uri.path.split('/').filter(Boolean).at(-1) ?? ''
  return name.replace(/\.(md|markdown|txt|docx|docm|doc|wps|pdf|xlsx)$/i, '') || 'tenderlint'
}
