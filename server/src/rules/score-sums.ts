import { type Answer, cannotTell, idle, sum, terms, type Whole } from './answer.ts'
import { fullPoints, isPrice, type ScoreGroup, type ScoreRow, type ScoreTable, scoreTables } from './score-table.ts'
import { saysHundred } from './score-text.ts'

const groupRule = 'scoring/group-sum'
const totalRule = 'scoring/total-sum'
const bonus = /加分|附加|奖励|扣分|减分|优惠|优采/

/** Whether the rows under each factor, and the factors together, come to the points that the table states. */
export function scoreSums(whole: Whole): readonly Answer[] {
  const tables = scoreTables(whole)
  if (!tables.length) return [idle]
  return tables.flatMap((table) => [
    ...table.groups.map((group) => groupAnswer(group, whole)),
    totalAnswer(table, whole),
  ])
}

function groupAnswer(group: ScoreGroup, whole: Whole): Answer {
  const { items, points, name } = group
  if (points === null || items.length < 2) return idle
  const open = (zh: string, en: string) => cannotTell(groupRule, group.block, `${name}：${zh}`, `${name}: ${en}`)
  if (group.bound || items.some(({ bound }) => bound)) return open('分值写的是范围', 'the points are a bound')
  if (items.some((item) => item.points === null)) return open('有的分项没有可读的分值', 'points of a row')
  if (items.some((item) => bonus.test(item.name))) return open('有加分或者扣分项', 'what the bonus or malus counts')
  const values = items.map((item) => item.points!)
  const total = sum(values)
  // a factor may score its rows on a hundred, or repeat its own points in the first row
  const own = values.indexOf(points)
  if (total === points || total === 100 || (own >= 0 && sum(values.toSpliced(own, 1)) === points)) return idle
  return found(groupRule, group, whole, { name, points, sum: total, terms: terms(values) })
}

function totalAnswer({ groups, stated, subtotals, weights, block }: ScoreTable, whole: Whole): Answer {
  const open = (zh: string, en: string) => cannotTell(totalRule, block, zh, en)
  if (groups.length < 2) return idle
  const read = groups.map(fullPoints)
  const values = read.filter((points) => points !== null)
  const total = sum(values)
  if (values.length === groups.length && total === 100) return idle
  if (subtotals) return open('各合计数包括哪些行', 'which rows each sum covers')
  const full = stated ? stated.points : groups.some(isPrice) && (weights || saysHundred(whole)) ? 100 : null
  if (full === null) return open('表中没有写明总分', 'the total of the table')
  const unread = groups[read.indexOf(null)]
  if (unread) return open(`“${unread.name}”没有确定的分值`, `points of “${unread.name}”`)
  if (groups.some(({ name }) => bonus.test(name))) return open('有加分或者扣分项', 'what the bonus or malus counts')
  if (total === full) return idle
  return found(totalRule, stated ?? groups[0]!, whole, { points: full, sum: total, terms: terms(values) })
}

function found(rule: string, { block }: ScoreRow, { results }: Whole, values: Record<string, string | number>): Answer {
  const { text } = results[block]!.recognition
  const start = text.length - text.trimStart().length
  return { kind: 'finding', rule, block, start, end: text.trimEnd().length, values }
}
