import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { displayPath } from '../../config/load.ts'
import { nearest } from '../../config/nearest.ts'
import type { FileReport } from '../../core/finding.ts'
import { evidenceJson } from '../../report/evidence/json.ts'
import { evidenceSummary } from '../../report/evidence/stylish.ts'
import { frameOf } from '../../report/frame.ts'
import { createReporter } from '../../report/reporters.ts'
import { printable } from '../../report/width.ts'
import type { CheckedDocument, Linter } from '../../service/api.ts'
import type { EvidenceReport, Template } from '../../service/evidence.ts'
import { ledgerPaths } from '../../service/ledger-path.ts'
import { type Arguments, oneOf } from '../arguments.ts'
import { count, fails, noCounts } from '../check-targets.ts'
import { faultWords } from '../fault-words.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import { type FoundLedger, faultText, findLedger, readLedgerFile } from '../ledger-file.ts'
import type { Messages } from '../messages.ts'
import { openFile } from '../open-file.ts'
import { readWhole } from '../read-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'
import { sameFile, writeWhole } from '../write-file.ts'

const actions = ['init', 'check'] as const
const formats = ['stylish', 'json', 'sarif'] as const

/** Rows at fault that are told one by one; the rest is counted, and stands in the JSON. */
const mostFaults = 20

type Service = typeof import('../../service/evidence.ts')

/** One call: the document that is held against a ledger, and what it is held with. */
interface Call {
  readonly path: string
  readonly name: string
  readonly checked: CheckedDocument
  readonly args: Arguments
  readonly io: Io
  readonly linter: Linter
  readonly settings: Settings
  readonly service: Service
}

/** `tenderlint evidence init|check FILE`: the ledger of brands for the parameters of a document, and what it shows. */
export async function evidence(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const [word = '', operand = ''] = args.operands
  const action = actions.find((one) => one === word)
  if (!action) throw new UsageError(first.evidence.badAction(word, nearest(word, actions)))
  if (operand === '-') throw new UsageError(first.evidence.oneFile)
  const format = oneOf('format', args.given.format, formats, first) ?? 'stylish'
  const months = monthsOf(args.given.months, first)
  const linter = await io.linter()
  const settings = gatherSettings(args.given, io, linter, first)
  const [{ name, checked }, service] = await Promise.all([
    openFile(operand, args.given, linter, settings, io),
    import('../../service/evidence.ts'),
  ])
  const call = { path: resolve(io.cwd, operand), name, checked, args, io, linter, settings, service }
  return action === 'init' ? init(call) : check(call, format, months)
}

function monthsOf(value: string | undefined, messages: Messages): number | undefined {
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new UsageError(messages.evidence.badMonths(value))
  return Number(value)
}

async function write(path: string, bytes: string | Uint8Array, { io, settings: { messages } }: Call): Promise<void> {
  try {
    await writeWhole(path, bytes)
  } catch (error) {
    throw new UsageError(messages.cannotWrite(displayPath(io.cwd, path), faultWords(error, messages)), false)
  }
}

async function init(call: Call): Promise<ExitStatus> {
  const { path, name, checked, args, io, linter, settings, service } = call
  const { messages } = settings
  const { output, ledger: named, brands } = args.given
  const known = ledgerPaths(path).find((one) => existsSync(one))
  const target = resolve(io.cwd, output ?? named ?? known ?? ledgerPaths(path)[0]!)
  const extension = extname(target).toLowerCase()
  if (extension !== '.csv' && extension !== '.xlsx')
    throw new UsageError(messages.evidence.badOutput(output ?? named ?? ''))
  if (sameFile(target, path)) throw new UsageError(messages.outputIsInput(displayPath(io.cwd, target)), false)
  // what is filled in already is read first: a ledger that cannot be read is never written over
  const old = existsSync(target) ? target : named !== undefined ? resolve(io.cwd, named) : null
  const before = old === null ? null : await readLedgerFile(old, service, linter, settings, io)
  const list = brands?.split(/[,，、]/).flatMap((brand) => brand.trim() || []) ?? []
  const template = service.templateFor(checked, before?.ledger ?? null, list)
  if (template.parameters === 0) throw new UsageError(messages.evidence.noParameters(name), false)
  const { ledgerCsv, ledgerXlsx } = await import('../../report/review/write.ts')
  await write(target, extension === '.csv' ? ledgerCsv(template.grid) : ledgerXlsx(template.grid), call)
  tellWritten(template, displayPath(io.cwd, target), before, call)
  return 0
}

