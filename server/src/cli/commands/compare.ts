import { createHash } from 'node:crypto'
import { extname, resolve } from 'node:path'
import { displayPath } from '../../config/load.ts'
import type { FileReport } from '../../core/finding.ts'
import { stagesInOrder } from '../../core/kinds.ts'
import { compareJson } from '../../report/compare/json.ts'
import { compareStylish, compareSummary } from '../../report/compare/stylish.ts'
import { createReporter } from '../../report/reporters.ts'
import type { Linter } from '../../service/api.ts'
import type { ComparedDocument, Comparison } from '../../service/compare.ts'
import { type Arguments, oneOf } from '../arguments.ts'
import { count, noCounts } from '../check-targets.ts'
import { faultWords } from '../fault-words.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { openFile } from '../open-file.ts'
import { readWhole } from '../read-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'
import { sameFile, writeWhole } from '../write-file.ts'

const formats = ['stylish', 'json', 'sarif'] as const

/** Files of other programs, which could not open text in them. */
const otherPrograms = /\.(?:xlsx?|pdf|docm?|dotx?|wps|et|odt|ods|pptx?|rtf|zip)$/i

/** `tenderlint compare A B [C …]`: what changed from one stage of a project to the next. */
export async function compare(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const { operands, given } = args
  if (operands.includes('-')) throw new UsageError(first.compare.filesOnly)
  const format = oneOf('format', given.format, formats, first) ?? 'stylish'
  const paths = operands.map((operand) => resolve(io.cwd, operand))
  const target = given.output === undefined ? null : resolve(io.cwd, given.output)
  if (target !== null && paths.some((path) => sameFile(target, path)))
    throw new UsageError(first.outputIsInput(given.output!), false)
  if (target !== null && otherPrograms.test(target)) throw new UsageError(first.compare.badOutput(given.output!))
  const linter = await io.linter()
  const settings = gatherSettings(given, io, linter, first)
  const service = await import('../../service/compare.ts')
  const documents: ComparedDocument[] = []
  for (const operand of operands) {
    const { name, checked } = await openFile(operand, given, linter, settings, io)
    documents.push({ path: name, checked })
  }
  const report = service.compareDocuments(
    documents,
    linter.laws,
    (at) => settings.optionsFor(paths[at]!),
    settings.locale,
  )
  for (const note of orderNotes(documents, paths, settings.messages)) io.stderr.write(`${note}\n`)
  await deliver(report, documents, paths, target, format, { args, io, linter, settings })
  return report.findings.flat().some(({ certainty }) => certainty === 'certain') ? 1 : 0
}

/** What looks wrong about the order of the files: one that is named twice, a later stage before an earlier one. */
function orderNotes(
  documents: readonly ComparedDocument[],
  paths: readonly string[],
  { compare }: Messages,
): readonly string[] {
  const rank = ({ checked }: ComparedDocument): number => stagesInOrder.indexOf(checked.outline.documentKind)
  return documents.slice(1).flatMap((own, at): string[] => {
    const before = documents[at]!
    if (paths.slice(0, at + 1).some((path) => sameFile(path, paths[at + 1]!))) return [compare.twice(own.path)]
    return rank(own) >= 0 && rank(before) > rank(own) ? [compare.order(before.path, own.path)] : []
  })
}

interface Call {
  readonly args: Arguments
  readonly io: Io
  readonly linter: Linter
  readonly settings: Settings
}

/** The paper goes to its file, the count to the screen; without a file the text goes to the screen. */
async function deliver(
  report: Comparison,
  documents: readonly ComparedDocument[],
  paths: readonly string[],
  target: string | null,
  format: (typeof formats)[number],
  call: Call,
): Promise<void> {
  const { args, io, linter, settings } = call
  const { locale, asOf, colour, messages } = settings
  const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
  const extension = target === null ? '' : extname(target).toLowerCase()
  const write = async (bytes: string | Uint8Array): Promise<void> => {
    try {
      await writeWhole(target!, bytes)
    } catch (error) {
      throw new UsageError(messages.cannotWrite(displayPath(io.cwd, target!), faultWords(error, messages)), false)
    }
    io.stderr.write(`${messages.written(args.given.output!)}\n`)
  }
  const quiet = args.given.quiet === true
  const text = async (): Promise<string> =>
    format === 'json'
      ? compareJson(report)
      : format === 'sarif'
        ? await sarif(report, documents, paths, call)
        : compareStylish(report, { locale, colour, quiet })
  if (extension === '.docx') {
    const { compareDocx } = await import('../../report/docx/write.ts')
    await write(await compareDocx(report, { tool, asOf, locale }))
  } else if (extension === '.html' || extension === '.htm') {
    const { compareHtml } = await import('../../report/review/write.ts')
    await write(compareHtml(report, { tool, asOf, locale }))
  } else if (target !== null) {
    await write(extension === '.json' && args.given.format === undefined ? compareJson(report) : await text())
    return
  }
  // the changes stand in the paper: the screen gets the count
  io.stdout.write(target === null || format !== 'stylish' ? await text() : compareSummary(report, { locale, colour }))
}

async function sarif(
  report: Comparison,
  documents: readonly ComparedDocument[],
  paths: readonly string[],
  { io, linter, settings }: Call,
): Promise<string> {
  const { locale, asOf, region } = settings
  const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
  const rules = [...linter.rules, ...report.rules]
  const context = { tool, asOf, region, locale, rules, laws: linter.laws, colour: false, quiet: false }
  const reporter = createReporter('sarif', context)
  const summary = noCounts()
  let out = ''
  for (const [at, { path, checked }] of documents.entries()) {
    const bytes = await readWhole(paths[at]!).catch((error: unknown) => {
      throw new UsageError(
        settings.messages.notReadable(displayPath(io.cwd, paths[at]!), faultWords(error, settings.messages)),
        false,
      )
    })
    const file: FileReport = {
      path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      format: checked.document.format,
      documentKind: checked.outline.documentKind,
      findings: report.findings[at]!,
      excluded: 0,
      waived: 0,
      error: null,
    }
    count(summary, file)
    out += reporter.file(file, [])
  }
  return `${out}${reporter.end(summary)}`
}
