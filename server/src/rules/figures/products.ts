import { type Answer, type BlockSpan, cannotTell, exact } from '../answer.ts'
import type { CellFigure, MoneyUnit } from './cell-figure.ts'
import type { FigureColumn } from './columns.ts'
import { isFigure, type Line } from './lines.ts'
import { half, yuan } from './tolerance.ts'

const rule = 'consistency/row-product'
/** Words by which an amount may well hold more than quantity times price. */
const more = /月|年|天|日|次|期|税|折|优惠|系数|费率|人/

interface Columns {
  readonly quantity: FigureColumn
  readonly price: FigureColumn
  /** The first is the nearest behind the price. */
  readonly amounts: readonly FigureColumn[]
  readonly others: readonly FigureColumn[]
}

/** Whether quantity times unit price is the amount in each row, to the rounding of the figures as they are written. */
export function rowProducts(
  lines: readonly Line[],
  columns: readonly FigureColumn[],
  spanOf: (block: number) => BlockSpan,
): Answer[] {
  const chosen = choose(columns)
  return chosen ? lines.flatMap((line) => (line.kind === 'item' ? judge(line, chosen, spanOf) : [])) : []
}

function choose(columns: readonly FigureColumn[]): Columns | null {
  const of = (kind: FigureColumn['kind']) => columns.filter((one) => one.kind === kind)
  const [quantity, ...quantities] = of('quantity')
  const [price, ...prices] = of('price')
  if (!quantity || !price || quantities.length || prices.length) return null
  const amounts = of('amount').filter(({ column }) => column > price.column)
  return amounts.length ? { quantity, price, amounts, others: [...of('factor'), ...of('percent')] } : null
}

function judge(
  line: Line,
  { quantity, price, amounts, others }: Columns,
  spanOf: (block: number) => BlockSpan,
): Answer[] {
  const count = line.cells.get(quantity.column)?.value
  const each = line.cells.get(price.column)?.value
  const place = line.cells.get(amounts[0]!.column)
  if (!isFigure(count) || !isFigure(each) || !place || !isFigure(place.value)) return []
  const scales = scalesOf(each.unit ?? price.unit, place.value.unit ?? amounts[0]!.unit)
  const product = count.value * each.value
  const factors = others.flatMap(({ column }) => {
    const value = line.cells.get(column)?.value
    return isFigure(value) && value.value !== 1 ? [value.percent ? value.value / 100 : value.value] : []
  })
  const fits = (amount: CellFigure, times: number, allowed: readonly number[]) =>
    allowed.some((scale) => {
      const rounded = each.decimals && !amount.decimals ? 0.5 : half(amount, amounts[0]!.unit)
      const slack = rounded + Math.abs(count.value * times * half(each, price.unit)) * scale
      return Math.abs(product * times * scale - amount.value) <= slack + 1e-6
    })
  const values = amounts.flatMap(({ column }) => {
    const value = line.cells.get(column)?.value
    return isFigure(value) ? [value] : []
  })
  const any = [1, 1e-4, 1e4, 1e-8, 1e8]
  if (values.some((amount) => [1, ...factors].some((times) => fits(amount, times, scales)))) return []
  const open = (zh: string, en: string) => [cannotTell(rule, place.block, `${line.name}：${zh}`, `${line.name}: ${en}`)]
  if (values.some((amount) => fits(amount, 1, any))) return open('单价和金额的单位', 'the units of price and amount')
  const ratio = product ? place.value.value / product : 0
  const words = [price.header, amounts[0]!.header, ...line.texts.map(({ text }) => text.slice(0, 12))].join(' ')
  const multiple = ratio > 1 && Math.abs(ratio - Math.round(ratio)) < 1e-6
  if (factors.length || (multiple && more.test(words)) || /税|折/.test(`${price.header}${amounts[0]!.header}`))
    return open('数量、单价以外的乘数', 'what multiplies besides quantity and price')
  return [
    {
      kind: 'finding',
      rule,
      ...spanOf(place.block),
      values: {
        name: line.name,
        terms: `${count.value}×${each.value}`,
        product: exact(product * scales[0]!),
        amount: `${place.value.value}${yuan(place.value.unit ?? amounts[0]!.unit)}`,
      },
      others: [quantity, price].map(({ column }) => spanOf(line.cells.get(column)!.block)),
    },
  ]
}

/** What the product is multiplied by to stand in the unit of the amount. */
function scalesOf(price: MoneyUnit, amount: MoneyUnit): readonly number[] {
  return price && amount ? [price / amount] : [1]
}
