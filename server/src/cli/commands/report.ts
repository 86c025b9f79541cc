import { readFileSync, statSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { isOwnReport } from '../../report/own.ts'
import { type ReviewFormat, reviewFormats } from '../../report/review/formats.ts'
import { createReview, type Review } from '../../report/review/review.ts'
import { reviewWords } from '../../report/review/words.ts'
import type { Linter } from '../../service/api.ts'
import { type Arguments, oneOf } from '../arguments.ts'
import { checkTargets, count, fails, findTargets, noCounts, settingsPath, tellSkipped } from '../check-targets.ts'
import { faultWords } from '../fault-words.ts'
import type { Target } from '../files.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import type { Given } from '../options.ts'
import { createProgress } from '../progress.ts'
import { gatherSettings, type Settings } from '../settings.ts'
import { warnOfWaivers } from '../waiver-notes.ts'
import { sameFile, writeWhole } from '../write-file.ts'

/** What is asked for: the format by the extension of -o, or by --format. Throws UsageError. */
function wanted({ output, format: named }: Given, messages: Messages): { format: ReviewFormat; output: string | null } {
  const stated = oneOf('format', named, reviewFormats, messages)
  if (output === undefined) {
    if (stated === undefined) throw new UsageError(messages.outputMissing)
    if (stated === 'xlsx' || stated === 'docx') throw new UsageError(messages.outputNeeded(stated))
    return { format: stated, output: null }
  }
  const extension = extname(output).slice(1).toLowerCase()
  const told = reviewFormats.find((format) => format === (extension === 'htm' ? 'html' : extension))
  if (told && stated && told !== stated) throw new UsageError(messages.outputClash(output, stated))
  const format = told ?? stated
  if (!format) throw new UsageError(messages.outputUnknown(output))
  return { format, output }
}

/**
 * The targets without the report of an earlier run, which stands in the folder that is walked. Refuses, before anything is
 * checked, an output that is any other of the inputs or stands in no folder.
 */
function besides(
  output: string,
  { targets, operands }: { targets: readonly Target[]; operands: readonly string[] },
  io: Io,
  messages: Messages,
): readonly Target[] {
  const path = resolve(io.cwd, output)
  const same = targets.filter((target) => target.path !== '-' && !target.fault && sameFile(target.path, path))
  const named = operands.some((operand) => operand !== '-' && sameFile(resolve(io.cwd, operand), path))
  if (named || (same.length > 0 && !isOwnReport(readFileSync(path))))
    throw new UsageError(messages.outputIsInput(output), false)
  try {
    if (!statSync(dirname(path)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
  } catch (error) {
    throw new UsageError(messages.cannotWrite(output, faultWords(error, messages)), false)
  }
  return targets.filter((target) => !same.includes(target))
}

/** Titles of the local packs that hold for any of the files. */
function packTitles(targets: readonly Target[], linter: Linter, settings: Settings, io: Io): string[] {
  const ids = new Set(targets.flatMap((target) => settings.optionsFor(settingsPath(target, io)).packs ?? []))
  return linter.packs
    .filter((pack) => ids.has(pack.id))
    .map((pack) => (settings.locale === 'en' ? pack.titleEn : pack.title))
}

/** The writers are heavy and built apart: each is loaded for its own format only. */
async function rendered(review: Review, format: ReviewFormat): Promise<string | Uint8Array> {
  if (format === 'docx') return (await import('../../report/docx/write.ts')).reportDocx(review)
  return (await import('../../report/review/write.ts')).writeReview(format, review)
}

async function deliver(review: Review, format: ReviewFormat, output: string | null, io: Io, messages: Messages) {
  const written = await rendered(review, format)
  if (output === null) return io.stdout.write(typeof written === 'string' ? written : '')
  try {
    writeWhole(resolve(io.cwd, output), written)
  } catch (error) {
    throw new UsageError(messages.cannotWrite(output, faultWords(error, messages)), false)
  }
  io.stderr.write(`${messages.written(output)}\n`)
}

/** `tenderlint report`: checks like `check` and writes what was found as a report for people to work through. */
export async function report(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const { given } = args
  const { format, output } = wanted(given, first)
  const linter = await io.linter()
  const settings = gatherSettings(given, io, linter, first)
  const { messages, asOf, region, locale } = settings
  const { targets: all, skipped } = await findTargets(args, settings, io)
  const targets = output === null ? all : besides(output, { targets: all, operands: args.operands }, io, messages)
  const gathered = createReview({
    tool: { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash },
    asOf,
    region,
    locale,
    rules: linter.rules,
    laws: linter.laws,
    colour: false,
    quiet: given.quiet === true,
    title: given.title ?? reviewWords(locale).reportTitle,
    reviewer: given.reviewer ?? '',
    packs: packTitles(targets, linter, settings, io),
  })
  const progress = createProgress(io, messages)
  const summary = noCounts()
  const waived = new Set<string>()
  let found = false
  for await (const { target, report, checked } of checkTargets(targets, linter, settings, io, progress)) {
    count(summary, report)
    // a report was asked for, not a verdict: findings fail only when the caller says so
    found ||= given['fail-on'] !== undefined && fails(report, settings, settingsPath(target, io))
    for (const finding of checked?.waived ?? []) waived.add(finding.fingerprint)
    gathered.add(report, checked)
  }
  progress.clear()
  await deliver(gathered.end(summary), format, output, io, messages)
  warnOfWaivers(settings, waived, args.operands, io)
  tellSkipped(skipped, settings, io)
  return summary.failed > 0 ? 2 : found ? 1 : 0
}
