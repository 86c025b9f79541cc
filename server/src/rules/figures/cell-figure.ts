/** Yuan of one unit: 元 is 1, 万元 is 10000; null when nothing says it. */
export type MoneyUnit = 1 | 10_000 | 100_000_000 | null

/** A figure that fills a cell. */
export interface CellFigure {
  readonly value: number
  /** Digits behind the point, as written. */
  readonly decimals: number
  readonly unit: MoneyUnit
  readonly percent: boolean
}

/** What a cell of a column of figures holds: a figure, nothing that counts (/, -, 无), no word at all, or words. */
export type CellValue = CellFigure | 'none' | 'blank' | 'words'

const figure =
  /^(?:人民币|rmb|约|[¥￥])?(-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d{1,8}))?)(%|亿元|万元|元|万|[\u4e00-\u9fff]{1,3})?(?:整|\/[\u4e00-\u9fff]{1,3})?$/

/** Reads a folded cell text without blanks. */
export function cellValue(text: string): CellValue {
  if (text === '') return 'blank'
  if (/^(?:[-/\\—]+|无|免费|赠送|不计|0元)$/.test(text)) return 'none'
  const match = figure.exec(text)
  if (!match) return 'words'
  const unit = match[3] ?? ''
  return {
    value: Number(match[1]!.replaceAll(',', '')),
    decimals: match[2]?.length ?? 0,
    unit: unit.startsWith('亿') ? 1e8 : unit.startsWith('万') ? 1e4 : unit === '元' ? 1 : null,
    percent: unit === '%',
  }
}

/** The unit of money that a header or a line above a table names. */
export function unitIn(text: string): MoneyUnit {
  if (/亿元/.test(text)) return 1e8
  if (/万元/.test(text)) return 1e4
  return /(?<![万亿百千])元(?!素|件|器|组)/.test(text) ? 1 : null
}
