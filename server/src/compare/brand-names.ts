import { type BlockPlace, productKey } from '../parameters/index.ts'
import type { Stage, VendorName } from './model.ts'
import { brandsInProse } from './prose-brands.ts'
import { alike, bigrams, partIndex } from './text.ts'

/** Product that a place speaks of: by its parameters, its name, the row of the table, or the words before it. */
function ownerOf({ document, products }: Stage): (place: BlockPlace) => string {
  const owners = new Map<number, string>()
  const rows = new Map<string, string>()
  const names = new Map<string, string>()
  let longest = 0
  for (const { name, key, place, quantityPlace, parameters } of products) {
    names.set(key, name)
    longest = Math.max(longest, Math.min(key.length, 24))
    for (const one of [place, ...(quantityPlace ? [quantityPlace] : []), ...parameters.map((own) => own.place)]) {
      if (!owners.has(one.block)) owners.set(one.block, name)
      const cell = document.blocks[one.block]?.cell
      if (cell) rows.set(`${cell.table}|${cell.row}`, name)
    }
  }
  /** The product that is named last before the place. */
  const before = ({ block, start }: BlockPlace): string | undefined => {
    const lead = productKey(/[^。；;\n]*$/.exec(document.blocks[block]!.text.slice(Math.max(0, start - 40), start))![0])
    for (let end = lead.length; end >= 2; end--)
      for (let length = Math.min(longest, end); length >= 2; length--) {
        const name = names.get(lead.slice(end - length, end))
        if (name !== undefined) return name
      }
    return undefined
  }
  return (place) => {
    const cell = document.blocks[place.block]?.cell
    return owners.get(place.block) ?? (cell ? rows.get(`${cell.table}|${cell.row}`) : undefined) ?? before(place) ?? ''
  }
}

/** What a name is: of a maker or brand, of a model, of both in one cell, of a manufacturer as a company. */
export type Naming = 'brand' | 'model' | 'both' | 'company'

const brandHeader = /品牌|厂牌|商标/
const modelHeader = /型号/
const companyHeader = /厂家|厂商|制造商|生产商|制造单位|生产单位|生产企业|制造企业/

/** 型号核对 of an acceptance paper: what was seen, before what else is said of it. */
const checkedHeader = /^(?:品牌|厂牌|规格)*型号(?:核[对查验]|检查)(?:结果|情况)?$/
const checkedName = /^[^，,；;。（()）]*[A-Za-z][^，,；;。（()）]*\d[^，,；;。（()）]*/

/** What a column holds by its header; null for one that names no vendor. 规格型号 holds models beside a column of brands. */
function namingOf(header: string, beside: boolean): Naming | null {
  if (/^是否|是否一致|核[对查验]|数量|单价|要求|证明|授权/.test(header)) return null
  if (modelHeader.test(header)) {
    if (brandHeader.test(header) || companyHeader.test(header)) return 'both'
    return /规格/.test(header) && !beside ? null : 'model'
  }
  if (brandHeader.test(header)) return 'brand'
  return companyHeader.test(header) ? 'company' : null
}

/** Columns 品牌, 型号, 品牌型号 say it outright, also of makers that no dictionary knows. Forms to be filled in name none. */
function inColumns({ document, outline, kind }: Stage): Omit<Named, 'key' | 'product'>[] {
  const columns = new Map<number, ReadonlyMap<number, Naming | 'checked'>>()
  for (const { table, section, columns: own } of outline.tables) {
    // an annex of a contract is filled in, whatever form it has
    if (section === 'form' && kind !== 'contract' && kind !== 'acceptance') continue
    const headers = own.map(({ column, header }) => [column, header.replace(/\s+/g, '')] as const)
    const beside = headers.some(([, header]) => namingOf(header, false) !== null)
    const found = new Map<number, Naming | 'checked'>()
    for (const [column, header] of headers) {
      const naming = kind === 'acceptance' && checkedHeader.test(header) ? 'checked' : namingOf(header, beside)
      if (naming !== null) found.set(column, naming)
    }
    if (found.size > 0) columns.set(table, found)
  }
  if (columns.size === 0) return []
  return document.blocks.flatMap(({ text, cell }, block) => {
    const held = cell && columns.get(cell.table)?.get(cell.column)
    const name = (held === 'checked' ? (checkedName.exec(text.trim())?.[0] ?? '') : text).trim()
    const naming = held === 'checked' ? looksLike(name) : held
    if (!naming || outline.labels[block]!.header || name.length > 40 || blank.test(name) || isSize(name)) return []
    const start = text.indexOf(name)
    return [{ name, naming, inColumn: true, place: { block, start, end: start + name.length } }]
  })
}

