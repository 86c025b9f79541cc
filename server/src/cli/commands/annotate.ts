import { realpath, stat } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { isReadError } from '../../core/read-error.ts'
import { removeAnnotations } from '../../format/word/remove.ts'
import type { Linter } from '../../service/api.ts'
import { type AnnotateChoice, annotateBytes } from '../annotate-file.ts'
import type { Arguments } from '../arguments.ts'
import { faultWords } from '../fault-words.ts'
import { findFiles, type Target } from '../files.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import type { Given } from '../options.ts'
import { createProgress } from '../progress.ts'
import { readWhole } from '../read-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'
import { writeWhole } from '../write-file.ts'

const defaultAuthor = 'TenderLint'

function isWord(path: string): boolean {
  return ['.docx', '.docm'].includes(extname(path).toLowerCase())
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  )
}

/** `--date` or now, as Word writes it: local time with a Z. */
function dateOf(given: Given, io: Io, messages: Messages): string {
  const value = given.date ?? io.moment()
  const date = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z?$/.exec(value)?.[1]
  if (date === undefined || Number.isNaN(Date.parse(date))) throw new UsageError(messages.annotate.badMoment(value))
  return `${date}Z`
}

/** Where the output of each file goes. Throws UsageError when the call does not say, or an input would be lost. */
async function destinations(
  targets: readonly Target[],
  args: Arguments,
  io: Io,
  messages: Messages,
): Promise<(target: Target) => string> {
  const { given, operands } = args
  if (given.output === undefined && !given['in-place']) throw new UsageError(messages.annotate.noOutput)
  if (given.output !== undefined && given['in-place']) throw new UsageError(messages.annotate.outputClash)
  if (given.output === undefined) return (target) => target.path
  const output = resolve(io.cwd, given.output)
  const single = targets.length === 1 && operands.length === 1 && resolve(io.cwd, operands[0]!) === targets[0]!.path
  const asFolder = !single || /[\\/]$/.test(given.output) || (await isFolder(output))
  if (asFolder && isWord(output) && !(await isFolder(output))) {
    throw new UsageError(messages.annotate.notFolder(given.output))
  }
  const folders = await Promise.all(operands.map((operand) => resolve(io.cwd, operand)).map(rootOf))
  const root = folders.length > 0 ? common(folders) : io.cwd
  const place = (target: Target) => (asFolder ? join(output, relative(root, target.path)) : output)
  const inputs = new Map(await Promise.all(targets.map(async ({ path, name }) => [await real(path), name] as const)))
  for (const target of targets) {
    const name = inputs.get(await real(place(target)))
    if (name !== undefined) throw new UsageError(messages.annotate.sameFile(name))
  }
  return place
}

/** The path behind links; of a file that is not there yet, its folder's. */
async function real(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(await real(folder), relative(folder, path))
  }
}

/** The folder that an operand stands for: itself, a file's, or that before the first sign of a glob. */
async function rootOf(path: string): Promise<string> {
  let folder = path
  while (!(await isFolder(folder))) {
    if (folder === dirname(folder)) return folder
    folder = dirname(folder)
  }
  return folder
}

/** The deepest folder that holds all. */
function common(folders: readonly string[]): string {
  let root = folders[0]!
  const holds = (folder: string) => !relative(root, folder).startsWith('..')
  while (!folders.every(holds) && root !== dirname(root)) root = dirname(root)
  return root
}

interface Work {
  readonly linter: Linter
  readonly settings: Settings
  readonly choice: AnnotateChoice
  readonly remove: boolean
  readonly io: Io
  place(target: Target): string
}

/** Annotates one file, or takes our marks out, and says so. */
async function annotateTarget(target: Target, work: Work): Promise<void> {
  const { messages } = work.settings
  if (target.fault) throw new UsageError(target.fault.message)
  if (!isWord(target.path)) throw new UsageError(messages.annotate.onlyWord(target.name))
  const input = await readWhole(target.path)
  const cleaned = removeAnnotations(input)
  const output = work.place(target)
  const shown = relative(work.io.cwd, output).replaceAll('\\', '/')
  const say = (text: string) => work.io.stdout.write(`${text}\n`)
  if (work.remove) {
    if (output !== target.path || cleaned.removed > 0) await writeWhole(output, cleaned.bytes)
    return say(messages.annotate.removed(shown, cleaned.removed))
  }
  const options = work.settings.optionsFor(target.path)
  const done = annotateBytes(work.linter, target.name, cleaned.bytes, options, work.choice)
  if (output !== target.path || cleaned.removed > 0 || done.comments > 0) await writeWhole(output, done.bytes)
  if (done.comments === 0) return say(messages.annotate.clean(shown))
  say(messages.annotate.done(shown, done.comments, done.suggested, done.refused))
}

function reason(error: unknown, target: Target, { messages, locale }: Settings): string {
  if (error instanceof UsageError) return error.message
  const prefix = `${target.name}${messages.colon}`
  if (isReadError(error)) return prefix + (locale === 'en' ? error.english : error.message)
  const fault = error as NodeJS.ErrnoException
  if (fault.code === undefined)
    return prefix + messages.internal(error instanceof Error ? error.message : String(error))
  return fault.syscall === 'open' && fault.path === target.path
    ? messages.notReadable(target.name, faultWords(error, messages))
    : messages.cannotWrite(fault.path ?? target.name, faultWords(error, messages))
}

/** `tenderlint annotate`: findings as comments and rewrites as tracked changes in copies of Word files, or in the files themselves. */
export async function annotate(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const { given, operands } = args
  const linter = await io.linter()
  const settings = gatherSettings(given, io, linter, first)
  const { messages } = settings
  const choice = {
    author: given.author?.trim() || defaultAuthor,
    date: dateOf(given, io, messages),
    suggest: given.suggest === true,
    quiet: given.quiet === true,
  }
  const search = { cwd: io.cwd, folder: settings.folder, ignore: settings.config.ignore ?? [], messages }
  const named = new Set(operands.map((operand) => resolve(io.cwd, operand)))
  const found = (await findFiles(operands, search)).targets
  const targets = found.filter((target) => target.fault || isWord(target.path) || named.has(target.path))
  const readable = targets.filter((target) => !target.fault)
  const place = await destinations(readable, args, io, messages)
  const work: Work = { linter, settings, choice, remove: given.remove === true, io, place }
  const progress = createProgress(io, messages, targets.length)
  let failed = false
  for (const target of targets) {
    try {
      await annotateTarget(target, work)
    } catch (error) {
      failed = true
      progress.clear()
      io.stderr.write(`${messages.error(reason(error, target, settings))}\n`)
    }
    progress.done(target.name, 0)
  }
  progress.clear()
  if (targets.length === 0) io.stderr.write(`${messages.warning(messages.annotate.none)}\n`)
  return failed ? 2 : 0
}
