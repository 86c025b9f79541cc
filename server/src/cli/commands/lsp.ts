import type { Arguments } from '../arguments.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'

/**
 * `tenderlint lsp --stdio`: hands the process over to the language server. `--node-ipc` serves a Node.js parent that opened
 * a channel; `--clientProcessId` is what some clients add, and `initialize` says the same.
 */
export async function lsp(args: Arguments, _io: Io, messages: Messages): Promise<ExitStatus> {
  const ipc = args.given['node-ipc'] === true && process.send !== undefined
  if (!args.given.stdio && !ipc) throw new UsageError(messages.lspStdio)
  const { startServer } = await import('../../lsp/server.ts')
  startServer(ipc ? 'ipc' : undefined)
  return 0
}
