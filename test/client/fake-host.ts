import type { Json } from '../lsp/rpc.ts'
import { anything, instead } from './fake-editor.ts'

/** As much of an editor as the built client needs to serve one visible document. */
export interface Editor {
  readonly api: object
  readonly output: object
  /** Waits until the marks of the document are as wanted. */
  marks(wanted: (marks: readonly Json[]) => boolean): Promise<readonly Json[]>
  /** Forgets the marks shown. */
  clear(): void
}

class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}
class Range {
  readonly start: Position
  readonly end: Position
  constructor(...[a, b, c, d]: number[]) {
    this.start = new Position(a!, b!)
    this.end = new Position(c!, d!)
  }
}
class Diagnostic {
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}
class Uri {
  private constructor(
    readonly own: string,
    readonly scheme: string,
  ) {}
  static parse(own: string): Uri {
    return new Uri(own, own.split(':')[0]!)
  }
  toString(): string {
    return this.own
  }
}
class EventEmitter {
  readonly listeners = new Set<(value: unknown) => void>()
  readonly event = (listener: (value: unknown) => void) => {
    this.listeners.add(listener)
    return { dispose: () => this.listeners.delete(listener) }
  }
  fire(value: unknown): void {
    for (const listener of this.listeners) listener(value)
  }
  dispose(): void {
    this.listeners.clear()
  }
}
class CancellationTokenSource {
  readonly emitter = new EventEmitter()
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.emitter.event }
  cancel(): void {
    this.token.isCancellationRequested = true
    this.emitter.fire(undefined)
  }
  dispose(): void {}
}
class CancellationError extends Error {}
class Disposable {
  constructor(readonly dispose: () => void) {}
  static from(...all: { dispose(): void }[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose()
    })
  }
}
class TabInputText {}

/** An editor that shows one Markdown document. */
export function editorWith(uri: string, text: string): Editor {
  const watchers = new Set<() => void>()
  let shown: readonly Json[] = []
  const document = { uri: Uri.parse(uri), languageId: 'markdown', version: 1, getText: () => text }
  const editor = { document }
  const settings = instead({ get: () => undefined, inspect: () => undefined })
  const workspace = {
    textDocuments: [document],
    notebookDocuments: [],
    workspaceFolders: undefined,
    getConfiguration: () => settings,
  }
  const window = { activeTextEditor: editor, visibleTextEditors: [editor], tabGroups: instead({ all: [] }) }
  const collection = {
    set(_uri: unknown, marks: readonly Json[] | undefined) {
      shown = marks ?? []
      for (const watcher of watchers) watcher()
    },
    delete() {},
    clear() {},
    dispose() {},
  }
  const languages = { match: () => 10, createDiagnosticCollection: () => collection }
  const api = instead({
    ...{ Position, Range, Diagnostic, Uri, EventEmitter, CancellationTokenSource, CancellationError, Disposable },
    ...{ TabInputText, TabInputTextDiff: class {}, TabInputCustom: class {}, TabInputNotebook: class {} },
    version: '1.91.0',
    env: instead({ language: 'zh-cn', appName: 'test' }),
    workspace: instead(workspace),
    window: instead(window),
    languages: instead(languages),
  })
  return {
    api,
    output: anything,
    clear() {
      shown = []
    },
    marks(wanted) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!wanted(shown)) return
          watchers.delete(look)
          clearTimeout(timer)
          resolve(shown)
        }
        const timer = setTimeout(() => reject(new Error(`other marks: ${JSON.stringify(shown)}`)), 10_000)
        watchers.add(look)
        look()
      })
    },
  }
}
