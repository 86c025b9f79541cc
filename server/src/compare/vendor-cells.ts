import { productKey } from '../parameters/index.ts'
import type { Stage, VendorName } from './model.ts'

/** A name as it is written, and its parts folded: 恒岳 HY-S2280 is the brand 恒岳 and the model HY-S2280. */
export interface VendorParts extends VendorName {
  readonly brand: string
  readonly model: string
}

type Column = 'brand' | 'maker' | 'model' | 'joint'

const blank =
  /^[\s/／—–＿_*.…·-]*$|^(?:无|详见|见|略|同上|待定|x+|不限|不指定|国产|进口|定制|符合|满足|一致|相符|品牌|型号|规格)|投标人|供应商|填[报写]|[≥≤]|^[\d.]+$/i

/** Columns 品牌, 型号, 规格型号, 品牌型号 say it outright, also of makers that no dictionary knows. Forms to fill in name nobody. */
export function vendorCells({ document, outline }: Stage): VendorParts[] {
  const columns = new Map<number, ReadonlyMap<number, Column>>()
  for (const table of outline.tables) {
    if (table.section === 'form') continue
    const hasBrand = table.columns.some(({ role }) => role === 'brand')
    const own = new Map<number, Column>()
    for (const { column, header, role } of table.columns) {
      const isModel = /型号/.test(header)
      if (role === 'brand') own.set(column, isModel ? 'joint' : /品牌/.test(header) ? 'brand' : 'maker')
      else if (role === 'model' || (isModel && hasBrand)) own.set(column, 'model')
    }
    if (own.size > 0) columns.set(table.table, own)
  }
  return document.blocks.flatMap(({ text, cell }, block): VendorParts[] => {
    const column = cell ? columns.get(cell.table)?.get(cell.column) : undefined
    const name = text.trim()
    if (!column || outline.labels[block]!.header || blank.test(name) || name.length > 40) return []
    const start = text.indexOf(name)
    const one = { name, place: { block, start, end: start + name.length } }
    const key = productKey(name)
    if (column === 'joint') return [inParts(one)]
    if (column === 'maker') return [{ ...one, brand: '', model: '' }]
    return [column === 'brand' ? { ...one, brand: key, model: '' } : { ...one, brand: '', model: key }]
  })
}

/** A name cut into brand and model: Chinese characters or a word before a word with figures. */
export function inParts(one: VendorName): VendorParts {
  const found =
    /^([\u4e00-\u9fff·]{2,12}|[A-Za-z][A-Za-z-]{1,15})[\s/、（(]*([A-Za-z0-9][\w ./+-]*\d[\w ./+-]*)[）)]?(?:型|系列)?$/.exec(
      one.name,
    )
  if (found) return { ...one, brand: productKey(found[1]!), model: productKey(found[2]!) }
  const isModel = /^[A-Za-z0-9][\w ./+-]*$/.test(one.name) && /\d/.test(one.name)
  const key = productKey(one.name)
  return isModel ? { ...one, brand: '', model: key } : { ...one, brand: key, model: '' }
}