const blank =
  /^[\s_＿/／\\—–\-－.…*·、,，。()（）[\]【】<>《》〈〉□☐×]*$|^[（(【[]?(?:无|详见|见|略|同[上左]|待定|x+|不限|不指定|国产|进口|定制|自[报拟主定行]|优质|合格|知名|国内|符合|满足|一致|相符|品牌|型号|规格|厂家|制造商|按|以|由)|投标人|供应商|中标|成交|填[报写入]|填$|一致|[≥≤：:；;]|^[\d.]+$/i
const size = /^[\d.]+ ?(?:k?[WVA]|kVA|[mc]?m|[GTM]B|Hz|kg|L|英?寸)?$/i
/** 350KW 500KW: figures with units are sizes. */
const isSize = (name: string): boolean => name.split(/(?<=\S)[\s、/×*x]+(?=\d)/).every((part) => size.test(part))

/** A vendor that a stage names, with the product that it names it for. */
export interface Named extends VendorName {
  readonly key: string
  readonly product: string
  readonly naming: Naming
  readonly inColumn: boolean
}

/** What a stage names: all of it, and what of it is named for a product of that name or nearly that name. */
export interface Names {
  readonly all: readonly Named[]
  of(product: string): readonly Named[]
  /** `other` is a stage that must not have that product itself beside this one. */
  like(product: string, other: Names): readonly Named[]
}

/** Running text does not say which it is: a model has figures in it. */
function looksLike(name: string): Naming {
  if (!/[A-Za-z].*\d/.test(name)) return 'brand'
  return /[\u4e00-\u9fff]|[A-Za-z]{2,} /.test(name) ? 'both' : 'model'
}

/** What each stage names, once; kept so that later stages need not read the earlier ones again. */
const named = new WeakMap<Stage, Names>()

/** Every vendor that a stage names outside forms, those in columns first. */
export function namesIn(stage: Stage): Names {
  const known = named.get(stage)
  if (known) return known
  const owner = ownerOf(stage)
  const cells = inColumns(stage)
  const blocks = new Set(cells.map(({ place }) => place.block))
  const prose = [...brandsInProse(stage), ...stage.vendors]
    .filter(({ place }) => !blocks.has(place.block))
    .map((one) => ({ ...one, naming: looksLike(one.name), inColumn: false }))
  const all = [...cells, ...prose.sort((a, b) => Number(a.passing ?? false) - Number(b.passing ?? false))]
    .map((one) => ({ ...one, key: productKey(one.name), product: owner(one.place) }))
    .filter(({ key }) => key.length >= 2)
  const byProduct = new Map<string, Named[]>()
  for (const one of all) {
    const product = productKey(one.product)
    const own = byProduct.get(product)
    if (own) own.push(one)
    else byProduct.set(product, [one])
  }
  byProduct.delete('')
  const keys = [...byProduct.keys()]
  const parts = keys.map(bigrams)
  let find: ReturnType<typeof partIndex> | null = null
  const found: Names = {
    all,
    of: (product) => byProduct.get(productKey(product)) ?? [],
    like(product, other) {
      const own = bigrams(productKey(product))
      find ??= partIndex(parts)
      const likely = find(own).filter((at) => alike(own, parts[at]!) >= 0.6 && other.of(keys[at]!).length === 0)
      return likely.length === 1 ? byProduct.get(keys[likely[0]!]!)! : []
    },
  }
  named.set(stage, found)
  return found
}
