import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CheckReport, FileReport } from '../../core/finding.ts'
import { reportFormats } from '../../report/reporter.ts'
import { createReporter } from '../../report/reporters.ts'
import type { Linter } from '../../service/api.ts'
import { type Arguments, oneOf } from '../arguments.ts'
import { type CheckedFile, checkBytes, failedReport } from '../check-file.ts'
import { faultWords } from '../fault-words.ts'
import { type Found, findFiles, listed, type Target } from '../files.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { createProgress } from '../progress.ts'
import { gatherSettings, type Settings } from '../settings.ts'
import { warnOfWaivers } from '../waiver-notes.ts'

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
  const path = target.path === '-' ? resolve(io.cwd, target.name) : target.path
  return checkBytes(linter, target.name, bytes, settings.optionsFor(path), settings.messages)
}

async function findTargets({ given, operands }: Arguments, settings: Settings, io: Io): Promise<Found> {
  const paths = operands.length > 0 ? operands : ['.']
  const found = await findFiles(
    paths.filter((path) => path !== '-'),
    { cwd: io.cwd, folder: settings.folder, ignore: settings.config.ignore ?? [], messages: settings.messages },
  )
  if (!paths.includes('-')) return found
  const stdin = { path: '-', name: given['stdin-filename'] ?? settings.messages.stdinName, fault: null }
  return { ...found, targets: [stdin, ...found.targets] }
}

/** Where the report goes: standard output at once, or a file at the end. */
function destination(
  output: string | undefined,
  io: Io,
  messages: Messages,
): { write(text: string): void; close(): void } {
  if (output === undefined) return { write: (text) => text !== '' && io.stdout.write(text), close: () => {} }
  const chunks: string[] = []
  return {
    write: (text) => chunks.push(text),
    close() {
      try {
        writeFileSync(resolve(io.cwd, output), chunks.join(''))
      } catch (error) {
        throw new UsageError(messages.cannotWrite(output, faultWords(error, messages)), false)
      }
    },
  }
}

type Counts = { -readonly [K in keyof CheckReport['summary']]: number }

function count(summary: Counts, report: FileReport): void {
  const certain = report.findings.reduce((sum, finding) => sum + (finding.certainty === 'certain' ? 1 : 0), 0)
  summary.files++
  summary.certain += certain
  summary.review += report.findings.length - certain
  summary.waived += report.waived
  if (report.error) summary.failed++
}

function fails(report: FileReport, settings: Settings, path: string): boolean {
  const level = settings.failOnFor(path)
  if (level === 'never') return false
  return report.findings.some((finding) => level === 'review' || finding.certainty === 'certain')
}

/** `tenderlint check`: reads, checks and reports the files in the order of their names. */
export async function check(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const format = oneOf('format', args.given.format, reportFormats, first) ?? 'stylish'
  const linter = await io.linter()
  const settings = gatherSettings(args.given, io, linter, first)
  const { messages, asOf, region, locale, colour } = settings
  const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
  const quiet = args.given.quiet === true
  const reporter = createReporter(format, {
    tool,
    asOf,
    region,
    locale,
    rules: linter.rules,
    laws: linter.laws,
    colour,
    quiet,
  })
  const { targets, skipped } = await findTargets(args, settings, io)
  const out = destination(args.given.output, io, messages)
  const progress = createProgress(io, messages)
  const summary: Counts = { files: 0, certain: 0, review: 0, waived: 0, failed: 0 }
  const waived = new Set<string>()
  let found = false
  for (const [i, target] of targets.entries()) {
    if (io.closed()) break
    const { report, checked } = await checkTarget(target, linter, settings, io, (bytes) =>
      progress.step(i, targets.length, target.name, bytes),
    )
    count(summary, report)
    found ||= fails(report, settings, target.path === '-' ? resolve(io.cwd, target.name) : target.path)
    for (const finding of checked?.waived ?? []) waived.add(finding.fingerprint)
    const text = reporter.file(report, checked?.document.source ?? null)
    if (text !== '') progress.clear()
    out.write(text)
  }
  progress.clear()
  out.write(reporter.end(summary))
  out.close()
  warnOfWaivers(settings, waived, args.operands, io)
  if (skipped.length > 0) io.stderr.write(`${messages.warning(messages.skipped(skipped.length, listed(skipped)))}\n`)
  return summary.failed > 0 ? 2 : found ? 1 : 0
}
