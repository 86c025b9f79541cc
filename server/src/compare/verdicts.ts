import type { TableSummary } from '../core/section.ts'
import {
  cellText,
  commonFactors,
  type Measure,
  measuresIn,
  type ParameterWords,
  productKey,
  productTitle,
  rowsOf,
} from '../parameters/index.ts'
import { actual, fulfilled, remark } from './delivered.ts'
import { keeps } from './measures.ts'
import type { Change, ChangeCertainty, Stage } from './model.ts'

const agreed = /^(?:合同|招标|采购|约定|承诺|标准|规定|设计|技术|应)[\u4e00-\u9fff]{0,6}$|要求(?:值)?$|约定$/
const verdict = /是否|结论|判定|符合性|一致性|评定/
const refused = /^(?:否|不(?:一致|符合|合格|满足|达标|相符)|未(?:达标|达到|通过|满足)|×|✗|✘)/
/** What was seen to be missing, whatever the verdict beside it says. */
const lacking =
  /[尚仍均]?未(?:能?(?:接入|安装|配[备置]|提供|实现|达到?|开通|到货|完成|具备|启用))|无法|不能|缺[少失\d]|不具备|不支持/
const named = /名称|设备|货物|产品|标的|品名|系统|对象/

/**
 * What the rows of an acceptance paper say against themselves: agreed 40kW, seen 36kW. Only what no comparison with an earlier
 * paper has told; `told` are the changes so far.
 */
export function verdictChanges(stages: readonly Stage[], words: ParameterWords, told: readonly Change[]): Change[] {
  const now = stages.length - 1
  const stage = stages[now]!
  if (stage.kind !== 'acceptance' || stages.slice(0, now).some(({ kind }) => kind === 'acceptance')) return []
  const said = new Set(
    told.flatMap(({ to, kind }) => (to && (kind === 'loosened' || kind === 'quantity') ? [to.place.block] : [])),
  )
  return stage.outline.tables.flatMap((table) => rowChanges(table, now, stages, words, said))
}

function rowChanges(
  table: TableSummary,
  now: number,
  stages: readonly Stage[],
  words: ParameterWords,
  said: ReadonlySet<number>,
): Change[] {
  const { document, outline } = stages[now]!
  const of = (fits: (header: string) => boolean): number =>
    table.columns.find(({ header }) => fits(header))?.column ?? -1
  const seen = of((header) => actual.test(header) && !remark.test(header) && !/数量/.test(header))
  const wanted = of((header) => agreed.test(header) && !actual.test(header) && !/数量/.test(header))
  const judged = of((header) => verdict.test(header))
  const item = of((header) => named.test(header))
  if (seen < 0 || wanted < 0) return []
  return rowsOf(document, outline, table).flatMap((row): Change[] => {
    const [block] = row.own.has(seen) ? (row.cells.get(seen) ?? []) : []
    const [demand] = row.cells.get(wanted) ?? []
    if (row.header || block === undefined || demand === undefined || said.has(block)) return []
    const result = cellText(document, row.cells.get(seen))
    const isRefused = (judged >= 0 && refused.test(cellText(document, row.cells.get(judged)))) || lacking.test(result)
    if (result === '' || fulfilled.test(result)) return []
    const less = worst(document.blocks[demand]!.text, document.blocks[block]!.text, words)
    const certainty: ChangeCertainty | null = less ?? (isRefused ? 'review' : null)
    if (certainty === null) return []
    const label = item < 0 ? '' : cellText(document, row.cells.get(item))
    const product = productTitle(label) || label
    const own = stages.slice(0, now).flatMap((stage, at) => {
      const found = stage.products.find(({ key }) => product !== '' && key === productKey(product))
      return found ? [{ stage: at, place: found.place }] : []
    })
    const { text } = document.blocks[block]!
    return [
      {
        kind: 'loosened',
        between: [own.at(-1)?.stage ?? now - 1, now],
        product,
        parameter: parameterOf(table, row.cells, document, item, wanted),
        from: { stage: now, place: { block: demand, start: 0, end: document.blocks[demand]!.text.length } },
        to: { stage: now, place: { block, start: 0, end: text.length } },
        certainty,
        note: 'acceptance',
      },
    ]
  })
}

/** The short cell between the thing and what was agreed: what was looked at. */
function parameterOf(
  table: TableSummary,
  cells: ReadonlyMap<number, readonly number[]>,
  document: Stage['document'],
  item: number,
  wanted: number,
): string {
  const column = table.columns.find(
    (one) => one.column > item && one.column < wanted && !/序号|单位|品牌|型号/.test(one.header),
  )
  const text = column ? cellText(document, cells.get(column.column)) : ''
  return text.length <= 24 ? text : ''
}

/** Whether what was seen is less than what was agreed: certain against a bound, for a person against a bare value; null where it is not. */
function worst(demand: string, result: string, words: ParameterWords): ChangeCertainty | null {
  const wanted = measuresIn(demand, words, true)
  const came = measuresIn(result, words, true)
  if (wanted.length === 0 || came.length === 0) return null
  const pairs = wanted.flatMap((one, at) => (came[at] ? [[one, came[at]] as const] : []))
  if (
    wanted.length !== came.length ||
    pairs.some(([one, other]) => one.units.length === 0 || other.units.length === 0 || !commonFactors(one, other))
  )
    return anyLess(wanted, came, words) ? 'review' : null
  const less = pairs.filter(([one, other]) => keeps(one, other, words) === false)
  if (less.length === 0) return null
  return less.some(([one]) => one.operator !== 'is' && one.operator !== 'range') ? 'certain' : 'review'
}

/** Whether one of several results falls short of a bound: ≥300lx, seen 265lx on the floor and 340lx at the bed. */
function anyLess(wanted: readonly Measure[], came: readonly Measure[], words: ParameterWords): boolean {
  const isOfKind = (one: Measure, other: Measure): boolean =>
    one.units.length > 0 && other.units.length > 0 && commonFactors(one, other) !== null
  return wanted.some((one) => {
    if (!/[<>]/.test(one.operator) || one.values.length !== 1) return false
    const demands = wanted.filter((other) => isOfKind(one, other))
    const results = came.filter((other) => isOfKind(one, other))
    // several demands of a kind are met in their order or not at all
    if (demands.length > 1 && demands.length !== results.length) return false
    const own = demands.length > 1 ? [results[demands.indexOf(one)]!] : results
    return own.some((result) => result.operator === 'is' && keeps(one, result, words) === false)
  })
}
