import { Uri } from 'vscode'
import { pathToFileURL } from '../../server/src/lsp/browser/uris.ts'

/** URI of a path that the server names. For a server in a browser, scheme and authority other than `file:` are its first folder. */
export function uriOfServerPath(path: string): Uri {
  return /^\/@[a-z][\w+.-]*@[^/]*\//i.test(path) ? Uri.parse(pathToFileURL(path).href) : Uri.file(path)
}
