import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import {
  canonicalName,
  demandLines,
  type Measure,
  measuresIn,
  type Parameter,
  type ParameterWords,
  type Product,
  productKey,
} from '../parameters/index.ts'
import type { Stage } from './model.ts'

/** Chapters of work bear this before their key: they are no products, and what is missing of them is told by chapters. */
const sign = '§'

/** What a chapter of work is about: 保洁服务要求 and 保洁 are one. Products that are counted keep their key. */
export function coreKey(product: Product): string {
  if (product.quantity !== null) return plainKey(product)
  const core = plainKey(product)
    .replace(/各?包?通用$/, '')
    .replace(/(?:服务|工作|要求|标准|内容|管理|部分|方面|规范|指标)+$/, '')
    .replace(/^(?:日常|工程|项目)(?=.{2})/, '')
  return core.length >= 2 ? core : plainKey(product)
}

/** The key of a product or chapter without that sign: what one paper titles as work another may list. */
export const plainKey = ({ key }: Product): string => key.replace(sign, '')

export const isWork = ({ key }: Product): boolean => key.startsWith(sign)

const designs: ReadonlySet<SectionKind> = new Set(['technical', 'other', 'background'])
const needs: ReadonlySet<SectionKind> = new Set(['technical', 'commercial'])
const passed = /总则|违约|争议|付款|支付|保证金|投标|评审|评分|资格|发票|解除|保密|不可抗力|投资|概算|估算|资金/

/** Periods of the project are compared with those of other papers wherever they stand. */
const periods = /^(?:免费)?(?:质保|质量保证|保修|交货|供货|交付|服务)(?:期限?|时间)$|^工期$/

function reads(kind: DocumentKind, section: SectionKind): boolean {
  if (kind === 'contract' || kind === 'acceptance') return section !== 'legal-basis'
  return (kind === 'feasibility-study' || kind === 'preliminary-design' ? designs : needs).has(section)
}

/** 夜间巡逻4次 is agreed in a contract; 洗地机3台 is a thing that is counted. */
const isAgreed = ({ name, unit, units }: Measure): boolean =>
  name.length >= 2 &&
  units.length > 0 &&
  (/^[次遍人名]/.test(unit) || !units.some(({ dimension }) => ofThings.has(dimension)))
const ofThings: ReadonlySet<string> = new Set(['count', 'length', 'area', 'mass', 'volume', 'money'])

/** The stage with its chapters of work: what a service demands in figures stands under a heading and belongs to no product. */
export function withWorks(stage: Stage, words: ParameterWords): Stage {
  const { document, outline, products, kind } = stage
  const taken = new Set(
    products.flatMap(({ place, unit, parameters }) => [
      ...(unit === '人' || unit === '名' ? [] : [place.block]),
      ...parameters.map((one) => one.place.block),
    ]),
  )
  const found = new Map<number, Parameter[]>()
  // in a contract a bare value is what is agreed
  const binds = kind === 'contract' || kind === 'acceptance'
  document.blocks.forEach((block, index) => {
    const { section, heading, isHeading } = outline.labels[index]!
    const isOurs = heading >= 0 && isHeading < 0 && block.cell === null && block.text.length <= 600 && !taken.has(index)
    if (!isOurs || !reads(kind, section) || passed.test(outline.headings[heading]!.title)) return
    for (const { number, star, start, end } of demandLines(block.text, block.label)) {
      const text = block.text.slice(start, end)
      const measures = measuresIn(text, words)
        .filter((one) => one.values.length > 0 && (one.operator !== 'is' || (binds && isAgreed(one))))
        .map((one) => ({ ...one, start: one.start + start, end: one.end + start }))
        .filter(({ name }) => !periods.test(name))
      const [first] = measures
      if (!first?.name) continue
      const name = first.name
      const key = canonicalName(name, first.units, words)
      const own: Parameter = {
        number,
        name,
        key,
        requirement: text,
        star,
        starred: star === '★',
        measures,
        group: '',
        place: { block: index, start, end },
      }
      const known = found.get(heading)
      if (known) known.push(own)
      else found.set(heading, [own])
    }
  })
  const works = [...found].flatMap(([at, parameters]): Product[] => {
    const { title, block } = outline.headings[at]!
    const name = title
      .replace(/^(?=[第（(]?[一二三四五六七八九十\d])[第（(一二三四五六七八九十\d)）章节条、.．\s]+/, '')
      .trim()
    if (name.length < 2) return []
    const place = { block, start: 0, end: document.blocks[block]!.text.length }
    return [
      {
        name,
        key: `${sign}${productKey(name)}`,
        group: '',
        number: '',
        quantity: null,
        unit: '',
        place,
        quantityPlace: null,
        parameters,
      },
    ]
  })
  // two chapters of one title cannot be told apart
  const titles = new Map<string, number>()
  for (const { key } of works) titles.set(key, (titles.get(key) ?? 0) + 1)
  const single = works.filter(({ key }) => titles.get(key) === 1)
  return { ...stage, products: [...products, ...single] }
}
