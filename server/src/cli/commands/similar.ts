import { extname, resolve } from 'node:path'
import { displayPath } from '../../config/load.ts'
import { isReadError } from '../../core/read-error.ts'
import type { Similarity } from '../../core/similarity.ts'
import type { SimilarReport } from '../../report/similar/view.ts'
import type { Linter } from '../../service/api.ts'
import type { NamedDocument } from '../../service/similar.ts'
import { type Arguments, oneOf } from '../arguments.ts'
import { faultWords } from '../fault-words.ts'
import { findFiles, type Target } from '../files.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { openFile } from '../open-file.ts'
import type { Given } from '../options.ts'
import { createProgress } from '../progress.ts'
import { readWhole } from '../read-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'
import { sameFile, writeWhole } from '../write-file.ts'

const formats = ['stylish', 'json', 'html', 'docx'] as const
type Format = (typeof formats)[number]

/** The format by the extension of -o, or by --format. Throws UsageError. */
function formatOf({ output, format: named }: Given, messages: Messages): Format {
  const stated = oneOf('format', named, formats, messages)
  const extension = output === undefined ? '' : extname(output).slice(1).toLowerCase()
  const told = formats.find((format) => format === (extension === 'htm' ? 'html' : extension))
  if (told && stated && told !== stated) throw new UsageError(messages.outputClash(output!, stated))
  const format = told ?? stated ?? (output === undefined ? 'stylish' : null)
  if (!format) throw new UsageError(messages.similar.outputUnknown(output!))
  if (format === 'docx' && output === undefined) throw new UsageError(messages.outputNeeded(format))
  return format
}

async function openPaper(target: Target, linter: Linter, { messages, locale }: Settings): Promise<NamedDocument> {
  const { name, path, fault } = target
  if (fault) throw new UsageError(fault.message, false)
  try {
    return { path: name, document: await linter.open(name, await readWhole(path)) }
  } catch (error) {
    if (isReadError(error))
      throw new UsageError(`${name}${messages.colon}${locale === 'en' ? error.english : error.message}`, false)
    if ((error as NodeJS.ErrnoException).code !== undefined)
      throw new UsageError(messages.notReadable(name, faultWords(error, messages)), false)
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${name}${messages.colon}${messages.internal(reason)}`, false)
  }
}

/** The papers that the operands name, in that order; files, folders or globs, without the design itself. */
async function papersOf(operands: readonly string[], design: string, settings: Settings, io: Io): Promise<Target[]> {
  const { messages, folder, config } = settings
  const search = { cwd: io.cwd, folder, ignore: config.ignore ?? [], messages }
  const papers: Target[] = []
  for (const operand of operands) {
    const { targets } = await findFiles([operand], search)
    if (targets.length === 1 && sameFile(targets[0]!.path, design))
      throw new UsageError(messages.similar.itself(operand))
    for (const target of targets)
      if (!sameFile(target.path, design) && !papers.some(({ path }) => sameFile(path, target.path))) papers.push(target)
  }
  return papers
}

async function rendered(report: SimilarReport, format: Format, colour: boolean): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(jsonOf(report), null, 2)}\n`
  if (format === 'docx') return (await import('../../report/docx/write.ts')).similarDocx(report)
  const { similarHtml, similarStylish } = await import('../../report/similar/write.ts')
  return format === 'html' ? similarHtml(report) : similarStylish(report, colour)
}

/** The object of the contract; `throughout` is there only where one vendor's names run all through. */
function jsonOf({ similarity, throughout }: SimilarReport): Similarity & { throughout?: SimilarReport['throughout'] } {
  return throughout ? { ...similarity, throughout } : similarity
}

/** `tenderlint similar DESIGN [VENDOR...]`: how much of a design stands in papers of vendors, and whose names run through it. */
export async function similar(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const { given, operands } = args
  const format = formatOf(given, first)
  const linter = await io.linter()
  const settings = gatherSettings(given, io, linter, first)
  const { messages, locale } = settings
  const path = resolve(io.cwd, operands[0]!)
  const targets = await papersOf(operands.slice(1), path, settings, io)
  const output = given.output === undefined ? null : resolve(io.cwd, given.output)
  if (output !== null && [path, ...targets.map((target) => target.path)].some((input) => sameFile(input, output)))
    throw new UsageError(messages.outputIsInput(given.output!), false)
  const progress = createProgress(io, messages, targets.length)
  const { name, checked } = await openFile(operands[0]!, given, linter, settings, io)
  const papers: NamedDocument[] = []
  for (const target of targets) {
    papers.push(await openPaper(target, linter, settings))
    progress.done(target.name, 0)
  }
  progress.clear()
  const named = checked.vendorThroughout
  const throughout = named && { vendor: named.vendor, places: named.places.length }
  const { commonTextsOf, similarity } = await import('../../service/similar.ts')
  const design = { path: name, document: checked.document }
  const compared = similarity(design, papers, commonTextsOf(linter), checked.outline.documentKind)
  // without papers the names are all there is to go by
  const verdict = papers.length === 0 && throughout ? 'single-vendor' : compared.verdict
  const report: SimilarReport = {
    similarity: { ...compared, verdict },
    throughout,
    locale,
    tool: { name: 'tenderlint', version: linter.version },
    day: io.today(),
  }
  const written = await rendered(report, format, settings.colour)
  if (output === null) io.stdout.write(typeof written === 'string' ? written : '')
  else {
    try {
      await writeWhole(output, written)
    } catch (error) {
      throw new UsageError(messages.cannotWrite(given.output!, faultWords(error, messages)), false)
    }
    io.stderr.write(`${messages.written(displayPath(io.cwd, output))}\n`)
  }
  return verdict === 'independent' ? 0 : 1
}
