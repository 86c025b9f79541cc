import { commands, type Disposable, type DocumentFilter, EventEmitter, languages, window, workspace } from 'vscode'
import { contextKeys } from '../command-names.ts'

/** The checked document that the author works on; it stays so while a view or a report beside it has the focus. */
export interface CurrentDocument extends Disposable {
  uri(): string | undefined
  onDidChange(listener: () => void): Disposable
}

/** `checked` are the documents that the server checks. */
export function currentDocument(checked: readonly DocumentFilter[]): CurrentDocument {
  const changed = new EventEmitter<void>()
  let current: string | undefined

  function set(uri: string | undefined): void {
    void commands.executeCommand('setContext', contextKeys.hasDocument, uri !== undefined)
    if (uri === current) return
    current = uri
    changed.fire()
  }

  function follow(): void {
    const active = window.activeTextEditor?.document
    if (active && languages.match(checked, active) > 0) set(active.uri.toString())
    else if (!window.visibleTextEditors.some(({ document }) => document.uri.toString() === current)) set(undefined)
  }

  follow()
  const listeners = [
    changed,
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeVisibleTextEditors(follow),
    // a change of language closes and opens the document
    workspace.onDidOpenTextDocument(follow),
    workspace.onDidCloseTextDocument((document) => {
      if (document.uri.toString() === current) follow()
    }),
  ]
  return {
    uri: () => current,
    onDidChange: changed.event,
    dispose: () => {
      for (const disposable of listeners) disposable.dispose()
    },
  }
}
