import type { PurchaseMethod, PurchaseObject } from '../core/facts.ts'
import { type Answer, cannotTell, exact, idle, sum, type Whole } from './answer.ts'
import { blocksOf } from './interest.ts'
import { fullPoints, isPrice, type ScoreTable, scoreTables } from './score-table.ts'
import { saysHundred, weightsIn } from './score-text.ts'

const lowRule = 'scoring/price-weight-low'
const rangeRule = 'scoring/price-weight-negotiated'
const systemRule = 'scoring/price-weight-system'

/** Least share of the price in per cent of all points. */
const floors: Readonly<Record<'goods' | 'services', number>> = { goods: 30, services: 10 }
/** Most share where suppliers negotiate (竞争性磋商). */
const ceilings: Readonly<Record<'goods' | 'services', number>> = { goods: 60, services: 30 }

/** Methods that score; the others go by the lowest price. */
const scoring: readonly PurchaseMethod[] = ['公开招标', '邀请招标', '竞争性磋商']

/** Beside a share in running text: what is bought. */
const goodsWords = /货物|(?:设备|家具|仪器|器材)(?:采购|购置)/

/** A share of the price: figure and place. */
interface Share {
  readonly value: number | null
  readonly block: number
  readonly start: number
  readonly end: number
  /** What the words beside it say of the object. */
  readonly object: PurchaseObject | null
}

/** Whether the price weighs as much as the procurement law asks for goods or services; 30 % of goods and 10 % of services are lawful. */
export function priceWeight(whole: Whole): readonly Answer[] {
  const { facts, outline } = whole
  const kind = outline.documentKind
  if (kind !== 'tender' && kind !== 'procurement-requirement' && kind !== 'unknown') return [idle]
  if (facts.regime?.value === 'tendering-law') return [idle]
  if (facts.method && !scoring.includes(facts.method.value)) return [idle]
  const shares = sharesOf(whole)
  return shares.length ? shares.map((share) => judge(share, whole)) : [idle]
}

function judge({ value, block, start, end, object }: Share, whole: Whole): Answer {
  const { facts } = whole
  if (value === null)
    return cannotTell(
      lowRule,
      block,
      '价格分占总分的比重（总分或者价格分没有确定的数）',
      'the total or the price points',
    )
  const what = object ?? facts.object?.value ?? null
  if (what === 'works') return idle
  const name = what === 'goods' ? '货物' : what === 'services' ? '服务' : '货物、服务'
  const known = facts.regime !== null
  const found = (rule: string, limit: number, range = ''): Answer =>
    known
      ? { kind: 'finding', rule, block, start, end, values: { share: exact(value), limit, range, object: name } }
      : cannotTell(rule, block, '适用的法律（政府采购法还是招标投标法）', 'the governing law')
  if (what === null && value >= floors.services)
    return value < floors.goods
      ? cannotTell(lowRule, block, '采购对象（货物还是服务）', 'the object: goods or services')
      : idle
  const kind = what ?? 'services'
  if (facts.method?.value === '竞争性磋商') {
    const inside = value >= floors[kind] && value <= ceilings[kind]
    return inside ? idle : found(rangeRule, floors[kind], `${floors[kind]}%至${ceilings[kind]}%`)
  }
  if (value < floors[kind]) return found(lowRule, floors[kind])
  return value > floors[kind] && isSystem(whole) ? found(systemRule, floors[kind]) : idle
}

/** The document calls what it buys a 政务信息系统, outside forms and lists of laws. */
function isSystem({ document, outline }: Whole): boolean {
  return blocksOf(document, 'system').some((block) => {
    const { section } = outline.labels[block]!
    const own = section === 'notice' || section === 'instructions' || section === 'other'
    return own && !/《[^》]*政务信息系统/.test(document.blocks[block]!.text)
  })
}

function sharesOf(whole: Whole): Share[] {
  const tables = scoreTables(whole)
  const said = tables.flatMap((table) =>
    table.groups.filter(isPrice).map((group): Share => {
      const { block, bound } = group
      const points = bound ? group.points : fullPoints(group)
      const { text } = whole.results[block]!.recognition
      const full = fullOf(table, whole)
      const value = points === null || full === null ? null : (points / full) * 100
      // ≥30 is kept by 30 and more
      const least = bound && value !== null && value < floors.goods ? null : value
      return { value: least, block, start: 0, end: text.trimEnd().length, object: null }
    }),
  )
  if (said.length) return said
  return weightsIn(whole).flatMap(({ block, weights }) => {
    const price = weights.find(({ price }) => price)
    if (!price) return []
    const { text } = whole.results[block]!.recognition
    const whole100 = price.percent || sum(weights.map(({ value }) => value)) === 100 || saysHundred(whole)
    const object = goodsWords.test(text) ? 'goods' : /服务(?:类|项目|采购)/.test(text) ? 'services' : null
    const both = goodsWords.test(text) && /服务(?:类|项目|采购)/.test(text)
    return [
      { value: whole100 ? price.value : null, block, start: price.start, end: price.end, object: both ? null : object },
    ]
  })
}

function fullOf({ weights, groups, stated }: ScoreTable, whole: Whole): number | null {
  if (weights || saysHundred(whole)) return 100
  if (stated?.points) return stated.points
  const read = groups.map(fullPoints).filter((points) => points !== null)
  return read.length === groups.length && sum(read) === 100 ? 100 : null
}
