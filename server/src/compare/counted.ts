import { numeralAt } from '../language/numeral.ts'
import { type BlockPlace, type ParameterWords, type Product, productKey } from '../parameters/index.ts'
import type { Stage } from './model.ts'

/** A thing that running text counts: 晶面机2台, 护理床120张（电动三功能）. */
interface Counted {
  readonly key: string
  readonly value: number
  /** The characters behind the figure; the unit is the first of them. */
  readonly behind: string
  readonly place: BlockPlace
}

/** Answers what a stage's running text counts of a product; null where it counts none of that name. */
export type Count = (product: Product) => Product | null

const figure =
  /(?<=[\u4e00-\u9fffA-Za-z)）：:\s])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[一二两三四五六七八九十百]{1,4})(?=\s*[\u4e00-\u9fff㎡m])/g
const before = /(?:[，,：:\s]*(?:数量|共计?|合计|总计)[为：:\s]*|[：:\s]+)$/
const bracket = /[（(][^（()）]{1,30}[)）]$/
const verbs =
  /^(?:[\d.、\s]|其中|购置|购买|采购|更换|更新|新建|新增|新购|建设|改建|安装|配置|配备|布设|部署|投入|提供|增加|增设|敷设|改造|拆除|及|和|与)+/
const counters = /^\s*[台套个件张组项把只块樘部辆架盏根条间座扇面支片副双册对门口米人名株丛]/
/** Names that any thing bears. */
const vague = /^(?:设备|系统|装置|机器|产品|仪器|器材|材料|货物|软件|平台|终端)$/

/** Reads the counts of a stage's running text, once and only when they are asked for. */
export function countsIn({ document }: Stage, words: ParameterWords): Count {
  let byEnd: Map<string, Counted[]> | null = null
  const read = (): Map<string, Counted[]> => {
    const found = new Map<string, Counted[]>()
    document.blocks.forEach(({ text, cell }, block) => {
      if (cell) return
      for (const match of text.matchAll(figure)) {
        const numeral = numeralAt(text, match.index)
        if (!numeral) continue
        const lead = text
          .slice(Math.max(0, match.index - 60), match.index)
          .replace(before, '')
          .replace(bracket, '')
        const name = /[^，,。；;、：:\n]*$/.exec(lead)![0].trim().replace(verbs, '')
        const key = productKey(name)
        if (key.length < 2 || key.length > 30) continue
        const own = {
          key,
          value: numeral.value,
          behind: text.slice(numeral.end, numeral.end + 4),
          place: { block, start: match.index, end: Math.min(text.length, numeral.end + 1) },
        }
        const end = key.slice(-2)
        const known = found.get(end)
        if (known) known.push(own)
        else found.set(end, [own])
      }
    })
    return found
  }
  const fits = (product: Product, { behind }: Counted): boolean => {
    const unit = behind.trimStart()
    if (product.unit === '') return counters.test(unit)
    if (unit.startsWith(product.unit)) return true
    const own = words.unitsOf(product.unit)
    return words.unitsOf(unit[0] ?? '').some((one) => own.some(({ dimension }) => dimension === one.dimension))
  }
  return (product) => {
    if (product.quantity === null) return null
    byEnd ??= read()
    const bare = productKey(product.name.replace(bracket, ''))
    const near = (byEnd.get(bare.slice(-2)) ?? []).filter((one) => fits(product, one))
    const exact = near.filter(({ key }) => key === bare)
    // 扶手1800米 are the 不锈钢扶手, 1800米
    const tail = near.filter(
      ({ key, value }) => value === product.quantity && (key.endsWith(bare) || bare.endsWith(key)) && !vague.test(key),
    )
    const found = [...exact, ...tail]
    const [first] = found
    if (!first) return null
    const sum = exact.reduce((all, { value }) => all + value, 0)
    const same = found.find(({ value }) => value === product.quantity)
    const value = same || sum === product.quantity ? product.quantity : first.value
    const { place } = same ?? first
    const unit = product.unit || first.behind.trimStart().slice(0, 1)
    return { ...product, quantity: value, unit, place, quantityPlace: place, parameters: [] }
  }
}
