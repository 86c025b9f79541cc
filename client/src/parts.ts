import type { ExtensionContext, LogOutputChannel } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { StatusParams } from '../../server/src/lsp/protocol.ts'
import type { Progress } from './model/progress.ts'
import type { Overviews } from './model/watched-overviews.ts'

/** What commands and views work with. */
export interface Parts {
  readonly context: ExtensionContext
  /** The running client, once the server is up. */
  readonly client: Promise<BaseLanguageClient>
  readonly output: LogOutputChannel
  readonly overviews: Overviews
  /** False in a browser: no workspace is checked, nothing exported, no Word file annotated. */
  readonly runsProgram: boolean
  /** How far the author has come with a document, as of its last overview. */
  progress(uri: string): Progress | undefined
  /** The last check of a document, and when it came. */
  lastCheck(uri: string): LastCheck | undefined
}

export interface LastCheck {
  readonly params: StatusParams
  readonly at: Date
}
