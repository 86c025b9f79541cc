/** What stands for node:url in the browser's bundle. There any scheme may hold files: vscode-vfs://github/… , memfs:/… */

/** Schemes of documents that lie in no folder. */
const loose = /^(untitled|output|vscode|vscode-userdata|vscode-settings|git|inmemory|data|https?):/i
const foreign = /^\/@([a-z][\w+.-]*)@([^/]*)(?=\/)/i

/** The path of a file's URI; scheme and authority other than `file:` become the first folder. Throws for what is no file. */
export function fileURLToPath(uri: string): string {
  const parts = /^([a-z][\w+.-]*):(?:\/\/([^/?#]*))?(\/[^?#]*)/i.exec(uri)
  if (!parts || loose.test(uri)) throw new TypeError(`no file: ${uri}`)
  const [, scheme = '', authority = '', path = ''] = parts
  const place = decodeURIComponent(path)
  return scheme === 'file' && !authority ? place : `/@${scheme}@${decodeURIComponent(authority)}${place}`
}

/** The URI of a path that `fileURLToPath` gave, or of one beside it. */
export function pathToFileURL(path: string): { readonly href: string } {
  const parts = foreign.exec(path)
  const [scheme, authority] = parts ? [parts[1]!, parts[2]!] : ['file', '']
  const place = path
    .slice(parts?.[0].length ?? 0)
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return { href: `${scheme}:${authority || scheme === 'file' ? `//${encodeURIComponent(authority)}` : ''}${place}` }
}
