import pc from 'picocolors'
import type { Waiver } from '../../config/waivers.ts'
import type { Excluded, Finding, Range } from '../../core/finding.ts'
import type { RuleData } from '../../core/rule.ts'
import { headingPath } from '../../core/section.ts'
import { frameOf } from '../../report/frame.ts'
import { findingText } from '../../report/stylish.ts'
import { clip, printable } from '../../report/width.ts'
import { kindName, reportWords } from '../../report/words.ts'
import type { CheckedDocument, Linter, OpenQuestion } from '../../service/api.ts'
import type { Arguments } from '../arguments.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { openFile } from '../open-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'

interface PlaceAsked {
  readonly file: string
  readonly line: number
  /** 1-based, 0 when the whole line is asked for. */
  readonly column: number
}

/** Reads FILE:LINE[:COLUMN]. Throws UsageError. */
export function readPlace(text: string, messages: Messages): PlaceAsked {
  const parts = /^(.+?):(\d+)(?::(\d+))?$/s.exec(text)
  const place = parts && { file: parts[1]!, line: Number(parts[2]), column: Number(parts[3] ?? 0) }
  if (!place || place.line === 0) throw new UsageError(messages.badPlace(text))
  return place
}

function touches(range: Range, asked: PlaceAsked): boolean {
  const { start, end } = range
  if (asked.line < start.line || asked.line > end.line) return false
  if (asked.column === 0) return true
  const after = asked.line > start.line || asked.column >= start.column
  const before = asked.line < end.line || asked.column < Math.max(end.column, start.column + 1)
  return after && before
}

function whyText(finding: Finding, rules: readonly RuleData[], settings: Settings): string {
  const rule = rules.find((r) => r.id === finding.rule)
  const { messages, locale } = settings
  const why = rule ? [`    ${messages.why}  ${locale === 'en' ? rule.whyEn : rule.why}`] : []
  const waiver = settings.waivers.find((candidate) => candidate.fingerprint === finding.fingerprint)
  const reason = waiver ? [`    ${messages.waiverReason}  ${printable(waiverText(waiver, messages))}`] : []
  return [...why, ...reason, `    ${messages.fingerprint}  ${finding.fingerprint}`].join('\n')
}

/** Reason, approver and last day of an entry of the waiver file. */
function waiverText({ reason, approver, expires }: Waiver, messages: Messages): string {
  const rest = [approver, expires && messages.until(expires)].filter(Boolean).join(messages.comma)
  return rest ? `${reason}  ${rest}` : reason
}

/** 行:列, and the page or cell where the file has such. */
function whereText({ start }: Range, { document }: CheckedDocument, { locale }: Messages): string {
  const block = document.blocks.find((one) => one.end > start.offset)
  const place = block?.place ? ` (${reportWords(locale).place(block.place)})` : ''
  return `${start.line}:${start.column}${place}`
}

function excludedText(items: readonly Excluded[], checked: CheckedDocument, messages: Messages): string[] {
  return items.map((item) => {
    return `  ${whereText(item.range, checked, messages)}  ${printable(clip(item.text, 60))}  ${item.rule}\n    ${item.guard}: ${printable(item.reason)}`
  })
}

function openText(items: readonly OpenQuestion[], checked: CheckedDocument, messages: Messages): string[] {
  return items.map((item) => {
    return `  ${whereText(item.range, checked, messages)}  ${printable(clip(item.text, 60))}  ${item.rule}\n    ${messages.missing(printable(item.missing))}`
  })
}

function blocksAt(checked: CheckedDocument, asked: PlaceAsked): number[] {
  const { lineStarts, document } = checked
  const start = lineStarts[asked.line - 1]!
  const end = lineStarts[asked.line] ?? document.source.length + 1
  const at = start + asked.column - 1
  return document.blocks.flatMap((block, i) => {
    if (asked.column > 0) return block.start <= at && at < Math.max(block.end, block.start + 1) ? [i] : []
    return block.start < end && Math.max(block.end, block.start + 1) > start ? [i] : []
  })
}

