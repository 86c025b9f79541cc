import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FilePermission,
  FileSystemError,
  type FileSystemProvider,
  RelativePattern,
  Uri,
  workspace,
} from 'vscode'
import { toBase64 } from '../../../server/src/lsp/base64.ts'
import { wordScheme } from '../../../server/src/lsp/word-protocol.ts'
import { fileOf } from './uri.ts'

/** Lays a Word file out as text. Rejects with a message for people when it cannot be read. */
export type LayOut = (view: Uri, bytes: string) => Promise<string>

/** The Word files that are shown as text, for reading only. */
export interface WordFiles extends FileSystemProvider, Disposable {
  /** Reads the file anew. Rejects with a message for people. */
  load(view: Uri): Promise<void>
  /** The bytes that the view was made of. */
  bytesOf(view: Uri): Uint8Array | undefined
  /** The server has forgotten all: tells it again what is open. */
  tellAgain(): Promise<void>
}

interface Shown {
  readonly bytes: Uint8Array
  readonly text: string
  /** Not given to the editor yet. */
  fresh: boolean
}

/** Milliseconds to wait while another program writes a file. */
const settling = 300

export interface WordFileEvents {
  /** A file has changed on disk and cannot be read; the view keeps the last text. */
  onFault(view: Uri, reason: string): void
  onChanged(view: Uri): void
  onClosed(view: Uri): void
}

export function wordFiles(layOut: LayOut, { onFault, onChanged, onClosed }: WordFileEvents): WordFiles {
  const shown = new Map<string, Shown>()
  const watchers = new Map<string, Disposable>()
  const changed = new EventEmitter<FileChangeEvent[]>()

  async function load(view: Uri): Promise<void> {
    const bytes = await workspace.fs.readFile(fileOf(view))
    const text = await layOut(view, toBase64(bytes))
    shown.set(view.toString(), { bytes, text, fresh: true })
  }

  /** The file may have changed: shows it when it has. */
  async function renew(view: Uri): Promise<void> {
    const known = shown.get(view.toString())
    if (!known) return
    try {
      if (sameBytes(await workspace.fs.readFile(fileOf(view)), known.bytes)) return
      await load(view)
      changed.fire([{ type: FileChangeType.Changed, uri: view }])
      onChanged(view)
    } catch (error) {
      onFault(view, reasonOf(error))
    }
  }

  function watch(view: Uri): void {
    const key = view.toString()
    if (watchers.has(key)) return
    const file = fileOf(view)
    // a name may hold what means something in a pattern
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(file, '..'), '*'))
    let timer: ReturnType<typeof setTimeout> | undefined
    const touched = (uri: Uri) => {
      if (uri.toString() !== file.toString()) return
      clearTimeout(timer)
      timer = setTimeout(() => void renew(view), settling)
    }
    const listeners = [watcher, watcher.onDidChange(touched), watcher.onDidCreate(touched)]
    watchers.set(key, {
      dispose: () => {
        clearTimeout(timer)
        for (const one of listeners) one.dispose()
      },
    })
  }

  const isOpen = (key: string) => workspace.textDocuments.some(({ uri }) => uri.toString() === key)
  const listeners = [
    changed,
    workspace.onDidOpenTextDocument(({ uri }) => {
      if (uri.scheme === wordScheme) watch(uri)
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme !== wordScheme) return
      const key = uri.toString()
      // a change of language closes and opens a document at once
      setTimeout(() => {
        if (isOpen(key)) return
        watchers.get(key)?.dispose()
        watchers.delete(key)
        shown.delete(key)
        onClosed(uri)
      }, 1000)
    }),
  ]
  const readOnly = () => {
    throw FileSystemError.NoPermissions()
  }
  return {
    load,
    bytesOf: (view) => shown.get(view.toString())?.bytes,
    async tellAgain() {
      for (const document of workspace.textDocuments)
        if (document.uri.scheme === wordScheme) await load(document.uri).catch(() => {})
    },
    onDidChangeFile: changed.event,
    watch: () => ({ dispose: () => {} }),
    async stat(view) {
      const { type, ctime, mtime, size } = await workspace.fs.stat(fileOf(view))
      return { type, ctime, mtime, size, permissions: FilePermission.Readonly }
    },
    async readFile(view) {
      const key = view.toString()
      if (!shown.get(key)?.fresh)
        await load(view).catch((error) => {
          throw FileSystemError.Unavailable(reasonOf(error))
        })
      const known = shown.get(key)!
      known.fresh = false
      // the mark says how the bytes are to be read, whatever encoding the author has set
      return new TextEncoder().encode(`\ufeff${known.text}`)
    },
    readDirectory: () => [],
    createDirectory: readOnly,
    writeFile: readOnly,
    delete: readOnly,
    rename: readOnly,
    dispose() {
      for (const one of [...listeners, ...watchers.values()]) one.dispose()
    },
  }
}

/** What an error says to people. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Whether two files are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
