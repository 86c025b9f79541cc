import type { SourceDocument } from '../core/block.ts'
import type { Collector, Draft } from './collector.ts'
import { starOf } from './line.ts'
import { isNoProduct, productTitle } from './product-name.ts'
import { cellText, type TableRow } from './rows.ts'
import { unitAt } from './unit.ts'
import type { ParameterWords } from './words.ts'

/** A table with one column for each parameter: their names stand in its first row, what is demanded below them. */
export interface Across {
  /** Column of what each row is about. */
  readonly label: number
  readonly labelled: string
  readonly names: ReadonlyMap<number, string>
  readonly body: readonly TableRow[]
}

/** Columns beside the parameters. */
const beside =
  /^(?:序号|编号|品目号?|备注|说明|.{0,4}数量|单位|计量单位|[最控]?.{0,4}(?:单价|合价|总价|金额|限价|预算).*|.{0,4}品牌.{0,4}|.{0,4}型号|产地|附件|日期|是否.*|.*分值?)$/
/** A value says how it is compared or measured: a bare figure may count things of several kinds. */
const demand =
  /[≥≤＞＜><±～]|不[低小少高大多超得]|至少|^[\s★▲△※]*(?:支持|具备|具有)|\d\s*(?:[a-zA-Zμ%％℃Ω°㎡³²]|[\u4e00-\u9fff])/
const generic =
  /^(?:技术|主要|性能|具体|参数|指标|规格|招标|采购|设计)*(?:要求|参数|指标|标准|参数值|指标值|要求值|规格|值)$/
const mostRows = 20

/** The table as one column for each parameter, null when it is none. `demands` are the columns that its headers make demands. */
export function acrossOf(
  document: SourceDocument,
  rows: readonly TableRow[],
  demands: readonly number[],
): Across | null {
  const [head, ...rest] = rows.filter(({ title }) => !title)
  if (!head || rest.length === 0 || rest.length > mostRows) return null
  const columns = [...head.cells.keys()].sort((a, b) => a - b)
  const textOf = (column: number) => cellText(document, head.cells.get(column))
  const label = columns.find((column) => !/^(?:序号|编号|品目号?)$/.test(textOf(column)))
  if (label === undefined || demands.some((column) => column !== label)) return null
  const names = new Map<number, string>()
  for (const column of columns) {
    const name = textOf(column)
    if (column <= label || beside.test(name)) continue
    if (
      name.length < 2 ||
      name.length > 24 ||
      demand.test(name.replace(/[（(][^（()）]*[)）]/g, '')) ||
      /^\d/.test(name)
    )
      return null
    names.set(column, name)
  }
  if (names.size < 3 || new Set(names.values()).size < names.size) return null
  const cells = rest.flatMap((row) => [...names.keys()].map((column) => cellText(document, row.cells.get(column))))
  const valued = cells.filter((text) => text.length <= 60 && demand.test(text)).length
  return valued * 2 >= cells.length ? { label, labelled: textOf(label), names, body: rest } : null
}

/** Reads the rows of such a table: of the product that a row names, else of `around`. Gives the product that it ended with. */
export function readAcross(
  document: SourceDocument,
  { label, labelled, names, body }: Across,
  around: Draft | null,
  near: string,
  group: string,
  gathered: Collector,
  words: ParameterWords,
): Draft | null {
  let current = around
  for (const row of body) {
    const own = cellText(document, row.cells.get(label))
    const block = row.cells.get(label)?.[0]
    const title = productTitle(own)
    const bought = gathered.purchase(title)
    const opens =
      bought ?? (/名称|设备|产品|货物|材料|品名/.test(labelled) && !generic.test(own) && !isNoProduct(title))
    if (block !== undefined && opens) {
      const place = { block, start: 0, end: document.blocks[block]!.text.length }
      current = gathered.open({ name: bought?.name ?? title, place, sure: true, near, group })
    } else if (own !== '' && !generic.test(own)) continue
    if (!current) continue
    for (const [column, header] of names) {
      const inside = /^(.+?)\s*[（(]([^（()）]{1,8})[)）]$/.exec(header)
      const unit = inside && unitAt(inside[2]!, 0, words)?.end === inside[2]!.length ? inside[2]! : ''
      const name = (unit ? inside![1]! : header).replace(/^[★▲△※\s]+/, '')
      for (const at of row.cells.get(column) ?? [])
        gathered.add(current, document.blocks[at]!, at, {
          product: current.name,
          group: '',
          name,
          star: starOf(header),
          ...(unit && { unit }),
        })
    }
  }
  return current
}
