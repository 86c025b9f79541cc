import pc from 'picocolors'
import { clip, printable } from '../../report/width.ts'
import { kindName, reportWords } from '../../report/words.ts'
import type { CheckedDocument } from '../../service/api.ts'
import type { Arguments } from '../arguments.ts'
import type { ExitStatus, Io } from '../io.ts'
import type { Messages } from '../messages.ts'
import { openFile } from '../open-file.ts'
import { gatherSettings, type Settings } from '../settings.ts'

/** Blocks under each heading (own ones, not those of headings below), index + 1; [0] stands for before the first. */
function blockCounts({ outline }: CheckedDocument): Int32Array {
  const counts = new Int32Array(outline.headings.length + 1)
  for (const label of outline.labels) if (label.isHeading < 0) counts[label.heading + 1]!++
  return counts
}

function lineOf(checked: CheckedDocument, block: number): number {
  const start = checked.document.blocks[block]?.start ?? 0
  const starts = checked.lineStarts
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= start) low = middle
    else high = middle - 1
  }
  return low + 1
}

function rows(checked: CheckedDocument, settings: Settings): string[] {
  const { outline } = checked
  const { locale, messages, colour } = settings
  const colours = pc.createColors(colour)
  const counts = blockCounts(checked)
  const digits = String(checked.lineStarts.length).length
  const row = (block: number, level: number, text: string): string => {
    const place = checked.document.blocks[block]?.place
    const where = place ? `  ${colours.dim(reportWords(locale).place(place))}` : ''
    return `${colours.dim(String(lineOf(checked, block)).padStart(digits))}  ${'  '.repeat(level)}${text}${where}`
  }
  const items = outline.headings.map((heading, i) => ({
    block: heading.block,
    text: row(
      heading.block,
      heading.level - 1,
      `${clip(printable(heading.title), 60)}  ${colours.cyan(`[${kindName('section', heading.section, locale)}]`)}  ${colours.dim(messages.blocks(counts[i + 1]!))}`,
    ),
  }))
  for (const table of outline.tables) {
    const above = outline.labels[table.block]?.heading ?? -1
    const level = above < 0 ? 0 : outline.headings[above]!.level
    const columns = table.columns
      .map((c) => `${clip(printable(c.header), 16) || '-'}=${kindName('column', c.role, locale)}`)
      .join(' | ')
    const what = `${kindName('table', table.role, locale)}, ${kindName('section', table.section, locale)}`
    const title = table.title ? `${clip(printable(table.title), 40)} ` : ''
    items.push({
      block: table.block,
      text: `${row(table.block, level, `▦ ${title}${colours.cyan(`[${what}]`)}  ${colours.dim(messages.rows(table.rows))}`)}\n${' '.repeat(digits + 2)}${'  '.repeat(level + 1)}${columns}`,
    })
  }
  items.sort((a, b) => a.block - b.block)
  const lead =
    counts[0]! > 0 ? [`${' '.repeat(digits)}  ${messages.noHeading}  ${colours.dim(messages.blocks(counts[0]!))}`] : []
  return [...lead, ...items.map((item) => item.text)]
}

const factWords = {
  zh: {
    regime: '适用法律',
    object: '采购对象',
    method: '采购方式',
    budget: '预算金额',
    region: '所在地区',
    frontMatter: '文首设定',
    'government-procurement': '政府采购法',
    'tendering-law': '招标投标法',
    goods: '货物',
    services: '服务',
    works: '工程',
    yuan: '元',
  },
  en: {
    regime: 'law',
    object: 'object',
    method: 'method',
    budget: 'budget',
    region: 'region',
    frontMatter: 'front matter',
    'government-procurement': 'Government Procurement Law',
    'tendering-law': 'Tendering and Bidding Law',
    goods: 'goods',
    services: 'services',
    works: 'works',
    yuan: ' yuan',
  },
} as const

/** What the document says of itself, each with its line and the words it was read from. */
function factRows(checked: CheckedDocument, settings: Settings): string[] {
  const { facts } = checked
  const colours = pc.createColors(settings.colour)
  const words = factWords[settings.locale]
  const digits = String(checked.lineStarts.length).length
  const row = (name: string, value: string, block: number): string => {
    const line = block < 0 ? ' '.repeat(digits) : String(lineOf(checked, block)).padStart(digits)
    const from = block < 0 ? words.frontMatter : clip(printable(checked.document.blocks[block]?.text ?? ''), 40)
    return `${colours.dim(line)}  ${name}: ${value}  ${colours.dim(from)}`
  }
  const { regime, object, method, budget, region } = facts
  const rows: string[] = []
  if (regime) rows.push(row(words.regime, words[regime.value], regime.block))
  if (object) rows.push(row(words.object, words[object.value], object.block))
  if (method) rows.push(row(words.method, method.value, method.block))
  if (budget) rows.push(row(words.budget, `${budget.value}${words.yuan}`, budget.block))
  if (region) rows.push(row(words.region, printable(region.value.join(' ')), region.block))
  return rows
}

/** `tenderlint outline FILE`: what was understood of the document's structure, so that a wrong guess is seen. */
export async function outline(args: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const linter = await io.linter()
  const settings = gatherSettings(args.given, io, linter, first)
  const { name, checked } = await openFile(args.operands[0]!, args.given, linter, settings, io)
  const { messages, locale } = settings
  const kind = kindName('document', checked.outline.documentKind, locale)
  const head = `${printable(name)}  ${messages.document}${messages.colon}${kind}  ${messages.format}${messages.colon}${checked.document.format}`
  io.stdout.write(`${[head, ...factRows(checked, settings), ...rows(checked, settings)].join('\n')}\n`)
  return 0
}
