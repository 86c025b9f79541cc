import { relative, resolve } from 'node:path'
import type { CheckReport, FileReport } from '../core/finding.ts'
import type { Arguments } from './arguments.ts'
import type { FileOutcome } from './check-file.ts'
import { allListed, listTargets } from './file-list.ts'
import { findFiles, listed, type Target } from './files.ts'
import { type Io, UsageError } from './io.ts'
import type { Messages } from './messages.ts'
import type { Given } from './options.ts'
import type { Settings } from './settings.ts'

/** Refuses what does not go together with a list of files. */
export function checkListOptions({ given, operands }: Arguments, messages: Messages): void {
  if (given['files-from'] !== undefined && operands.length > 0) throw new UsageError(messages.listClash)
  if (given.null && given['files-from'] === undefined) throw new UsageError(messages.nullAlone)
}

/** The files that the operands of `check` and `report` name, sorted; `-` is standard input. */
export async function findTargets(
  { given, operands }: Arguments,
  settings: Settings,
  io: Io,
): Promise<{ readonly targets: readonly Target[]; readonly skipped: readonly string[] }> {
  const list = given['files-from']
  if (list !== undefined) {
    const targets = await allListed(listTargets(list, given.null === true, io, settings.messages))
    return { targets, skipped: [] }
  }
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

/** True when a run checks all of the project: what it does not meet is then nowhere. */
export function checksWhole(
  { given, operands }: { given: Given; operands: readonly string[] },
  folder: string,
  io: Io,
) {
  if (given['files-from'] !== undefined) return false
  return (operands.length > 0 ? operands : ['.']).some(
    (operand) => !relative(resolve(io.cwd, operand), folder).startsWith('..'),
  )
}

/** Sums of a run, counted up file by file. */
export type Counts = { -readonly [K in keyof CheckReport['summary']]: number }

/** `baselined` is counted only where a baseline is used. */
export function noCounts(settings: Pick<Settings, 'baseline'> | null = null): Counts {
  return { files: 0, certain: 0, review: 0, waived: 0, ...(settings?.baseline && { baselined: 0 }), failed: 0 }
}

export function count(summary: Counts, report: FileReport): void {
  const certain = report.findings.reduce((sum, finding) => sum + (finding.certainty === 'certain' ? 1 : 0), 0)
  summary.files++
  summary.certain += certain
  summary.review += report.findings.length - certain
  summary.waived += report.waived
  if (summary.baselined !== undefined) summary.baselined += report.baselined ?? 0
  if (report.error) summary.failed++
}

/** True when a file's findings make the exit status 1. */
export function fails(report: FileReport, settings: Settings, path: string): boolean {
  const level = settings.failOnFor(path)
  if (level === 'never') return false
  return report.findings.some((finding) => level === 'review' || finding.certainty === 'certain')
}

/** Fingerprints that waivers were used for, gathered over a run. */
export function noteWaived(used: Set<string>, { waived }: FileOutcome): void {
  for (const { fingerprint } of waived) used.add(fingerprint)
}

/** Tells on stderr of files that were passed over: the first few names, since a folder of scans would fill the screen. */
export function tellSkipped(skipped: readonly string[], settings: Settings, io: Io): void {
  if (skipped.length === 0) return
  io.stderr.write(`${settings.messages.warning(settings.messages.skipped(skipped.length, listed(skipped)))}\n`)
}
