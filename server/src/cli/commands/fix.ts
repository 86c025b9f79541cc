import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pc from 'picocolors'
import { isReadError } from '../../core/read-error.ts'
import type { Linter } from '../../service/api.ts'
import type { Arguments } from '../arguments.ts'
import { unifiedDiff } from '../diff.ts'
import { faultWords } from '../fault-words.ts'
import { findFiles, listed, type Target } from '../files.ts'
import { fixBytes } from '../fix-file.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { readWhole } from '../read-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'

function coloured(diff: string, colour: boolean): string {
  if (!colour) return diff
  const colours = pc.createColors(true)
  const paint = (line: string): string => {
    if (line.startsWith('+++') || line.startsWith('---')) return colours.bold(line)
    if (line.startsWith('@@')) return colours.cyan(line)
    return line.startsWith('+') ? colours.green(line) : line.startsWith('-') ? colours.red(line) : line
  }
  return diff.split('\n').map(paint).join('\n')
}

/** Mends one file; gives the number of changes, null when its format is read only. Throws UsageError when it cannot be mended. */
async function fixTarget(
  target: Target,
  linter: Linter,
  settings: Settings,
  dry: boolean,
  io: Io,
): Promise<number | null> {
  const { messages } = settings
  if (target.fault) throw new UsageError(target.fault.message)
  const bytes = await readWhole(target.path)
  const result = fixBytes(linter, target.name, bytes, settings.optionsFor(target.path))
  if (result.refused === 'readOnly') return null
  if (result.refused) {
    throw new UsageError(refusal(target, result.refused, messages))
  }
  if (!result.stable) io.stderr.write(`${messages.warning(messages.notStable(target.name))}\n`)
  if (result.count === 0) return 0
  if (dry) io.stdout.write(coloured(unifiedDiff(target.name, result.before, result.after), settings.colour))
  else {
    await writeFile(target.path, result.bytes)
    io.stdout.write(`${messages.fixed(target.name, result.count)}\n`)
  }
  return result.count
}

function refusal(target: Target, why: keyof Messages['notFixable'], messages: Messages): string {
  return `${target.name}${messages.colon}${messages.notFixable[why]}`
}

function reason(error: unknown, target: Target, settings: Settings): string {
  if (error instanceof UsageError) return error.message
  if (isReadError(error))
    return `${target.name}${settings.messages.colon}${settings.locale === 'en' ? error.english : error.message}`
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined)
    return `${target.name}${settings.messages.colon}${settings.messages.internal(error instanceof Error ? error.message : String(error))}`
  return (error as NodeJS.ErrnoException).syscall === 'write' || code === 'EROFS'
    ? settings.messages.cannotWrite(target.name, faultWords(error, settings.messages))
    : settings.messages.notReadable(target.name, faultWords(error, settings.messages))
}

/** `tenderlint fix`: applies the rewrites that are safe in bulk, in the files' own encoding; `--dry-run` shows a unified diff. */
export async function fix(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  if (args.operands.includes('-')) throw new UsageError(first.notFixable.stdin)
  const linter = await io.linter()
  const settings = gatherSettings(args.given, io, linter, first)
  const operands = args.operands.length > 0 ? args.operands : ['.']
  const search = {
    cwd: io.cwd,
    folder: settings.folder,
    ignore: settings.config.ignore ?? [],
    messages: settings.messages,
  }
  const named = new Set(operands.map((operand) => resolve(io.cwd, operand)))
  const left: string[] = []
  const dry = args.given['dry-run'] === true
  let [files, count, failed] = [0, 0, false]
  for (const target of (await findFiles(operands, search)).targets) {
    try {
      const changes = await fixTarget(target, linter, settings, dry, io)
      if (changes === null) {
        // In a walked folder such files are nobody's mistake.
        if (named.has(target.path)) throw new UsageError(refusal(target, 'readOnly', settings.messages))
        left.push(target.name)
        continue
      }
      if (changes > 0) files++
      count += changes
    } catch (error) {
      failed = true
      io.stderr.write(`${settings.messages.error(reason(error, target, settings))}\n`)
    }
  }
  if (left.length > 0)
    io.stderr.write(`${settings.messages.warning(settings.messages.leftAlone(left.length, listed(left)))}\n`)
  io.stderr.write(`${settings.messages.fixedTotal(files, count, dry)}\n`)
  return failed ? 2 : 0
}
