import { numeralAt } from '../language/numeral.ts'
import type { Measure } from './measure.ts'
import { measureName } from './name.ts'
import type { ParameterWords } from './words.ts'

/** Days of a turn that has no fixed length: four quarters are a year. */
const daysOf: Readonly<Record<string, number>> = { 星期: 7, 月: 30, 季度: 90, 季: 90, 半年: 180, 半月: 15, 年: 360 }
const figure = '\\d{1,6}|[一二两三四五六七八九十]{1,3}'
const rate = new RegExp(
  `^每(${figure})?个?(分钟|小时|半年|半个?月|日|天|周|星期|月|季度|季|年)([\\u4e00-\\u9fff]{0,16}?)(?:(不[少低]于|至少|≥|>=)|(不超过|不[多高]于|至多|≤|<=))? ?(?:开展|组织|进行|安排|举办)?(${figure}) ?(次|遍|趟|轮|只|个|件|份|张|碟|套|车|人次|吨|升|公斤|千克|立方米|米|平方米)(?!性)(?:及?以上)?`,
)

/** How often something is to be done, 每日清扫不少于4次, read at 每 of the folded text; a bare figure is the least. */
export function frequencyAt(
  text: string,
  source: string,
  at: number,
  from: number,
  words: ParameterWords,
): Measure | null {
  if (text[at] !== '每') return null
  const found = rate.exec(text.slice(at, at + 40))
  if (!found) return null
  const [whole, every, turn, work, , most, times, counter = '次'] = found
  const span = every ? (numeralAt(every, 0)?.value ?? 0) : 1
  const count = numeralAt(times!, 0)?.value ?? 0
  const [once] = words.unitsOf(counter)
  const days = daysOf[turn!.replace('个', '')]
  const [unit] = words.unitsOf(days ? '天' : turn!)
  if (span <= 0 || count <= 0 || !once || !unit) return null
  const named = measureName(source, text, at, from, words, [])
  const name = `${named.name}${work}`.replace(/(?:不|应|须|需|的|为|进行|开展)+$/, '')
  const units = [
    { dimension: `${once.dimension}/${unit.dimension}`, factor: once.factor / (unit.factor * (days ?? 1) * span) },
  ]
  return {
    name,
    key: named.keyOf(name, units),
    operator: most ? '<=' : '>=',
    values: [count],
    upper: null,
    tolerance: null,
    unit: counter,
    units,
    start: at,
    end: at + whole.length,
  }
}
