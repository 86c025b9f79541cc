import { type MoneyUnit, unitIn } from './cell-figure.ts'
import type { Grid } from './grid.ts'

export type FigureKind = 'quantity' | 'price' | 'amount' | 'percent' | 'factor'

/** A column whose cells are figures. */
export interface FigureColumn {
  readonly column: number
  readonly kind: FigureKind
  readonly header: string
  /** The header as it stands. */
  readonly title: string
  readonly unit: MoneyUnit
}

const percent = /占比|比例|百分比|比重|(?<!税|费|费用)率|[%％]/
const price = /单价/
const quantity = /数量|工程量|台数|套数|^数$|人月数|^工作量/
const amount = /金额|合价|总价|合计|小计|总额|总计|费用|经费|投资|预算|概算|估算|造价|价款/
const noAmount =
  /单价|名称|依据|说明|构成|项目(?![（(]?[万元])|内容|类别|科目|来源|标准|方式|备注|编号|最高限价|限额|税|要求/
const factor = /月|年|期|天|日|次|人|系数|频|税|折|率|点位|面积|长度|重量|份|比/

/** The columns of figures that the headers of a table name; the unit of money is the column's, else the table's. */
export function figureColumns({ headers, titles, caption }: Grid): FigureColumn[] {
  const common = unitIn(/单位[^,;。]{0,8}元/.exec(caption)?.[0] ?? /[(][^()]{0,6}元[)]/.exec(caption)?.[0] ?? '')
  return headers.flatMap((header, column): FigureColumn[] => {
    const kind = kindOf(header)
    if (!kind) return []
    const title = titles[column] ?? ''
    return [
      { column, kind, header, title, unit: kind === 'price' || kind === 'amount' ? (unitIn(header) ?? common) : null },
    ]
  })
}

function kindOf(header: string): FigureKind | null {
  if (!header || header.length > 40 || /序号|编号|^no/.test(header)) return null
  // the words nearest to the cells decide in a header of two rows
  const own = header.split(' ').at(-1)!
  if (percent.test(own)) return 'percent'
  if (price.test(own)) return 'price'
  if (quantity.test(own) && !/金额|价/.test(own)) return 'quantity'
  if (amount.test(header) && !noAmount.test(own)) return 'amount'
  return factor.test(own) ? 'factor' : null
}
