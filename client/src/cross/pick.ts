import { FileType, l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode'
import { fileOf, nameOf } from '../word/uri.ts'

const readable = ['md', 'markdown', 'txt', 'docx', 'docm', 'doc', 'wps', 'pdf', 'xlsx']
const mostFiles = 1000

type FileItem = QuickPickItem & { readonly uri?: Uri; readonly others?: true }

/** The file that a command is for: the one chosen, the document, or what else is in front. Word files are named, not their views. */
export function fileInFront(chosen: Uri | undefined, current: string | undefined): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input as { readonly uri?: unknown } | undefined
  const front = input?.uri instanceof Uri ? input.uri : undefined
  const uri = chosen ?? (current === undefined ? front : Uri.parse(current))
  return uri && fileOf(uri)
}

/** Asks for some of the workspace's files, those beside `own` first, or for others on disk; undefined when the author leaves. */
export async function pickFiles(own: Uri, title: string, placeHolder: string): Promise<readonly Uri[] | undefined> {
  const isBeside = (uri: Uri) =>
    uri.path.slice(0, uri.path.lastIndexOf('/')) === own.path.slice(0, own.path.lastIndexOf('/'))
  const byPath = (a: Uri, b: Uri) => (a.path < b.path ? -1 : 1)
  // the editor's own search may be missing on a machine, and leaves out what git ignores
  const all = [...(await besides(own)), ...(await elsewhereThan(isBeside))]
  const files = all.filter((uri) => uri.toString() !== own.toString()).sort(byPath)
  const item = (uri: Uri): FileItem => ({
    label: nameOf(uri),
    description: isBeside(uri) ? '' : workspace.asRelativePath(Uri.joinPath(uri, '..')),
    uri,
  })
  const beside = files.filter(isBeside)
  const elsewhere = files.filter((uri) => !isBeside(uri))
  const items: FileItem[] = [
    ...beside.map(item),
    ...(beside.length && elsewhere.length ? [{ label: '', kind: QuickPickItemKind.Separator }] : []),
    ...elsewhere.map(item),
    { label: `$(folder-opened) ${l10n.t('Other files …')}`, alwaysShow: true, others: true },
  ]
  const options = { title, placeHolder, canPickMany: true, matchOnDescription: true, ignoreFocusOut: true } as const
  const chosen = files.length ? await window.showQuickPick(items, options) : [items.at(-1)!]
  if (!chosen) return undefined
  const picked = chosen.flatMap(({ uri }) => uri ?? [])
  if (!chosen.some(({ others }) => others)) return picked
  const filters = { [l10n.t('Documents')]: readable }
  const home = own.scheme === 'file' ? { defaultUri: Uri.joinPath(own, '..') } : {}
  const more = await window.showOpenDialog({ title, filters, canSelectMany: true, ...home })
  return more ? [...picked, ...more] : undefined
}

/** Asks for the stages one by one, the earliest first; the order given is proposed. Undefined when the author leaves. */
export async function pickOrder(files: readonly Uri[]): Promise<readonly Uri[] | undefined> {
  const order: Uri[] = []
  let left = [...files]
  while (left.length > 1) {
    const items = left.map((uri): FileItem => ({ label: nameOf(uri), description: folderName(uri), uri }))
    const title = l10n.t('Stage {0} of {1}', order.length + 1, files.length)
    const placeHolder = order.length ? l10n.t('Which file comes next?') : l10n.t('Which file is the earliest stage?')
    const chosen = await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true })
    if (!chosen?.uri) return undefined
    order.push(chosen.uri)
    left = left.filter((uri) => uri !== chosen.uri)
  }
  return [...order, ...left]
}

/** Folders that are chosen in the explorer stand for the files in them. */
export async function filesIn(chosen: readonly Uri[]): Promise<readonly Uri[]> {
  const all = await Promise.all(
    chosen.map(async (uri) => {
      const stat = uri.scheme === 'file' ? await workspace.fs.stat(uri) : null
      if (stat?.type !== FileType.Directory) return [uri]
      return filesOf(uri)
    }),
  )
  return all.flat()
}

async function besides(own: Uri): Promise<readonly Uri[]> {
  if (own.scheme !== 'file') return []
  return filesOf(Uri.joinPath(own, '..')).catch(() => [])
}

async function elsewhereThan(isBeside: (uri: Uri) => boolean): Promise<readonly Uri[]> {
  try {
    const found = await workspace.findFiles(`**/*.{${readable.join(',')}}`, '**/{node_modules,.git}/**', mostFiles)
    return found.filter((uri) => !isBeside(uri) && !nameOf(uri).startsWith('~$'))
  } catch {
    return []
  }
}

/** Files of a folder that can be read, without the marks that an open Word leaves behind. */
async function filesOf(folder: Uri): Promise<readonly Uri[]> {
  const entries = await workspace.fs.readDirectory(folder)
  const isReadable = (name: string) =>
    !name.startsWith('~$') && readable.includes(name.split('.').at(-1)!.toLowerCase())
  return entries.flatMap(([name, type]) =>
    type === FileType.File && isReadable(name) ? [Uri.joinPath(folder, name)] : [],
  )
}

function folderName(uri: Uri): string {
  return workspace.asRelativePath(Uri.joinPath(uri, '..'))
}
