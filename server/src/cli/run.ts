import { displayPath } from '../config/load.ts'
import { nearest } from '../config/nearest.ts'
import { ConfigError } from '../config/problem.ts'
import { locales } from '../config/schema.ts'
import { type LargeFile, largeInput } from './apart.ts'
import { type Arguments, oneOf, readArguments } from './arguments.ts'
import { commandHelp, generalHelp } from './help.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import type { Messages } from './messages.ts'
import { type CommandName, commandNames } from './options.ts'
import { localeIn, messagesOf } from './translate.ts'

type Command = (args: Arguments, io: Io, messages: Messages) => Promise<ExitStatus>

/** Each command is loaded when it is called, so that --help stays quick. */
const loaders: Record<CommandName, () => Promise<Command>> = {
  check: async () => (await import('./commands/check.ts')).check,
  report: async () => (await import('./commands/report.ts')).report,
  fix: async () => (await import('./commands/fix.ts')).fix,
  annotate: async () => (await import('./commands/annotate.ts')).annotate,
  explain: async () => (await import('./commands/explain.ts')).explain,
  outline: async () => (await import('./commands/outline.ts')).outline,
  replay: async () => (await import('./commands/replay.ts')).replay,
  fleet: async () => (await import('./commands/fleet.ts')).fleet,
  similar: async () => (await import('./commands/similar.ts')).similar,
  rules: async () => (await import('./commands/rules.ts')).rules,
  evidence: async () => (await import('./commands/evidence.ts')).evidence,
  compare: async () => (await import('./commands/compare.ts')).compare,
  lsp: async () => (await import('./commands/lsp.ts')).lsp,
}

async function dispatch(args: readonly string[], io: Io, messages: Messages): Promise<ExitStatus> {
  // `--locale en --help` works without a command.
  const at = args[0] === '--locale' ? 2 : args[0]?.startsWith('--locale=') ? 1 : 0
  const first = args[at]
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    const topic = commandNames.find((name) => name === args[at + 1])
    const text = topic ? commandHelp(topic, messages) : generalHelp(messages)
    if (first === undefined) io.stderr.write(text)
    else io.stdout.write(text)
    return first === undefined ? 2 : 0
  }
  if (first === '--version' || first === '-v') {
    const { version, rulesHash } = await io.linter()
    io.stdout.write(`tenderlint ${version} (rules ${rulesHash.slice(0, 12)})\n`)
    return 0
  }
  const name = commandNames.find((command) => command === first)
  if (!name) {
    if (first.startsWith('-')) {
      const near = nearest(first.replace(/^-+/, ''), ['help', 'version', 'locale'])
      throw new UsageError(messages.unknownOption(first, near === null ? null : `--${near}`))
    }
    throw new UsageError(messages.unknownCommand(first, nearest(first, commandNames)))
  }
  const parsed = readArguments(name, [...args.slice(0, at), ...args.slice(at + 1)], messages)
  oneOf('locale', parsed.given.locale, locales, messages)
  if (parsed.given.help) {
    io.stdout.write(commandHelp(name, messages))
    return 0
  }
  const heavy = io.apart && (await largeInput(name, parsed, io.cwd))
  if (io.apart && heavy) return inThread(io.apart, heavy, args, io, messages)
  const command = await loaders[name]()
  return command(parsed, io, messages)
}

/** Runs the command line in a thread of its own: when its files need more memory than there is, that is said, with status 2. */
async function inThread(
  apart: NonNullable<Io['apart']>,
  { path, bytes }: LargeFile,
  args: readonly string[],
  io: Io,
  messages: Messages,
): Promise<ExitStatus> {
  try {
    return await apart({ args, tty: { stdout: io.stdout.isTTY, stderr: io.stderr.isTTY } })
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
    throw new UsageError(messages.outOfMemoryAll(path && displayPath(io.cwd, path), Math.ceil(bytes / 2 ** 20)), false)
  }
}

async function showConfigError(error: ConfigError, io: Io, args: readonly string[], messages: Messages): Promise<void> {
  const { frame, frameText } = await import('../report/frame.ts')
  const english = localeIn(args) === 'en'
  for (const problem of error.problems) {
    const text = english ? problem.english : problem.message
    const lines = frame(error.source, { start: problem.start, end: problem.end, line: problem.line })
    io.stderr.write(
      `${problem.file}:${problem.line}:${problem.column} ${messages.error(text)}\n${frameText(lines, '  ')}\n`,
    )
  }
}

/** Runs the command line `args` (without node and script). Gives the exit status; faults of the call are told on stderr. */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const messages = messagesOf(localeIn(args))
  try {
    return await dispatch(args, io, messages)
  } catch (error) {
    if (error instanceof ConfigError) await showConfigError(error, io, args, messages)
    else if (error instanceof UsageError) {
      const command = commandNames.find((name) => args.includes(name))
      io.stderr.write(`${messages.error(error.message)}\n`)
      if (error.ofCall) io.stderr.write(`${messages.helpSeen(command ? `${command} ` : '')}\n`)
    } else {
      // A fault of the program: the trace helps whoever mends it, and status 1 would say that there are findings.
      io.stderr.write(`${messages.error(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
    }
    return 2
  }
}