function understood(checked: CheckedDocument, block: number, settings: Settings): string {
  const { messages, locale } = settings
  const label = checked.outline.labels[block]!
  const path = headingPath(checked.outline, label).map((title) => clip(printable(title), 40))
  const facts = [
    `${messages.document} ${kindName('document', checked.outline.documentKind, locale)}`,
    `${messages.section} ${kindName('section', label.section, locale)}`,
  ]
  if (label.table) facts.push(`${messages.table} ${kindName('table', label.table, locale)}`)
  if (label.column) facts.push(`${messages.column} ${kindName('column', label.column, locale)}`)
  if (label.factor) facts.push(`${messages.factor} ${clip(printable(label.factor), 30)}`)
  if (label.points !== null) facts.push(messages.points(label.points))
  const { text: whole, place } = checked.document.blocks[block]!
  if (place) facts.push(reportWords(locale).place(place))
  const text = clip(printable(whole), 60)
  return `  ${text}\n    ${facts.join(' · ')}\n    ${messages.heading} ${path.length > 0 ? path.join(' › ') : messages.noHeading}`
}

/** `tenderlint explain --open FILE`: all that could not be calculated for want of a figure. */
async function explainOpen(file: string, args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const linter: Linter = await io.linter()
  const settings = gatherSettings(args.given, io, linter, first)
  const { messages, colour } = settings
  const { name, checked } = await openFile(file, args.given, linter, settings, io)
  const title = pc.createColors(colour).bold(messages.openTitle)
  const shown = checked.open.length ? ['', title, ...openText(checked.open, checked, messages)] : [messages.nothingOpen]
  io.stdout.write(`${[printable(name), ...shown].join('\n')}\n`)
  return 0
}

/**
 * `tenderlint explain FILE:LINE[:COLUMN]`: what was found there and why, what was excluded by which guard, what could not be
 * calculated, how the place is understood.
 */
export async function explain(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  if (args.given.open) return explainOpen(args.operands[0]!, args, io, first)
  const asked = readPlace(args.operands[0]!, first)
  const linter: Linter = await io.linter()
  const settings = gatherSettings(args.given, io, linter, first)
  const { messages, locale, colour, asOf, region } = settings
  const { name, checked } = await openFile(asked.file, args.given, linter, settings, io)
  const lines = checked.lineStarts.length
  if (asked.line > lines) throw new UsageError(messages.lineMissing(name, asked.line, lines))
  const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
  const context = { tool, asOf, region, locale, rules: linter.rules, laws: linter.laws, colour, quiet: false }
  const colours = pc.createColors(colour)
  const show = (finding: Finding): string =>
    `${findingText(finding, frameOf(checked.document.source, finding), context, colours)}\n${whyText(finding, linter.rules, settings)}`
  const out: string[] = [printable(`${name}:${asked.line}${asked.column ? `:${asked.column}` : ''}`)]
  const found = checked.findings.filter((finding) => touches(finding.range, asked))
  const waived = checked.waived.filter((finding) => touches(finding.range, asked))
  const known = checked.baselined.filter((finding) => touches(finding.range, asked))
  const excluded = checked.excluded.filter((item) => touches(item.range, asked))
  for (const finding of found) out.push(show(finding))
  if (waived.length > 0) out.push('', colours.bold(messages.waivedTitle), ...waived.map(show))
  if (known.length > 0) out.push('', colours.bold(messages.baselinedTitle), ...known.map(show))
  if (excluded.length > 0)
    out.push('', colours.bold(messages.excludedTitle), ...excludedText(excluded, checked, messages))
  const open = checked.open.filter((item) => touches(item.range, asked))
  if (open.length > 0) out.push('', colours.bold(messages.openTitle), ...openText(open, checked, messages))
  const blocks = blocksAt(checked, asked)
  if (found.length + waived.length + known.length + excluded.length + open.length === 0 && blocks.length > 0)
    out.push(messages.nothingHere)
  if (blocks.length === 0) out.push(messages.noBlock)
  else
    out.push('', colours.bold(messages.understoodTitle), ...blocks.map((block) => understood(checked, block, settings)))
  io.stdout.write(`${out.join('\n')}\n`)
  return 0
}
