import { type Answer, exact, idle, type Whole } from '../answer.ts'
import { figureColumns } from '../figures/columns.ts'
import { type Grid, type GridRow, grids } from '../figures/grid.ts'
import { isFigure, type Line, linesOf } from '../figures/lines.ts'
import { yuan } from '../figures/tolerance.ts'
import { blocksOf } from '../interest.ts'

const rule = 'bundling/independent-in-list'

const level = '(?:[(]?[二三四2-4]级[)]?)?'
const service = `(?:监理|(?:网络安全|信息安全|信息系统(?:安全)?|信息系统网络安全)?(?:等级保护|等保)(?:2\\.0)?${level}(?:测评|测试|评测)|等级测评|(?:分级保护|分保)测评|密评|(?:商用)?密码(?:应用)?(?:安全性)?(?:评估|测评)|第三方(?:软件|系统|安全|验收|功能|性能|平台)*(?:测评|测试|检测|评测)|软件测评|验收测评|软件第三方测[评试])`
const independent = new RegExp(
  `^(?:[(]?[\\d一二三四五六七八九十.]{1,5}[)、.]?)?(?:本?项目|工程|信息化|信息系统|系统|平台|软件|建设|信息工程|安全)*${service}(?:服务|费用|费|工作|项目|机构)*${level}(?:[(][^()]{0,16}[)])?$`,
)
/** The row says that it is bought apart, or only helped with. */
const apart = /另行|单独采购|独立采购|不含|不在本|不包含|采购人(?:自行|委托|承担)|配合|协助|整改|已采购|单独招标/
/** What the whole project costs, its parts to be bought one by one. */
const budget = /投资|概算|估算|总费用|资金|其他费用|经费(?:预算|测算)|建设费用/
const elsewhere = /备注|说明|要求|参数|标准|依据|来源|响应|评分/
const lotHeader = /包号|标段|采购包|分包|包组|包别|标包/

/** Supervision and third-party testing that stand as rows in the purchase list of the main contract. */
export function independentRows(whole: Whole): readonly Answer[] {
  const { document, outline, facts } = whole
  const named = new Set<number>()
  for (const block of blocksOf(document, 'independent')) {
    const { cell } = document.blocks[block]!
    if (cell) named.add(cell.table)
  }
  const wanted = new Set(
    outline.tables
      .filter(
        ({ table, role, section }) =>
          named.has(table) && role !== 'scoring' && section !== 'scoring' && section !== 'form',
      )
      .map(({ table }) => table),
  )
  if (!wanted.size) return [idle]
  const answers = grids(whole, wanted).flatMap((grid) => judge(grid, whole))
  // the law of tendering leaves it to the buyer how works are divided
  const certainty = facts.regime?.value === 'tendering-law' ? 'review' : undefined
  return answers.length ? answers.map((answer) => ({ ...answer, certainty }) as Answer) : [idle]
}

function judge(grid: Grid, { document, outline }: Whole): Answer[] {
  const columns = figureColumns(grid).filter(({ kind }) => kind !== 'factor' && kind !== 'percent')
  const heading = outline.headings[outline.labels[grid.block]!.heading]?.title ?? ''
  if (!columns.length || budget.test(`${grid.caption} ${heading}`)) return []
  const lines = linesOf(grid, columns).filter(({ kind }) => kind === 'item')
  const places = lines.map((line) => serviceIn(line, grid))
  const own = lines.filter((_, at) => places[at] === null)
  if (own.length < 2) return []
  const amounts = columns.filter(({ kind }) => kind === 'amount').at(-1)
  const total = amounts ? exact(lines.reduce((sum, line) => sum + amountOf(line, amounts.column), 0)) : 0
  return lines.flatMap((line, at): Answer[] => {
    const block = places[at]
    if (block === null || block === undefined || lotOf(line, grid) !== lotOf(own[0]!, grid)) return []
    const { text } = document.blocks[block]!
    const amount = amounts ? amountOf(line, amounts.column) : 0
    const share = total && amount ? exact(Math.round((amount / total) * 1000) / 10) : 0
    const values = {
      name: text.trim(),
      share: share ? `（${amount}${yuan(amounts!.unit)}，占清单金额的 ${share}%）` : '',
      shareEn: share ? ` (${amount}, ${share}% of the list)` : '',
    }
    const start = text.length - text.trimStart().length
    return [{ kind: 'finding', rule, block, start, end: text.trimEnd().length, values }]
  })
}

const amountOf = (line: Line, column: number): number => {
  const value = line.cells.get(column)?.value
  return isFigure(value) ? value.value : 0
}

/** The block of the cell that names an independent service, null when the row names none. */
function serviceIn({ texts }: Line, { headers }: Grid): number | null {
  if (texts.some(({ text }) => apart.test(text))) return null
  return (
    texts.find(({ column, text }) => independent.test(text) && !elsewhere.test(headers[column] ?? ''))?.block ?? null
  )
}

/** The lot that a row belongs to, '' in a list without lots. */
function lotOf({ texts }: Pick<Line, 'texts'>, { headers }: Grid): string {
  const column = headers.findIndex((header) => lotHeader.test(header))
  return column < 0 ? '' : ((texts as GridRow['cells']).find((cell) => cell.column === column)?.text ?? '')
}
