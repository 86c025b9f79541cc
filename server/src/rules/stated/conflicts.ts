import type { BlockResult } from '../../core/engine.ts'
import type { Certainty, SectionKind } from '../../core/kinds.ts'
import type { Outline } from '../../core/section.ts'
import { wordBits } from '../../core/word-bits.ts'
import { chapterOf } from '../../structure/chapters.ts'
import { numbering } from '../../structure/numbering.ts'
import { type Answer, cannotTell, idle, type Whole } from '../answer.ts'
import { blocksOf } from '../interest.ts'
import { readMoney, readMoneyCell } from './read-money.ts'
import { likeness, party, readNameCell, readNames } from './read-name.ts'
import { readPeriodCell, readPeriods, readPeriodUnder } from './read-period.ts'
import type { Reading, Statement } from './statement.ts'

const rules = {
  amount: 'consistency/amount-conflict',
  period: 'consistency/period-conflict',
  name: 'consistency/name-conflict',
} as const
/** Forms are the bidder's, qualification and scoring tell of other projects. */
const silent: ReadonlySet<SectionKind> = new Set(['form', 'legal-basis', 'qualification', 'scoring'])
const lot =
  /第?[一二三四五六\d]{1,2}标段|标段[一二三四五六\d]|(?:采购|分|合同)包[一二三四五六\d]|包组?[一二三四五六\d]|第[一二三四五六\d]包|[a-f]包|包号/
/** Values of one thing beyond which the document speaks of several things. */
const most = 3

/** Whether amounts, periods and names that are said twice are said alike; parts and lots are not held against the whole. */
export function statedConflicts(whole: Whole): readonly Answer[] {
  const groups = new Map<string, Statement[]>()
  for (const statement of statementsOf(whole)) {
    const name = `${statement.kind}|${statement.key}`
    const group = groups.get(name)
    if (group) group.push(statement)
    else groups.set(name, [statement])
  }
  const answers = [...groups.values()].flatMap((group) => judge(group, whole))
  return answers.length ? answers : [idle]
}

function judge(group: readonly Statement[], whole: Whole): Answer[] {
  const [first, ...rest] = group
  if (!first) return []
  const rule = rules[first.kind]
  // another name than the purchaser's may be that of the user; one that is nearly his is a slip
  const different = rest.filter((one) => !same(first, one) && (one.label !== party || isNear(first, one)))
  if (!different.length) return []
  const open = (zh: string, en: string) => [
    cannotTell(rule, different[0]!.block, `${first.label}：${zh}`, `${first.label}: ${en}`),
  ]
  if (first.kind !== 'name') {
    if (first.kind === 'amount' && hasLots(whole)) return open('各包的金额', 'the amount of each lot')
    const values = new Set(group.map(({ value, family }) => `${value}${family}`))
    if (values.size > most || (first.kind === 'period' && severalInOneChapter(group)))
      return open('各处说的是否同一事项', 'whether the places speak of the same')
  }
  // a paper on several projects names each of them
  const names = new Set(group.map(({ value, kind }) => (kind === 'name' ? value : '')))
  return different.map((one): Answer => {
    const { block, start, end } = one
    const { shown, label } = one
    const others = [{ block: first.block, start: first.start, end: first.end }]
    const values = { label, one: first.shown, two: shown }
    const certainty = names.size > 2 ? 'review' : certaintyOf(first, one)
    return { kind: 'finding', rule, block, start, end, values, certainty, others }
  })
}

function isNear(one: Statement, two: Statement): boolean {
  return likeness(String(one.value), String(two.value)) >= 0.6
}

function certaintyOf(first: Statement, other: Statement): Certainty {
  if (!first.labelled || !other.labelled || first.label !== other.label || first.family !== other.family)
    return 'review'
  // a name that is quite another one may be another project's
  if (first.kind === 'name' && likeness(String(first.value), String(other.value)) < 0.5) return 'review'
  return 'certain'
}

/** Two values in one chapter stand for two things, such as the goods of a list. */
function severalInOneChapter(group: readonly Statement[]): boolean {
  // long documents say the same value a thousand times
  const chapters = new Map<number, Map<string, Statement>>()
  for (const one of group) {
    if (one.chapter < 0) continue
    const values = chapters.get(one.chapter) ?? new Map<string, Statement>()
    chapters.set(one.chapter, values)
    values.set(`${one.value}|${one.family}|${one.slack}`, one)
  }
  return [...chapters.values()].some((values) => {
    const all = [...values.values()]
    return all.some((one, at) => all.slice(at + 1).some((two) => !same(one, two) || !same(two, one)))
  })
}

