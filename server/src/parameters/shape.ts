import type { SourceDocument } from '../core/block.ts'
import type { DocumentKind } from '../core/kinds.ts'
import type { TableSummary } from '../core/section.ts'
import { postColumns } from './posts.ts'
import { isOfSpares, notBought } from './purchase-list.ts'
import { cellText, columnsOf, type TableRow } from './rows.ts'

/** Where a table's parts stand: columns, -1 for none. */
export interface Shape {
  readonly product: number
  readonly name: number
  /** Columns with demands; all are read. */
  readonly demands: readonly number[]
  /** What was demanded, where `demands` is what the supplier answers: it stands where he only says that he complies. */
  readonly asked: number
  readonly number: number
  readonly unit: number
  readonly star: number
  readonly quantity: number
}

const productHeader = /货物|设备|产品|标的|品名|品目|系统|物资|采购|材料|仪器|器材|模块|子项|分项/
const nameHeader =
  /^(?:(?:技术|性能|主要)?(?:参数|指标|配置|规格|性能|功能)(?:项目?|名称?|类别|内容)?|项目(?:名称)?|(?:检[测验查]|测试)项目?|指标项|技术项|要素|内容|分类|类别|名称)$/
/** A column that can hold nothing but names: 参数名称, 检测项目, 功能点. */
const surelyNames =
  /^(?:技术|性能|主要|检[测验查]|测试|试验|验收|考核|功能|质量|配置|规格|核[查验对])*(?:参数|指标|功能|检[测验查]|测试|试验|验收|核[查验对])(?:名称|项目?|要?点|类别|模块|内容)$|^指标$/
/** The same where the column beside it says what was agreed. */
const maybeNames =
  /^(?:技术|性能|主要|检[测验查]|测试|验收|考核|功能|质量|配置|规格)*(?:参数|指标|功能|性能|项目|内容|要求)$/
/** What was demanded or agreed: 合同约定值, 招标要求, 标准值. */
const agreed =
  /^(?:合同|招标|采购|设计|标准|技术|参数|指标|规定|目标|约定|具体|详细|性能|功能|磋商|采购文件|招标文件)*(?:约定(?:值|参数|要求|指标|内容)?|要求值?|参数值|指标值|标准值?|设计值|目标值|规定值|合同(?:值|参数|指标|要求)|招标参数|参数要求|描述)$/
/** What the supplier answers, which a contract agrees on. */
const answer =
  /承诺|响应|应答|投标(?:参数|规格|值|内容|指标)|(?:所|实)供|供货(?:参数|规格|指标)|乙方.{0,4}(?:值|参数|指标)/
/** What came, not what was demanded. */
const actual = /实际|实[测配装]|到货|(?:检[测验]|测试|试验)(?:结果|值|数据)|验收(?:结果|情况)|试运行/
/** What a column says beside the demand. */
const aside =
  /^(?:配置|选型|数量|设备|用途|建设)?(?:说明|依据|用途|理由|备注|作用)$|测算|^(?:检[测验]|测试|试验|验收)?(?:结论|方法|意见)$/
const starHeader = /★|▲|星|标记|标识|重要(?:性|程度)|实质性|条款(?:性质|类型)|参数性质|指标性质/
const notOfProducts = /商务|实质性条款|演示|评审|评分|样品|备[品件]|耗材/

const shapeless: Shape = { product: -1, name: -1, demands: [], asked: -1, number: -1, unit: -1, star: -1, quantity: -1 }

/**
 * What the columns of a table are for. `names` tells whether a column holds names of parameters, `models` whether one holds
 * models, `bought` whether one names what the document buys.
 */
