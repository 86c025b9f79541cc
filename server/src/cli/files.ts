import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { type IgnoreTree, ignoreRoot, ignoreTree } from '../config/ignore-tree.ts'
import { displayPath } from '../config/load.ts'
import { printable } from '../report/width.ts'
import { faultWords } from './fault-words.ts'
import type { Messages } from './messages.ts'

/** Extensions that a walked folder is searched for. */
export const walkedExtensions: readonly string[] = [
  '.md',
  '.markdown',
  '.txt',
  '.docx',
  '.doc',
  '.wps',
  '.pdf',
  '.xlsx',
]

/** Extensions of documents that are not read: a walk passes over them, and says so. */
const passedOver: readonly string[] = ['.rtf', '.ofd', '.xls', '.et']

/** A file to check, or a fault that stands in a file's place. `path` is absolute, `name` what people see. */
export interface Target {
  readonly path: string
  readonly name: string
  readonly fault: { readonly code: string; readonly message: string } | null
}

export interface Search {
  readonly cwd: string
  /** Folder of the config file. */
  readonly folder: string
  readonly ignore: readonly string[]
  readonly messages: Messages
}

/** The first few names for people; a folder of scans would fill the screen. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(printable).join(' ')
  return names.length > 3 ? `${shown} …` : shown
}

const globSigns = /[*?[\]{}!]|[@+]\(/

function walked(name: string): boolean {
  // ~$ files are the locks that Word leaves beside an open document.
  return walkedExtensions.includes(extname(name).toLowerCase()) && !name.startsWith('~$') && !name.startsWith('.')
}

function skippedFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.')
}

interface Walk {
  readonly tree: IgnoreTree
  readonly found: Set<string>
  readonly skipped: Set<string>
  /** Told of a folder that cannot be looked into. */
  closed(folder: string, error: unknown): void
}

async function walk(folder: string, within: Walk): Promise<void> {
  const { tree, found, skipped } = within
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    within.closed(folder, error)
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!skippedFolder(entry.name) && !tree.ignored(path, true)) await walk(path, within)
    } else if (!tree.ignored(path, false)) {
      // what is named like a document and is none, a link to nowhere or a pipe, is told of when it is read
      if (walked(entry.name)) {
        if (!(entry.isSymbolicLink() && (await leadsToFolder(path)))) found.add(path)
      } else if (passedOver.includes(extname(entry.name).toLowerCase()) && !/^[.~]/.test(entry.name)) skipped.add(path)
    }
  }
}

function leadsToFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  )
}

function treeFor(folder: string, search: Search): IgnoreTree {
  const root = ignoreRoot(folder, search.folder)
  const tree = ignoreTree(root, search.ignore, search.folder)
  // A folder that is named although it is ignored is wanted: only what lies in it can be ignored then.
  return folder !== root && tree.ignored(folder, true) ? ignoreTree(folder, [], folder) : tree
}

async function matchGlob(pattern: string, search: Search, found: Set<string>): Promise<void> {
  const { glob } = await import('tinyglobby')
  const paths = await glob(pattern.replaceAll('\\', '/'), {
    cwd: search.cwd,
    absolute: true,
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
  })
  const tree = ignoreTree(ignoreRoot(search.cwd, search.folder), search.ignore, search.folder)
  const inTree = ignoredUpward(tree, search)
  for (const given of paths) {
    const path = resolve(given)
    const wanted =
      walked(path.slice(dirname(path).length + 1)) ||
      pattern.toLowerCase().endsWith(extname(path).toLowerCase() || '\0')
    if (wanted && !inTree(path)) found.add(path)
  }
}

/** A file found by a glob is ignored when it or a folder above it is. */
function ignoredUpward(tree: IgnoreTree, search: Search): (path: string) => boolean {
  const folders = new Map<string, boolean>()
  const folderIgnored = (folder: string): boolean => {
    if (folder === search.cwd || dirname(folder) === folder) return false
    let known = folders.get(folder)
    if (known === undefined) {
      known = folderIgnored(dirname(folder)) || tree.ignored(folder, true)
      folders.set(folder, known)
    }
    return known
  }
  return (path) => folderIgnored(dirname(path)) || tree.ignored(path, false)
}

/** What operands name. `skipped` are the shown names of documents in walked folders whose format cannot be read. */
export interface Found {
  readonly targets: readonly Target[]
  readonly skipped: readonly string[]
}

/** The files that operands name, each once, sorted by shown name; what cannot be found stands among them as a fault. */
export async function findFiles(operands: readonly string[], search: Search): Promise<Found> {
  const { messages } = search
  const found = new Set<string>()
  const skipped = new Set<string>()
  const faults: Target[] = []
  const fault = (operand: string, code: string, message: string): void => {
    const name = operand.replaceAll('\\', '/')
    faults.push({ path: resolve(search.cwd, operand), name, fault: { code, message } })
  }
  for (const operand of new Set(operands)) {
    const path = resolve(search.cwd, operand)
    const before = found.size
    try {
      const status = await stat(path)
      if (status.isDirectory()) {
        const inside = new Set<string>()
        const told = faults.length
        const closed = (folder: string, error: unknown): void =>
          fault(
            displayPath(search.cwd, folder),
            'not-readable',
            messages.notReadable(displayPath(search.cwd, folder), faultWords(error, messages)),
          )
        await walk(path, { tree: treeFor(path, search), found: inside, skipped, closed })
        if (inside.size === 0 && faults.length === told)
          fault(operand, 'no-match', messages.noFiles(operand, walkedExtensions))
        for (const file of inside) found.add(file)
      } else found.add(path)
      continue
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && !globSigns.test(operand)) {
        fault(operand, 'not-readable', messages.notReadable(operand, faultWords(error, messages)))
        continue
      }
    }
    if (!globSigns.test(operand)) fault(operand, 'not-found', messages.notFound(operand))
    else {
      const matched = new Set<string>()
      await matchGlob(operand, search, matched)
      for (const file of matched) found.add(file)
      if (matched.size === 0 && found.size === before) fault(operand, 'no-match', messages.noMatch(operand))
    }
  }
  const targets = [...found].map((path) => ({ path, name: displayPath(search.cwd, path), fault: null }))
  return {
    targets: [...targets, ...faults].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    skipped: [...skipped]
      .filter((path) => !found.has(path))
      .map((path) => displayPath(search.cwd, path))
      .sort(),
  }
}
