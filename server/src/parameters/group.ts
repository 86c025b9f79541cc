import type { SourceDocument } from '../core/block.ts'
import type { Outline, TableSummary } from '../core/section.ts'
import { productKey, productTitle } from './product-name.ts'
import { cellText, columnsOf, type TableRow } from './rows.ts'

/** What a heading must end with to name a part of a project and not a chapter of a paper. */
const partOfProject =
  /(?:系统|平台|机房|中心|分区|片区|车间|[室站楼馆厅区点]|校区|院区|网络|工程|采购?包[\d一二三四五六七八九十]*|包[\d一二三四五六七八九十]+)$/
const filler = /(?:建设|设备|清单|配置|参数|部分|技术|要求|需求|采购|货物|一览表|表)+$/

/** The part of the project that stands above a heading or is named by it, '' for none. */
export function groupOfHeading({ headings }: Outline, heading: number): string {
  for (let at = heading; at >= 0; at = headings[at]!.parent) {
    const name = shortened(headings[at]!.title)
    if (partOfProject.test(name)) return name
  }
  return ''
}

function shortened(title: string): string {
  const name = productTitle(title) || title
  return name.length > 30 ? '' : name.replace(filler, '') || name
}

const groupHeader =
  /^(?:所属|使用|安装|建设|配置)?(?:子?系统|分项|区域|部位|房间|场所|楼层|点位|地点|位置|部门|科室|单位工程|校区|院区)(?:名称)?$/

/** Tells for each row of a table, from the top, which part of the project it belongs to: by a column or by the title above it. */
export function rowGroups(document: SourceDocument, table: TableSummary): (row: TableRow) => string {
  const items = columnsOf(table, 'item')
  const named = table.columns.find(({ header, column }) => groupHeader.test(header) && column !== items.at(-1))?.column
  const column = named ?? (items.length > 1 ? items[0] : undefined)
  let title = ''
  return (row) => {
    if (row.title) {
      const text = [...row.own].map((one) => cellText(document, row.cells.get(one))).find((one) => one.length > 2)
      if (text) title = shortened(text)
      return title
    }
    const own = column === undefined ? '' : cellText(document, row.cells.get(column))
    return own !== '' && own.length <= 30 ? shortened(own) : title
  }
}

const bare = (group: string): string => productKey(group).replace(/(?:子?系统|平台|工程)$/, '')

/** Whether two papers, or two places of one, mean the same part of the project. */
export function sameGroup(one: string, two: string): boolean {
  if (one === '' || two === '') return one === two
  const [a, b] = [bare(one), bare(two)]
  return a === b || (a.length >= 2 && b.length >= 2 && (a.includes(b) || b.includes(a)))
}