export function shapeOf(
  table: TableSummary,
  kind: DocumentKind,
  names: (column: number, demand: number) => boolean,
  models: (column: number) => boolean,
  bought: (column: number) => boolean,
): Shape {
  const headers = table.columns.map(({ header }) => header)
  if (headers.some((header) => notOfProducts.test(header)) && table.role !== 'technical') return shapeless
  // 产品 | 参数 | 品牌 | 型号 | 参数值 | 来源: what brands offer, not what is demanded
  const hasBrand = columnsOf(table, 'brand').length > 0
  if (hasBrand && headers.some((header) => /^(?:参数值|实际值|响应值|实测值|来源)/.test(header))) return shapeless
  if (/样品|演示/.test(table.title) || isOfSpares(table)) return shapeless
  const items = columnsOf(table, 'item')
  if (items.some((column) => notBought.test(table.columns.find((one) => one.column === column)!.header)))
    return shapeless
  const headerOf = (column: number) => table.columns.find((one) => one.column === column)?.header ?? ''
  const star = table.columns.find(({ header, role }) => role !== 'item' && starHeader.test(header))?.column ?? -1
  const quantity = columnsOf(table, 'quantity')[0] ?? -1
  const rest = {
    asked: -1,
    number: columnsOf(table, 'index')[0] ?? -1,
    unit: quantity < 0 ? (columnsOf(table, 'unit')[0] ?? -1) : -1,
    star,
    quantity,
  }
  const posts = postColumns(table)
  if (posts) return { ...rest, unit: -1, star, product: posts.post, name: -1, demands: posts.demands }
  const stated = statedShape(table, kind, items, bought)
  if (stated) return { ...rest, ...stated }
  const isModel = (column: number) =>
    /规格型号|型号规格|规格[/、及和]型号|型号[/、及和]规格/.test(headerOf(column)) && (hasBrand || models(column))
  // 合同参数 | 实际参数: what was demanded is read, what came is not
  const all = columnsOf(table, 'parameter').filter((column) => !isModel(column))
  const demanded = all.filter((column) => !actual.test(headerOf(column)) && !aside.test(headerOf(column)))
  let demands = demanded.length > 0 ? demanded : all
  if (demands.length === 0 && table.role !== 'other') demands = columnsOf(table, 'requirement')
  const first = demands[0]
  const last = demands.at(-1)
  demands = demands.filter((column) => column !== star)
  if (first === undefined || last === undefined) {
    const requirement = columnsOf(table, 'requirement')[0]
    const item = items.at(-1)
    return requirement !== undefined && item !== undefined && names(item, requirement)
      ? { ...rest, product: items.length > 1 ? items[0]! : -1, name: item, demands: [requirement] }
      : shapeless
  }
  const item = items.at(-1)
  // 技术要求 over 项目 | 参数: the header is as wide as both
  if (first === last && headerOf(last + 1) === '' && names(last, last + 1))
    return { ...rest, product: item ?? -1, name: last, demands: [last + 1] }
  if (item === undefined) {
    const requirements = columnsOf(table, 'requirement').filter((column) => column !== star)
    if (demands.length >= 2 && (nameHeader.test(headerOf(first)) || names(first, last)))
      return { ...rest, product: -1, name: first, demands: demands.slice(1) }
    // 参数 | 要求
    const value = requirements.at(-1)
    if (value !== undefined && value > first && (nameHeader.test(headerOf(first)) || names(first, value)))
      return { ...rest, product: -1, name: first, demands: [value] }
    // 部件 | 规格要求
    const before = table.columns.find(({ column, role }) => column < first && role === 'other' && names(column, last))
    return { ...rest, product: -1, name: before?.column ?? -1, demands }
  }
  // 设备 | 参数 | 要求
  const behind = columnsOf(table, 'requirement').filter((column) => column > last && column !== star)
  if (behind.length > 0 && names(last, behind[0]!)) return { ...rest, product: item, name: last, demands: behind }
  if (demands.length >= 2 && names(first, last))
    return { ...rest, product: item, name: first, demands: demands.slice(1) }
  if (!productHeader.test(headerOf(item)) && quantity < 0 && names(item, last))
    return { ...rest, product: items.length > 1 ? items[0]! : -1, name: item, demands }
  // 规格 | 质量要求
  const quality = columnsOf(table, 'requirement').filter(
    (column) => column !== star && /质量|品质/.test(headerOf(column)) && !demands.includes(column),
  )
  return { ...rest, product: item, name: -1, demands: [...demands, ...quality] }
}

/** A table whose headers say which column names the demand and which one states it; null when they do not. */
function statedShape(
  table: TableSummary,
  kind: DocumentKind,
  items: readonly number[],
  bought: (column: number) => boolean,
): Pick<Shape, 'product' | 'name' | 'demands' | 'asked'> | null {
  const fulfils = kind === 'contract' || kind === 'acceptance'
  const columns = [...table.columns].sort((a, b) => a.column - b.column)
  const isValue = (header: string) => agreed.test(header) || (fulfils && (answer.test(header) || actual.test(header)))
  const at = columns.findIndex(({ header, role }, index) => {
    if (/序号|编号/.test(header) || role === 'quantity') return false
    const behind = columns.slice(index + 1)
    if (surelyNames.test(header))
      return behind.some((one) => isValue(one.header) || one.role === 'parameter' || one.role === 'requirement')
    return (
      maybeNames.test(header) && fulfils && behind.some((one) => isValue(one.header) && !maybeNames.test(one.header))
    )
  })
  if (at < 0) return null
  const name = columns[at]!.column
  const behind = columns
    .slice(at + 1)
    .filter(
      ({ header, role }) => role !== 'index' && role !== 'note' && !aside.test(header) && !starHeader.test(header),
    )
  const of = (words: RegExp) => behind.filter(({ header }) => words.test(header) && !/品牌|型号|是否|偏离/.test(header))
  const came = of(actual)
  const answered = fulfils ? of(answer).filter((one) => !came.includes(one)) : []
  const asked = behind.filter(
    ({ header, role }) =>
      !actual.test(header) &&
      !answer.test(header) &&
      (agreed.test(header) || role === 'parameter' || role === 'requirement'),
  )
  const product =
    items.filter((column) => column < name).at(-1) ??
    columns.filter(({ column, role }) => column < name && role === 'other' && bought(column)).at(-1)?.column ??
    -1
  const take = (list: readonly { readonly column: number }[], other = -1) => ({
    product,
    name,
    demands: [list[0]!.column],
    asked: other,
  })
  if (kind === 'contract' && answered.length > 0) return take(answered, asked[0]?.column ?? -1)
  if (asked.length > 0) return take(asked)
  if (answered.length > 0) return take(answered)
  return fulfils && came.length > 0 ? take(came) : null
}

const model = /^[A-Za-z0-9][\w .,/+()（）-]{1,40}$/

/** Whether the cells of a column are models, HT-N60, and no demands. */
export function holdsModels(document: SourceDocument, rows: readonly TableRow[], column: number): boolean {
  const texts = rows
    .filter(({ header, title }) => !header && !title)
    .map((row) => cellText(document, row.cells.get(column)))
    .filter((text) => text !== '' && !/^[\s/—–-]*$/.test(text))
  return texts.length > 0 && texts.filter((text) => model.test(text) && /[A-Za-z]/.test(text)).length * 2 > texts.length
}
