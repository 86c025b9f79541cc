import type { Block } from '../core/block.ts'
import type { ColumnRole, SectionKind, TableRole } from '../core/kinds.ts'
import type { BlockLabel, TableSummary } from '../core/section.ts'
import { apartFromSource } from './kept.ts'
import { numbering } from './numbering.ts'
import { headingKind, titleKind } from './section-kind.ts'
import {
  columnRole,
  complianceTitle,
  informationTitle,
  isFormTitle,
  qualificationTitle,
  scoringTitle,
  technicalTitle,
} from './table-words.ts'

interface Row {
  readonly row: number
  /** Block indices of the row, in order. */
  readonly blocks: number[]
}

interface Header {
  readonly row: number
  readonly texts: ReadonlyMap<number, string>
  readonly roles: ReadonlyMap<number, ColumnRole>
}

/**
 * Reads one table: `indices` are its blocks in order, `title` the line above, `around` the section it stands in, `heading`
 * the index of the heading above. Writes a label for each of its blocks into `labels`.
 */
export function readTable(
  blocks: readonly Block[],
  indices: readonly number[],
  title: string,
  around: SectionKind,
  heading: number,
  labels: (BlockLabel | undefined)[],
  before?: TableSummary,
  agreed = false,
): TableSummary {
  const rows = rowsOf(blocks, indices)
  const continues = before && before.columns.length === widthOf(blocks, indices)
  const header = headerOf(blocks, rows) ?? (continues ? headerFrom(before) : null)
  const firstRow = rows[0]!
  const inside = header && header.row > firstRow.row ? rowTitle(blocks, firstRow) : ''
  const name = apartFromSource(inside || title)
  const goesOn = continues && header?.row === -1
  const split = around === 'scoring' && !header && before?.role === 'scoring'
  const role = goesOn || split ? before.role : agreed ? agreedRole(header) : roleOf(name, header, around, blocks, rows)
  const section = goesOn ? before.section : sectionOf(role, around)
  if (role === 'scoring') labelScoring(blocks, rows, header, section, heading, labels)
  else labelPlain(blocks, rows, header, role, section, heading, labels)
  const columns = header
    ? [...header.texts].map(([column, text]) => ({
        column,
        header: apartFromSource(text),
        role: header.roles.get(column)!,
      }))
    : []
  const table = blocks[indices[0]!]!.cell!.table
  return { table, block: indices[0]!, title: name, role, section, columns, rows: rows.length }
}

function rowsOf(blocks: readonly Block[], indices: readonly number[]): Row[] {
  const rows: Row[] = []
  for (const index of indices) {
    const row = blocks[index]!.cell!.row
    const last = rows.at(-1)
    if (last && last.row === row) last.blocks.push(index)
    else rows.push({ row, blocks: [index] })
  }
  return rows
}

/** Number of different columns of a table. */
function widthOf(blocks: readonly Block[], indices: readonly number[]): number {
  const columns = new Set<number>()
  for (const index of indices) columns.add(blocks[index]!.cell!.column)
  return columns.size
}

/** The header of the table before: a page break may split one table in two. */
function headerFrom(before: TableSummary): Header {
  const texts = new Map(before.columns.map((one) => [one.column, one.header]))
  return { row: -1, texts, roles: new Map(before.columns.map((one) => [one.column, one.role])) }
}

/** Text of a row that holds one short cell only. */
function rowTitle(blocks: readonly Block[], row: Row): string {
  const texts = new Set(row.blocks.map((index) => blocks[index]!.text.trim()).filter(Boolean))
  const [text = ''] = texts
  return texts.size === 1 && text.length <= 40 ? text : ''
}

function headerOf(blocks: readonly Block[], rows: readonly Row[]): Header | null {
  for (const row of rows.slice(0, 3)) {
    const header = readHeader(blocks, row, blocks[row.blocks[0]!]!.cell!.header)
    if (header) return header
  }
  return null
}

/** 参数名称 | 指标要求: two cells that name columns and hold nothing. */
const namesColumn =
  /^(?:(?:技术|主要|性能|功能|配置)?(?:参数|指标|规格|性能|功能|配置)(?:名称|项目?|类别)|(?:指标|技术|参数)项)$/
const demandsColumn =
  /^(?:(?:具体|详细|技术|参数|指标|招标|性能|规格|合同|设计|采购|配置|功能)*(?:要求|需求|描述|内容|参数值?|指标值?|规格)|值)$/

/** Names of columns that have no role of their own. */
const roleless =
  /^是否|行业$|编号$|^(产地|原产地|来源地)$|^(实[测际]|检[测验]|测试|试验|验收|到货|交付|合同|投标|招标|乙方|供应商|约定|承诺|目标|标准|参数|指标)*(值|结果|结论|数量|情况|约定|要求|承诺|意见)$|^(检[测验查]|测试|试验|验收|核[查验])(项目?|内容|指标|点)$/

