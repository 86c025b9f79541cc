import type { Facts } from '../../core/facts.ts'
import { type Answer, type BlockSpan, exact, idle, type Whole } from '../answer.ts'
import { figures, yuanOf } from '../budgets.ts'
import { figureColumns } from '../figures/columns.ts'
import { isFigure, linesOf } from '../figures/lines.ts'
import { figureTables } from '../figures/table-sums.ts'
import { blocksOf } from '../interest.ts'
import { likeness } from '../stated/read-name.ts'

const rule = 'bundling/lots-below-threshold'

interface Lot extends BlockSpan {
  readonly name: string
  readonly yuan: number
}

/** From this share of the threshold a lot stands just below it. */
const near = 0.8
/** Names of which so much is alike stand for things of one kind. */
const alike = 0.45

/** 必须招标的工程项目规定 (2018): building, important goods, surveying, design and supervision. */
const compulsory = { works: 4_000_000, goods: 2_000_000, services: 1_000_000 } as const

const stated = new RegExp(
  `(?:公开招标|必须招标|依法招标)(?:的)?(?:数额|限额|金额|规模)?(?:标准|限额)(?:为|是|:|\\s|人民币)*${figures}\\s*(万元|元)`,
)
const number = '[一二三四五六七八九十\\d]{1,2}'
const lotWords = `(?:第${number}(?:包|标段)|(?:采购|合同|分)?(?:包|标段)(?:组)?${number}|[a-f]包)`
const inText = new RegExp(
  `${lotWords}([^。;\\n]{0,40}?)(?:预算|限价|金额|控制价|估算价|合同价)(?:金额|价)?(?:为|约|:|人民币|\\s)*${figures}\\s*(万元|元)`,
  'g',
)
const lotHeader = /包号|标段|采购包|包组|包别|标包|批次|合同/

/** Lots of one kind that each stand just below the threshold of open tendering, while together they pass it. */
export function splitLots(whole: Whole): readonly Answer[] {
  const { facts } = whole
  // what is tendered openly evades nothing
  if (facts.method?.value === '公开招标' || facts.method?.value === '邀请招标') return [idle]
  const threshold = thresholdOf(whole)
  if (!threshold) return [idle]
  const lots = lotsOf(whole).filter(({ yuan }) => yuan < threshold && yuan >= threshold * near)
  const [first] = lots
  if (!first) return [idle]
  const kin = lots.filter((lot) => lot === first || sameKind(first.name, lot.name))
  const sum = exact(kin.reduce((total, { yuan }) => total + yuan, 0))
  if (kin.length < 2 || sum < threshold) return [idle]
  const values = { count: kin.length, threshold: threshold / 10_000, sum: exact(sum / 10_000) }
  const { block, start, end } = first
  return [{ kind: 'finding', rule, block, start, end, values, others: kin.slice(1).map((lot) => spanOf(lot)) }]
}

const spanOf = ({ block, start, end }: Lot): BlockSpan => ({ block, start, end })

function sameKind(one: string, two: string): boolean {
  const bare = (name: string) => name.replace(/[\d一二三四五六七八九十a-f()第包标段:,]/g, '')
  return !bare(one) || !bare(two) || likeness(bare(one), bare(two)) >= alike
}

/** The threshold that the document states, else that of compulsory tendering where that law governs. */
function thresholdOf({ document, results, facts }: Whole): number | null {
  for (const block of blocksOf(document, 'threshold')) {
    const match = stated.exec(results[block]!.recognition.text)
    if (match) return yuanOf(match[1]!, match[2]!)
  }
  return byLaw(facts)
}

function byLaw({ regime, object }: Facts): number | null {
  return regime?.value === 'tendering-law' && object ? compulsory[object.value] : null
}

function lotsOf(whole: Whole): Lot[] {
  const { document, outline, results } = whole
  const inTables = figureTables(whole).flatMap((grid): Lot[] => {
    if (!grid.headers.some((header) => lotHeader.test(header))) return []
    const columns = figureColumns(grid)
    const amount = columns.find(({ kind, unit }) => kind === 'amount' && unit)
    if (!amount) return []
    return linesOf(grid, columns).flatMap((line): Lot[] => {
      const cell = line.cells.get(amount.column)
      if (line.kind !== 'item' || !cell || !isFigure(cell.value)) return []
      const yuan = cell.value.value * (cell.value.unit ?? amount.unit!)
      return [
        {
          name: line.name,
          yuan,
          block: cell.block,
          start: 0,
          end: results[cell.block]!.recognition.text.trimEnd().length,
        },
      ]
    })
  })
  const inLines = blocksOf(document, 'threshold').flatMap((block): Lot[] => {
    const { section } = outline.labels[block]!
    if (document.blocks[block]!.cell || section === 'form' || section === 'legal-basis') return []
    return [...results[block]!.recognition.text.matchAll(inText)].map((match) => {
      const end = match.index + match[0].length
      return { name: match[1]!, yuan: yuanOf(match[2]!, match[3]!), block, start: match.index, end }
    })
  })
  return [...inTables, ...inLines]
}
