import { createReview } from '../../report/review/review.ts'
import { reviewWords } from '../../report/review/words.ts'
import type { Linter } from '../../service/api.ts'
import type { Arguments } from '../arguments.ts'
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
import type { Target } from '../files.ts'
import { findForms, formList } from '../forms.ts'
import type { ExitStatus, Io } from '../io.ts'
import type { Messages } from '../messages.ts'
import { createProgress } from '../progress.ts'
import { besides, deliver, wanted } from '../report-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'
import { warnOfWaivers } from '../waiver-notes.ts'

/** Titles of the local packs that hold for any of the files. */
function packTitles(targets: readonly Target[], linter: Linter, settings: Settings, io: Io): string[] {
  const ids = new Set(targets.flatMap((target) => settings.optionsFor(settingsPath(target, io)).packs ?? []))
  return linter.packs
    .filter((pack) => ids.has(pack.id))
    .map((pack) => (settings.locale === 'en' ? pack.titleEn : pack.title))
}

/** `tenderlint report`: checks like `check` and writes what was found as a report for people to work through. */
export async function report(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const { given } = args
  if (given['list-forms']) {
    io.stdout.write(formList(first))
    return 0
  }
  checkListOptions(args, first)
  const request = wanted(given, first)
  const linter = await io.linter()
  const { output } = request
  // official forms are in Chinese, whatever the command line speaks
  const steering = request.forms.length > 0 ? { ...given, locale: 'zh' } : given
  const settings = gatherSettings(steering, io, linter, first)
  const { asOf, region, locale } = settings
  const messages = request.forms.length > 0 ? first : settings.messages
  const forms = await findForms(request.forms, linter, io, messages)
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
  const progress = createProgress(io, messages, targets.length)
  const summary = noCounts(settings)
  const waived = new Set<string>()
  let found = false
  const batch = { linter, settings, given, wants: { frames: false, review: true }, io, progress }
  for await (const { target, outcome } of checkTargets(targets, batch)) {
    const { report } = outcome
    count(summary, report)
    // a report was asked for, not a verdict: findings fail only when the caller says so
    found ||= given['fail-on'] !== undefined && fails(report, settings, settingsPath(target, io))
    noteWaived(waived, outcome)
    gathered.add(report, outcome.review)
  }
  progress.clear()
  await deliver(gathered.end(summary), request, forms, io, messages)
  warnOfWaivers(settings, waived, checksWhole(args, settings.folder, io), io)
  tellSkipped(skipped, settings, io)
  return summary.failed > 0 ? 2 : found ? 1 : 0
}
