import type { CellFigure, MoneyUnit } from './cell-figure.ts'

/**
 * Half a unit of the last digit: by so much a written figure may stand off the one that was calculated with. Whole yuan and whole
 * pieces are exact; whole 万元 may have been rounded when they are prices.
 */
export function half({ decimals, unit }: CellFigure, columnUnit: MoneyUnit = null): number {
  if (decimals) return 0.5 * 10 ** -decimals
  return (unit ?? columnUnit ?? 1) > 1 ? 0.5 : 0
}

/** Name of a unit of money. */
export function yuan(unit: MoneyUnit): string {
  return unit === 1e8 ? '亿元' : unit === 1e4 ? '万元' : unit === 1 ? '元' : ''
}