function tellWritten(template: Template, shown: string, before: FoundLedger | null, { io, settings }: Call): void {
  const { messages } = settings
  const words = messages.evidence
  const { products, parameters, kept, added, strays } = template
  io.stderr.write(`${before ? words.merged(shown, kept, added) : words.created(shown, products, parameters)}\n`)
  if (strays.length === 0) return
  const rows = strays.slice(0, 5).map((row) => printable(words.stray(row.row, row.product, row.parameter)))
  const list = `${rows.join(settings.locale === 'en' ? '; ' : '；')}${strays.length > 5 ? ' …' : ''}`
  io.stderr.write(`${messages.warning(words.strays(strays.length, list))}\n`)
}

async function check(call: Call, format: (typeof formats)[number], months: number | undefined): Promise<ExitStatus> {
  const { path, name, checked, args, io, linter, settings, service } = call
  const { messages } = settings
  const words = messages.evidence
  if (service.productsOf(checked).every(({ parameters }) => parameters.length === 0))
    throw new UsageError(words.noParameters(name), false)
  const found = await findLedger(path, args.given.ledger, checked, service, linter, settings, io)
  if (!found) {
    const expected = displayPath(io.cwd, ledgerPaths(path)[0]!)
    throw new UsageError(words.noLedger(name, expected), false)
  }
  const report = service.checkEvidence(checked, found.ledger, linter.laws, settings.optionsFor(path), months)
  io.stderr.write(`${words.foundLedger(found.name)}\n`)
  const { faults } = report.assessment
  for (const fault of faults.slice(0, mostFaults))
    io.stderr.write(`${messages.warning(printable(faultText(fault, service, settings)))}\n`)
  if (faults.length > mostFaults) io.stderr.write(`${messages.warning(words.moreFaults(faults.length - mostFaults))}\n`)
  const bytes = await readWhole(path)
  const file: FileReport = {
    path: name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format: checked.document.format,
    documentKind: checked.outline.documentKind,
    findings: report.findings,
    excluded: 0,
    waived: report.waived.length,
    error: null,
  }
  await deliver(call, report, file, found, format)
  return fails(file, settings, path) ? 1 : 0
}

async function deliver(
  call: Call,
  report: EvidenceReport,
  file: FileReport,
  found: FoundLedger,
  format: (typeof formats)[number],
): Promise<void> {
  const { args, io, linter, settings, path, checked } = call
  const { locale, messages, asOf, region, colour } = settings
  const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
  const { output } = args.given
  const isTable = output !== undefined && /\.docx$/i.test(output)
  const target = output === undefined ? null : resolve(io.cwd, output)
  if (target !== null && (sameFile(target, path) || (found.path !== null && sameFile(target, found.path))))
    throw new UsageError(messages.outputIsInput(output!), false)
  const context = {
    tool,
    asOf,
    region,
    locale,
    rules: [...linter.rules, ...report.rules],
    laws: linter.laws,
    colour,
    quiet: args.given.quiet === true,
  }
  const text = (): string => {
    if (format === 'json') return evidenceJson(report, found.name)
    const reporter = createReporter(format, context)
    const summary = noCounts()
    count(summary, file)
    const head =
      format === 'stylish' ? evidenceSummary(report, messages.evidence, colour, call.service.leastBrands) : ''
    const frames = file.findings.map((finding) => frameOf(checked.document.source, finding))
    return `${head}${reporter.file(file, frames)}${reporter.end(summary)}`
  }
  if (isTable) {
    const { evidenceDocx } = await import('../../report/docx/write.ts')
    const paper = { path: file.path, sha256: file.sha256, ledger: found.name, context }
    await write(target!, await evidenceDocx(report, paper), call)
    io.stderr.write(`${messages.written(output)}\n`)
  }
  if (target === null || isTable) io.stdout.write(text())
  else {
    await write(target, text(), call)
    io.stderr.write(`${messages.written(output!)}\n`)
  }
}
