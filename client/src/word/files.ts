import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  RelativePattern,
  Uri,
  workspace,
} from 'vscode'
import { toBase64 } from '../../../server/src/lsp/base64.ts'
import { wordScheme } from '../../../server/src/lsp/word-protocol.ts'
import { fileOf } from './uri.ts'

/** The Word files that are shown as text. */
export interface WordFiles extends FileSystemProvider, Disposable {
  /** Reads the file anew. Rejects with a message for people. */
  load(view: Uri): Promise<void>
  /** The bytes that the view was made of. */
  bytesOf(view: Uri): Uint8Array | undefined
  textOf(view: Uri): string | undefined
  /** Has the editor read the view again, as the file is. */
  showAgain(view: Uri): void
  /** The server has forgotten all: tells it again what is open. */
  tellAgain(): Promise<void>
}

/** What the files are read and written with. */
export interface WordFileHost {
  /** Lays a Word file out as text. Rejects with a message for people when it cannot be read. */
  layOut(view: Uri, bytes: string): Promise<string>
  /** Writes the text of a view, where the author wants it. Rejects with a message for people. */
  save(view: Uri, text: string): Promise<void>
  /** A file has changed on disk and cannot be read; the view keeps the last text. */
  onFault(view: Uri, reason: string): void
  /** A file has changed on disk; `shown` says whether the view shows it, which it does not while it holds changes of the author. */
  onChanged(view: Uri, shown: boolean): void
  onClosed(view: Uri): void
}

interface Shown {
  readonly bytes: Uint8Array
  readonly text: string
  readonly stat: FileStat
}

/** Milliseconds to wait while another program writes a file. */
const settling = 300
/** An editor takes it for the mark of UTF-8, whatever encoding the author has set. */
const mark = '\ufeff'

export function wordFiles(host: WordFileHost): WordFiles {
  const shown = new Map<string, Shown>()
  /** Read, but not given to the editor yet. */
  const fresh = new Set<string>()
  const watchers = new Map<string, Disposable>()
  const changed = new EventEmitter<FileChangeEvent[]>()
  let times = 0
  const documentOf = (key: string) => workspace.textDocuments.find(({ uri }) => uri.toString() === key)

  async function load(view: Uri): Promise<void> {
    const file = fileOf(view)
    const stat = await workspace.fs.stat(file)
    const bytes = await workspace.fs.readFile(file)
    const text = await host.layOut(view, toBase64(bytes))
    // the editor reads again only what looks newer
    shown.set(view.toString(), { bytes, text, stat: { ...stat, mtime: stat.mtime + ++times } })
    fresh.add(view.toString())
  }

  function showAgain(view: Uri): void {
    const key = view.toString()
    const known = shown.get(key)
    if (!known) return
    shown.set(key, { ...known, stat: { ...known.stat, mtime: known.stat.mtime + ++times } })
    fresh.add(key)
    changed.fire([{ type: FileChangeType.Changed, uri: view }])
  }

  /** The file may have changed: shows it when it has. */
  async function renew(view: Uri): Promise<void> {
    const key = view.toString()
    const known = shown.get(key)
    if (!known) return
    try {
      if (sameBytes(await workspace.fs.readFile(fileOf(view)), known.bytes)) return
      const dirty = documentOf(key)?.isDirty === true
      if (!dirty) {
        await load(view)
        showAgain(view)
      }
      host.onChanged(view, !dirty)
    } catch (error) {
      host.onFault(view, reasonOf(error))
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

  function opened(view: Uri): void {
    if (view.scheme !== wordScheme) return
    watch(view)
    // changes that were kept over a restart come back without the file being read
    if (!shown.has(view.toString())) load(view).catch((error) => host.onFault(view, reasonOf(error)))
  }

  function closed(view: Uri): void {
    if (view.scheme !== wordScheme) return
    const key = view.toString()
    // a change of language closes and opens a document at once
    setTimeout(() => {
      if (documentOf(key)) return
      watchers.get(key)?.dispose()
      watchers.delete(key)
      shown.delete(key)
      host.onClosed(view)
    }, 1000)
  }

  const listeners = [
    changed,
    workspace.onDidOpenTextDocument(({ uri }) => opened(uri)),
    workspace.onDidCloseTextDocument(({ uri }) => closed(uri)),
  ]
  for (const { uri } of workspace.textDocuments) opened(uri)
  const notHere = () => {
    throw FileSystemError.NoPermissions()
  }
  return {
    load,
    showAgain,
    bytesOf: (view) => shown.get(view.toString())?.bytes,
    textOf: (view) => shown.get(view.toString())?.text,
    async tellAgain() {
      for (const [key, { bytes }] of shown) {
        const view = Uri.parse(key, true)
        await host.layOut(view, toBase64(bytes)).catch((error) => host.onFault(view, reasonOf(error)))
      }
    },
    onDidChangeFile: changed.event,
    // what is open is watched anyhow, in sight or not
    watch: () => ({ dispose: () => {} }),
    // of the file that is shown: that another program has written it meanwhile is said in our own words
    stat: async (view) => shown.get(view.toString())?.stat ?? (await workspace.fs.stat(fileOf(view))),
    async readFile(view) {
      const key = view.toString()
      if (!fresh.has(key))
        await load(view).catch((error) => {
          throw FileSystemError.Unavailable(reasonOf(error))
        })
      fresh.delete(key)
      return new TextEncoder().encode(mark + shown.get(key)!.text)
    },
    async writeFile(view, content) {
      const text = new TextDecoder().decode(content)
      await host.save(view, text.replace(mark, '')).catch((error) => {
        throw FileSystemError.Unavailable(reasonOf(error))
      })
    },
    readDirectory: () => [],
    createDirectory: notHere,
    delete: notHere,
    rename: notHere,
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
