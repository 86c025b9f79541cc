import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { reportFormats } from '../../report/reporter.ts'
import { createReporter } from '../../report/reporters.ts'
import { type Arguments, oneOf } from '../arguments.ts'
import { evidenceFor } from '../audit/gather.ts'
import { followBaseline } from '../baseline-file.ts'
import { checkTargets } from '../batch/run.ts'
import {
  checkListOptions,
  checksWhole,
  count,
  fails,
  findTargets,
  noCounts,
  noteWaived,
  settingsPath,
  tellSkipped,
} from '../check-targets.ts'
import { faultWords } from '../fault-words.ts'
import { listTargets } from '../file-list.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { createProgress } from '../progress.ts'
import { gatherSettings } from '../settings.ts'
import { warnOfWaivers } from '../waiver-notes.ts'

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

/** `tenderlint check`: reads, checks and reports the files in the order of their names, or of a list that is streamed. */
export async function check(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const format = oneOf('format', args.given.format, reportFormats, first) ?? 'stylish'
  checkListOptions(args, first)
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
  const { given } = args
  const evidence = evidenceFor(args, settings, linter, io)
  const list = given['files-from']
  // one line out for each line in, as each is done: nobody waits for the end of the list
  const streamed = format === 'ndjson' && list !== undefined
  const { targets, skipped } = streamed
    ? { targets: listTargets(list, given.null === true, io, messages), skipped: [] }
    : await findTargets(args, settings, io)
  const out = destination(given.output, io, messages)
  const progress = createProgress(io, messages, 'length' in targets ? targets.length : null)
  const summary = noCounts(settings)
  const update = given['update-baseline'] === true
  const follower = settings.baseline && followBaseline(settings.baseline, update, io, messages)
  const wants = { frames: format === 'stylish', review: false }
  const batch = { linter, settings, given, wants, io, progress }
  const waived = new Set<string>()
  let found = false
  for await (const { target, outcome: first } of checkTargets(targets, batch)) {
    const path = settingsPath(target, io)
    const outcome = follower?.take(path, first) ?? first
    const { report } = outcome
    count(summary, report)
    found ||= fails(report, settings, path)
    noteWaived(waived, outcome)
    evidence?.add(path, first)
    const text = reporter.file(report, outcome.frames ?? [])
    if (text !== '') progress.clear()
    out.write(text)
  }
  progress.clear()
  out.write(reporter.end(summary))
  out.close()
  const whole = checksWhole(args, settings.folder, io)
  warnOfWaivers(settings, waived, whole, io)
  await follower?.finish(whole)
  await evidence?.write()
  tellSkipped(skipped, settings, io)
  return summary.failed > 0 ? 2 : found ? 1 : 0
}