function same(one: Statement, two: Statement): boolean {
  if (typeof one.value === 'string' || typeof two.value === 'string') {
    const [short, long] = [String(one.value), String(two.value)].sort((a, b) => a.length - b.length)
    return long!.includes(short!)
  }
  if (one.family === two.family) return Math.abs(one.value - two.value) <= Math.max(one.slack, two.slack) + 1e-6
  const days = ({ value, family }: Statement) =>
    Number(value) * (family === 'months' ? 30.4 : family === 'workdays' ? 1.4 : 1)
  const ratio = days(one) / days(two)
  return ratio > 0.85 && ratio < 1.18
}

function hasLots({ document, outline, results }: Whole): boolean {
  return (
    outline.headings.some((_, heading) => isLot(outline, heading)) ||
    blocksOf(document, 'stated').some((block) => lot.test(results[block]!.recognition.text))
  )
}

function statementsOf(whole: Whole): Statement[] {
  const { document, outline, results } = whole
  const found: Statement[] = []
  for (const block of blocksOf(document, 'stated')) {
    const label = outline.labels[block]!
    const { cell } = document.blocks[block]!
    if (silent.has(label.section) || label.header || label.isHeading >= 0) continue
    // a table of goods states the goods' own periods
    if (label.table === 'technical' || label.table === 'purchase-list' || label.table === 'form') continue
    const add = (reading: Reading, at: number) => {
      const { start, end } = reading
      // 甲方 is the purchaser in the contract that a tender holds; in other chapters it may be anybody
      if (reading.label === party && !(label.section === 'contract' && outline.documentKind === 'tender')) return
      const shown = reading.kind === 'name' ? document.blocks[at]!.text.slice(start, end) : reading.shown
      if (!isLot(outline, label.heading))
        found.push({ ...reading, shown, block: at, chapter: chapterOf(outline, label.heading) })
    }
    const inside = readingsOf(results[block]!).filter(({ labelled }) => labelled || !cell)
    for (const reading of inside) add(reading, block)
    const under = !cell && !inside.length && block > 0 && titleOf(outline, block - 1)
    const titled = under && readPeriodUnder(under, results[block]!.recognition.text)
    if (titled) add(titled, block)
    const next = cell && document.blocks[block + 1]?.cell
    if (inside.length || !next || next.table !== cell.table || next.row !== cell.row) continue
    const { text } = results[block]!.recognition
    const reading = text.length > 30 ? null : beside(text.replace(/\s+/g, ''), results[block + 1]!.recognition.text)
    if (reading) add(reading, block + 1)
  }
  return found
}

/** The words of a heading without its number; '' for what is none. */
function titleOf({ labels, headings }: Outline, block: number): string {
  const heading = labels[block]!.isHeading
  if (heading < 0) return ''
  const { title } = headings[heading]!
  return title.slice(numbering(title)?.end ?? 0)
}

const lots = new WeakMap<Outline, Uint8Array>()

/** Whether a heading is that of a lot. */
function isLot(outline: Outline, heading: number): boolean {
  let known = lots.get(outline)
  if (!known) {
    known = Uint8Array.from(outline.headings, ({ title }) => (lot.test(title) ? 1 : 0))
    lots.set(outline, known)
  }
  return known[heading] === 1
}

function beside(label: string, value: string): Reading | null {
  if (label.length > 24 || lot.test(value)) return null
  return readMoneyCell(label, value) ?? readPeriodCell(label, value) ?? readNameCell(label, value)
}

const known = new WeakMap<BlockResult, readonly Reading[]>()
const none: readonly Reading[] = []
/** Words that stand in all labels: of amounts, of periods, of names. */
const signsIn = wordBits([
  ['预算', '限价', '控制价', '总投资', '投资估算总额'],
  ['工期', '周期', '期限', '服务期', '履行期', '质保', '保证期', '保修', '交货', '供货', '交付', '合同签', '合同生效'],
  ['名称', '采购人', '招标人', '单位', '甲方'],
])

function readingsOf(result: BlockResult): readonly Reading[] {
  const before = known.get(result)
  if (before) return before
  const { text } = result.recognition
  const signs = text.length > 600 ? 0 : signsIn(text)
  const read = [
    ...(signs & 1 ? readMoney(text) : none),
    ...(signs & 2 ? readPeriods(text) : none),
    ...(signs & 4 ? readNames(text) : none),
  ]
  const found = read.length && !lot.test(text) ? read : none
  known.set(result, found)
  return found
}
