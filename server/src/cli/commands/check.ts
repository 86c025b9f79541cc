import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { reportFormats } from '../../report/reporter.ts'
import { createReporter } from '../../report/reporters.ts'
import { type Arguments, oneOf } from '../arguments.ts'
import { checkTargets, count, fails, findTargets, noCounts, settingsPath, tellSkipped } from '../check-targets.ts'
import { faultWords } from '../fault-words.ts'
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
  const summary = noCounts()
  const waived = new Set<string>()
  let found = false
  for await (const { target, report, checked } of checkTargets(targets, linter, settings, io, progress)) {
    count(summary, report)
    found ||= fails(report, settings, settingsPath(target, io))
    for (const finding of checked?.waived ?? []) waived.add(finding.fingerprint)
    const text = reporter.file(report, checked?.document.source ?? null)
    if (text !== '') progress.clear()
    out.write(text)
  }
  progress.clear()
  out.write(reporter.end(summary))
  out.close()
  warnOfWaivers(settings, waived, args.operands, io)
  tellSkipped(skipped, settings, io)
  return summary.failed > 0 ? 2 : found ? 1 : 0
}
