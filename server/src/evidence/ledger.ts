/** The columns of a ledger, in the order in which they are written. */
export const ledgerFields = [
  'product',
  'parameter',
  'brand',
  'model',
  'value',
  'source',
  'date',
  'attachment',
  'star',
  'number',
  'requirement',
] as const
export type LedgerField = (typeof ledgerFields)[number]

/** One row: what one brand's model offers for one parameter, and where that is said. All texts trimmed. */
export type LedgerRow = Readonly<Record<LedgerField, string>> & {
  /** Row in the file or table, from 1, the header included. */
  readonly row: number
}

/** What is wrong with a ledger, by row and column; a row that is left out of the count says so. */
export interface LedgerFault {
  readonly code:
    | 'no-header'
    | 'no-column'
    | 'no-brand'
    | 'no-product'
    | 'no-parameter'
    | 'ambiguous'
    | 'bad-date'
    | 'contradicts'
  /** 0 when the whole ledger is meant. */
  readonly row: number
  readonly field: LedgerField
  /** The words that are at fault. */
  readonly text: string
}

export interface Ledger {
  readonly rows: readonly LedgerRow[]
  readonly faults: readonly LedgerFault[]
}

/** Names of columns, without blanks; the first that fits decides. */
const headers: readonly (readonly [LedgerField, RegExp])[] = [
  ['star', /^(?:星标|标记|★|重要性|是否★|★\/▲|标识)$/],
  ['number', /^(?:编号|参数编号|条款号|条款编号|序号及编号)$/],
  ['requirement', /^(?:要求|参数要求|参数原文|招标要求|采购要求|技术要求|指标要求|requirement)$/i],
  ['value', /^(?:参数值|实际值|响应值|产品参数|参数值（含单位）|指标值|value)$/i],
  ['product', /^(?:产品|产品名称|设备|设备名称|货物|货物名称|设备\/产品|product)$/i],
  ['parameter', /^(?:参数|参数名称|指标|指标名称|参数项|parameter)$/i],
  ['brand', /^(?:品牌|厂家|厂商|制造商|生产厂家|brand)$/i],
  ['model', /^(?:型号|规格型号|产品型号|model)$/i],
  ['source', /^(?:来源|证据来源|资料来源|出处|依据|source)$/i],
  ['date', /^(?:日期|取得日期|来源日期|获取日期|date)$/i],
  ['attachment', /^(?:附件|附件名称|证明材料|attachment)$/i],
]

/** Columns without which a ledger says nothing. */
const needed: readonly LedgerField[] = ['product', 'parameter', 'brand', 'value']

function fieldOf(header: string): LedgerField | null {
  const name = header.replace(/[\s\ufeff*]+/g, '')
  return headers.find(([, words]) => words.test(name))?.[0] ?? null
}

/** True for a row that names the columns of a ledger. */
export function isLedgerHeader(cells: readonly string[]): boolean {
  const fields = new Set(cells.map(fieldOf))
  return needed.every((field) => fields.has(field))
}

/** Reads a grid of cells as a ledger; the header is the first row with the columns' names. Throws nothing: faults are listed. */
export function readLedger(grid: readonly (readonly string[])[]): Ledger {
  const head = grid.slice(0, 10).findIndex(isLedgerHeader)
  if (head < 0) return { rows: [], faults: headFaults(grid) }
  const fields = grid[head]!.map(fieldOf)
  const rows: LedgerRow[] = []
  const faults: LedgerFault[] = []
  grid.slice(head + 1).forEach((cells, at) => {
    const row = head + at + 2
    const texts: Partial<Record<LedgerField, string>> = {}
    fields.forEach((field, column) => {
      if (field) texts[field] ||= (cells[column] ?? '').trim()
    })
    const whole = Object.fromEntries(ledgerFields.map((field) => [field, texts[field] ?? ''])) as Record<
      LedgerField,
      string
    >
    const one: LedgerRow = { ...whole, row }
    if (!isFilled(one)) return
    if (one.brand === '' && one.value !== '') faults.push({ code: 'no-brand', row, field: 'brand', text: one.value })
    if (one.date !== '' && !dayOf(one.date)) faults.push({ code: 'bad-date', row, field: 'date', text: one.date })
    rows.push(one)
  })
  return { rows, faults }
}

function headFaults(grid: readonly (readonly string[])[]): LedgerFault[] {
  const best = grid.slice(0, 10).map((cells) => new Set(cells.map(fieldOf)))
  const [fields] = best.sort((a, b) => b.size - a.size)
  if (!fields || fields.size <= 1) return [{ code: 'no-header', row: 0, field: 'product', text: '' }]
  return needed
    .filter((field) => !fields.has(field))
    .map((field) => ({ code: 'no-column' as const, row: 1, field, text: '' }))
}

/** A row that a person has begun to fill in. */
function isFilled(row: LedgerRow): boolean {
  return [row.brand, row.model, row.value, row.source, row.attachment].some((text) => text !== '')
}

/** A day as YYYY-MM-DD; the last day of a month or year that is named alone. Null for what is no date. */
export function dayOf(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const found =
    /^(\d{4})[年./-](\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?(?:T?\d{1,2}:.*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})年?$/.exec(plain)
  if (!found) return null
  const month = found[2] === undefined ? 12 : Number(found[2])
  const last = month >= 1 && month <= 12 ? daysOf(Number(found[1]), month) : 0
  const day = found[3] === undefined ? last : Number(found[3])
  if (last === 0 || day < 1 || day > last) return null
  return `${found[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day some months before another, both YYYY-MM-DD. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = year * 12 + month - 1 - months
  const then = { year: Math.floor(count / 12), month: (count % 12) + 1 }
  const last = Math.min(date, daysOf(then.year, then.month))
  return `${then.year}-${String(then.month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
}
