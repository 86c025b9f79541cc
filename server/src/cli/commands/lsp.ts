import type { Arguments } from '../arguments.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'

/** `tenderlint lsp --stdio`: hands the process over to the language server. */
export async function lsp(args: Arguments, _io: Io, messages: Messages): Promise<ExitStatus> {
  if (!args.given.stdio) throw new UsageError(messages.lspStdio)
  const { startServer } = await import('../../lsp/server.ts')
  await startServer()
  return 0
}