/** A row is a header when the format says so, or when two or more short cells all but one of which have a known role. */
function readHeader(blocks: readonly Block[], row: Row, stated: boolean): Header | null {
  const texts = new Map<number, string>()
  const spans = new Map<number, number>()
  for (const index of row.blocks) {
    const { cell, text } = blocks[index]!
    if (text.length > 30) return null
    if (cell!.columnSpan > 1) spans.set(cell!.column, Math.min(cell!.columnSpan, 100))
    texts.set(cell!.column, (texts.get(cell!.column) ?? '') + text.replace(/[\s\u00a0\u3000]+/g, ''))
  }
  const roles = new Map<number, ColumnRole>()
  let known = 0
  let filled = 0
  for (const [column, text] of texts) {
    const role = columnRole(text)
    for (let next = column; next < column + (spans.get(column) ?? 1); next++) roles.set(next, role)
    if (text) filled++
    if (/[：:]$|\d{4}|。/.test(text)) return null
    if (role !== 'other' || roleless.test(text)) known++
  }
  if (texts.size < 2 || filled < 2) return null
  // 技术要求 | … in two columns names a row, not a column.
  const first = roles.get(0)
  const [one = '', two = ''] = texts.values()
  const isPair = namesColumn.test(one) && demandsColumn.test(two)
  if (!stated && texts.size === 2 && (first === 'parameter' || first === 'requirement') && !isPair) return null
  if (stated) return { row: row.row, texts, roles }
  return (known >= 2 && known * 2 > filled) || (known >= 4 && known * 2 >= filled)
    ? { row: row.row, texts, roles }
    : null
}

/** In a contract and in an acceptance paper nothing is scored or left to fill in: tables say what is bought, agreed and seen. */
function agreedRole(header: Header | null): TableRole {
  const roles = new Set(header?.roles.values() ?? [])
  if (roles.has('parameter')) return 'technical'
  return (roles.has('item') || roles.has('brand') || roles.has('model')) && roles.has('quantity')
    ? 'purchase-list'
    : 'other'
}

function roleOf(
  name: string,
  header: Header | null,
  around: SectionKind,
  blocks: readonly Block[],
  rows: readonly Row[],
): TableRole {
  const roles = new Set(header?.roles.values() ?? [])
  // 考核 scores the supplier's later work, not its bid.
  const assessment = /考核/.test(`${name}${[...(header?.texts.values() ?? [])].join('')}`)
  const scores =
    !assessment &&
    ((roles.has('points') &&
      (roles.has('factor') || roles.has('criterion') || roles.has('item') || around === 'scoring')) ||
      // 评审项目 | 评审标准 without points in the requirement: what is examined later, unless the title says otherwise.
      (roles.has('factor') &&
        roles.has('criterion') &&
        ((around !== 'technical' && around !== 'commercial') || scoringTitle.test(name))))
  const words = `${name} ${[...(header?.texts.values() ?? [])].join(' ')}`
  if (around === 'form' || around === 'contract')
    return scores && around === 'form' && !roles.has('response') ? 'scoring' : 'form'
  if (scores) return 'scoring'
  // Where the requirement itself leaves room for the answer, it is still the requirement.
  const toAnswer = roles.has('response') && !(around === 'technical' && roles.has('parameter'))
  if (toAnswer || isFormTitle(name)) return 'form'
  if (complianceTitle.test(words)) return 'compliance'
  if (qualificationTitle.test(words)) return 'qualification'
  if (!assessment && scoringTitle.test(name)) return 'scoring'
  if (roles.has('parameter')) return 'technical'
  if (header && (roles.has('item') || roles.has('brand') || roles.has('model')) && roles.has('quantity')) {
    return technicalTitle.test(name) ? 'technical' : 'purchase-list'
  }
  if (around === 'scoring' && (roles.has('points') || /评标方法|评分/.test(firstText(blocks, rows)))) return 'scoring'
  if (around === 'qualification') return 'qualification'
  if (technicalTitle.test(name) && header) return 'technical'
  if (informationTitle.test(name) || /[：:]$/.test(firstText(blocks, rows))) return 'information'
  return 'other'
}

const firstText = (blocks: readonly Block[], rows: readonly Row[]): string =>
  blocks[rows[0]!.blocks[0]!]!.text.slice(0, 40).trim()

function sectionOf(role: TableRole, around: SectionKind): SectionKind {
  if (around === 'contract') return 'contract'
  if (role === 'scoring') return 'scoring'
  if (role === 'qualification') return 'qualification'
  if (role === 'compliance') return 'instructions'
  if (role === 'form') return 'form'
  return role === 'technical' ? 'technical' : around
}

