import { Uri } from 'vscode'
import { wordScheme } from '../../../server/src/lsp/word-protocol.ts'

/** The view that shows a Word file as text. */
export function viewOf(file: Uri): Uri {
  return file.scheme === wordScheme ? file : Uri.from({ scheme: wordScheme, path: file.path, query: file.toString() })
}

/** The Word file behind a view. */
export function fileOf(view: Uri): Uri {
  return view.scheme === wordScheme ? Uri.parse(view.query, true) : view
}

/** Name of a file for people. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1)
}
