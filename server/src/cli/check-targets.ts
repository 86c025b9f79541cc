import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CheckReport, FileReport } from '../core/finding.ts'
import type { Linter } from '../service/api.ts'
import type { Arguments } from './arguments.ts'
import { type CheckedFile, checkBytes, failedReport } from './check-file.ts'
import { faultWords } from './fault-words.ts'
import { type Found, findFiles, listed, type Target } from './files.ts'
import type { Io } from './io.ts'
import type { Progress } from './progress.ts'
import type { Settings } from './settings.ts'

/** The files that the operands of `check` and `report` name; `-` is standard input. */
export async function findTargets({ given, operands }: Arguments, settings: Settings, io: Io): Promise<Found> {
  const paths = operands.length > 0 ? operands : ['.']
  const found = await findFiles(
    paths.filter((path) => path !== '-'),
    { cwd: io.cwd, folder: settings.folder, ignore: settings.config.ignore ?? [], messages: settings.messages },
  )
  if (!paths.includes('-')) return found
  const stdin = { path: '-', name: given['stdin-filename'] ?? settings.messages.stdinName, fault: null }
  return { ...found, targets: [stdin, ...found.targets] }
}

/** Where a target's settings are looked up; standard input goes by the name it was given. */
export function settingsPath(target: Target, io: Io): string {
  return target.path === '-' ? resolve(io.cwd, target.name) : target.path
}

async function checkTarget(
  target: Target,
  linter: Linter,
  settings: Settings,
  io: Io,
  begin: (bytes: number) => void,
): Promise<CheckedFile> {
  const failed = (code: string, message: string): CheckedFile => ({
    report: failedReport(target.name, code, message),
    checked: null,
  })
  if (target.fault) return failed(target.fault.code, target.fault.message)
  let bytes: Uint8Array
  try {
    bytes = target.path === '-' ? await io.stdin() : await readFile(target.path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return failed('not-found', settings.messages.notFound(target.name))
    return failed('not-readable', settings.messages.notReadable(target.name, faultWords(error, settings.messages)))
  }
  begin(bytes.length)
  return checkBytes(linter, target.name, bytes, settings.optionsFor(settingsPath(target, io)), settings.messages)
}

/** Checks the targets one after the other, each when the one before has been taken; a fault costs only its own file. */
export async function* checkTargets(
  targets: readonly Target[],
  linter: Linter,
  settings: Settings,
  io: Io,
  progress: Progress,
): AsyncGenerator<CheckedFile & { readonly target: Target }> {
  for (const [i, target] of targets.entries()) {
    if (io.closed()) return
    const begin = (bytes: number): void => progress.step(i, targets.length, target.name, bytes)
    yield { ...(await checkTarget(target, linter, settings, io, begin)), target }
  }
}

/** Sums of a run, counted up file by file. */
export type Counts = { -readonly [K in keyof CheckReport['summary']]: number }

export function noCounts(): Counts {
  return { files: 0, certain: 0, review: 0, waived: 0, failed: 0 }
}

export function count(summary: Counts, report: FileReport): void {
  const certain = report.findings.reduce((sum, finding) => sum + (finding.certainty === 'certain' ? 1 : 0), 0)
  summary.files++
  summary.certain += certain
  summary.review += report.findings.length - certain
  summary.waived += report.waived
  if (report.error) summary.failed++
}

/** True when a file's findings make the exit status 1. */
export function fails(report: FileReport, settings: Settings, path: string): boolean {
  const level = settings.failOnFor(path)
  if (level === 'never') return false
  return report.findings.some((finding) => level === 'review' || finding.certainty === 'certain')
}

/** Tells on stderr of files that were passed over: the first few names, since a folder of scans would fill the screen. */
export function tellSkipped(skipped: readonly string[], settings: Settings, io: Io): void {
  if (skipped.length === 0) return
  io.stderr.write(`${settings.messages.warning(settings.messages.skipped(skipped.length, listed(skipped)))}\n`)
}