function labelPlain(
  blocks: readonly Block[],
  rows: readonly Row[],
  header: Header | null,
  role: TableRole,
  section: SectionKind,
  heading: number,
  labels: (BlockLabel | undefined)[],
): void {
  const fixed = section === 'form' || section === 'contract' || section === 'scoring' || role === 'technical'
  const oneColumn = rows.every((row) => row.blocks.every((index) => blocks[index]!.cell!.column === 0))
  // Cells of one column say the same: they share one label.
  const shared = new Map<ColumnRole, BlockLabel>()
  let current = section
  for (const row of rows) {
    const isHeader = header?.row === row.row
    if (!fixed && !isHeader && !oneColumn) current = rowKind(blocks, row, header, section)
    for (const index of row.blocks) {
      const block = blocks[index]!
      if (oneColumn && !fixed) current = lineKind(block.text, current, section)
      const column = header?.roles.get(block.cell!.column) ?? 'other'
      const above = shared.get(column)
      if (above && above.section === current && above.header === isHeader) {
        labels[index] = above
        continue
      }
      const label: BlockLabel = {
        section: current,
        heading,
        isHeading: -1,
        column,
        table: role,
        header: isHeader,
        factor: '',
        points: null,
      }
      shared.set(column, label)
      labels[index] = label
    }
  }
}

/** First words of a row such as 技术要求 | … or 商务部分 | … speak for the row when no header names the columns. */
function rowKind(blocks: readonly Block[], row: Row, header: Header | null, section: SectionKind): SectionKind {
  for (const index of row.blocks) {
    const { cell, text } = blocks[index]!
    if (cell!.column > 1 || text.length > 16) return section
    if (/^[\d.\s]*$/.test(text)) continue
    if (header && header.roles.get(cell!.column) !== 'item') return section
    if (!/商务|技术|资格|付款|评标办法|评分|评审/.test(text)) return section
    const kind = titleKind(text)
    const telling = kind === 'technical' || kind === 'commercial' || kind === 'qualification' || kind === 'scoring'
    return telling ? kind : section
  }
  return section
}

/** A table of one column is a frame around prose: its short or numbered first words open sections. */
function lineKind(text: string, current: SectionKind, around: SectionKind): SectionKind {
  const head = text.slice(0, 24)
  const colon = head.search(/[：:]/)
  if (colon < 0 && text.length > 24) return current
  const number = numbering(head)
  if (number && number.style !== 'chinese' && number.style !== 'chinese-bracket' && number.style !== 'chapter')
    return current
  if (!number && colon < 0) return current
  const words = head.slice(number?.end ?? 0, colon < 0 ? undefined : colon).trim()
  if (words.length < 2 || titleKind(words) === null) return number ? around : current
  return headingKind(words, around, false, 'unknown')
}

function labelScoring(
  blocks: readonly Block[],
  rows: readonly Row[],
  first: Header | null,
  section: SectionKind,
  heading: number,
  labels: (BlockLabel | undefined)[],
): void {
  let header = first
  let factor = ''
  let points: number | null = null
  let factorUntil = -1
  let pointsUntil = -1
  for (const row of rows) {
    // Shenzhen's 评标信息 repeats headers for each group inside one table.
    const again = row.row === first?.row ? first : readHeader(blocks, row, false)
    const isHeader = again !== null
    if (again) header = again
    if (row.row > factorUntil) factor = ''
    if (row.row > pointsUntil) points = null
    const hasPoints = header !== null && [...header.roles.values()].includes('points')
    if (!isHeader && header) {
      let named = ''
      for (const index of row.blocks) {
        const { cell, text } = blocks[index]!
        const role = header.roles.get(cell!.column)
        if ((role === 'factor' || role === 'item') && text.trim() && text.length <= 60) {
          named = apartFromSource(text.trim())
          factorUntil = row.row + cell!.rowSpan - 1
          // 价格（30分） in a table without a column for the points.
          const own = hasPoints ? null : /(\d+(?:\.\d+)?)\s*(?:分|[%％])/.exec(text)
          if (own) {
            points = Number(own[1])
            pointsUntil = factorUntil
          }
        } else if (role === 'points') {
          const value = /\d+(?:\.\d+)?/.exec(text)
          if (value && text.length <= 20) {
            points = Number(value[0])
            pointsUntil = row.row + cell!.rowSpan - 1
          }
        }
      }
      if (named) factor = named
    }
    for (const index of row.blocks) {
      const column = header?.roles.get(blocks[index]!.cell!.column) ?? 'other'
      labels[index] = {
        section,
        heading,
        isHeading: -1,
        column,
        table: 'scoring',
        header: isHeader,
        factor: isHeader ? '' : factor,
        points: isHeader ? null : points,
      }
    }
  }
}
