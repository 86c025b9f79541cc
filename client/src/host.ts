import type { Disposable, DocumentFilter, ExtensionContext, LogOutputChannel } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { StatusParams } from '../../server/src/lsp/protocol.ts'
import type { CurrentDocument } from './findings/current-document.ts'
import type { Parts } from './parts.ts'

/** What differs between an editor with Node and one in a browser. */
export interface Host {
  /** The documents that the server checks. */
  readonly checked: readonly DocumentFilter[]
  /** Starts the bundled server; gives its client as soon as it answers. Rejects when the server cannot be started. */
  startClient(
    context: ExtensionContext,
    output: LogOutputChannel,
    onStatus: (params: StatusParams) => void,
  ): Promise<BaseLanguageClient>
  /** Registers what runs the bundled program, where it can be run. */
  readonly programCommands?: (parts: Parts, current: CurrentDocument) => readonly Disposable[]
}
