import { cut, type Measure, measuresIn, nameKey, type Parameter, type ParameterWords } from '../parameters/index.ts'
import { compareMeasures, type Verdict } from './compare.ts'
import { judgeGrade, namesAll } from './wording.ts'

/** Words of a person who has judged already. */
const yes =
  /^(?:完全|均|全部|基本)?(?:满足|符合|达标|达到要求|响应|正偏离|无偏离|优于(?:要求|招标)|√|✓|✔|☑|是$|y(?:es)?$|ok$|满足要求)|[，,；;：:\s(（](?:完全)?(?:满足|符合)(?:要求)?[)）。]?$/i
const no =
  /^(?:不满足|不符合|不支持|不具备|未满足|未达到|不达标|不能满足|负偏离|没有|无法|无此|无该|不可|否$|×|✗|✘|☒|n(?:o)?$|无$)|[，,；;：:\s(（](?:不满足|不符合|不支持|负偏离)(?:要求)?[)）。]?$/i
/** Words that answer a demand in words, not a figure. */
const supports = /^(?:支持|具备|具有|有$|有[，,（(]|提供|已?配置|标配|含$|可以?$|可支持|能够?$|内置|自带|yes)/i
/** A demand for the absence of something: 无 answers it with yes. */
const negative = /无|不得|不应|不含|未检出|禁止|免/

/**
 * Whether a value keeps a parameter. `measure` limits the question to one of its values (a ledger row may name 内存 of a line
 * that demands more). Figures decide before words; what the value leaves open is `unknown`.
 */
export function judgeValue(parameter: Parameter, value: string, words: ParameterWords, measure?: Measure): Verdict {
  const text = value.trim()
  if (text === '' || /^[-—–/\\?？]+$|^(?:待定|待查|不详|未知|暂无|待补充|未提供|未标注|未标明|n\/?a)$/i.test(text))
    return 'unknown'
  const said: Verdict = no.test(text) ? 'fails' : yes.test(text) ? 'meets' : 'unknown'
  const demands = measure ? [measure] : parameter.measures
  if (demands.length === 0) return judgeWords(parameter, text, said)
  const verdicts = sameTwice(parameter, demands)
    ? [oneOf(answers(parameter, demands, text, words))]
    : answers(parameter, demands, text, words)
  if (verdicts.includes('fails')) return said === 'meets' ? 'unknown' : 'fails'
  if (said === 'fails') return verdicts.every((verdict) => verdict === 'meets') ? 'unknown' : 'fails'
  if (said === 'meets') return 'meets'
  if (verdicts.some((verdict) => verdict === 'unknown')) return 'unknown'
  return measure || !leavesWords(parameter, text) ? 'meets' : 'unknown'
}

function judgeWords({ requirement, name }: Parameter, text: string, said: Verdict): Verdict {
  if (said === 'fails') return negative.test(requirement) && /^(?:无|没有|否|不)/.test(text) ? 'unknown' : 'fails'
  if (said === 'meets' || supports.test(text)) return 'meets'
  const grade = judgeGrade(requirement, text)
  if (grade) return grade
  if (namesAll({ requirement }, text)) return 'meets'
  const wanted = plain(requirement)
  const given = plain(text)
  if (given.length >= 2 && (given.includes(wanted) || given === plain(name))) return 'meets'
  // 通信方式：4G, 货箱材质为304不锈钢
  const behind = plain(
    requirement.replace(/^[^：:]{1,16}[：:]|^[\u4e00-\u9fff]{2,10}?[为是](?=[\dA-Za-z\u4e00-\u9fff])/, ''),
  )
  return behind.length >= 2 && given.includes(behind) ? 'meets' : 'unknown'
}

const plain = (text: string): string =>
  nameKey(text.replace(/[（(][^（()）]*[)）]/g, '')).replace(/^(?:支持|具备|具有|采用|提供|配置|须|应|需|可)+/, '')

/** 不低于1.0级，即误差±1%以内 says one thing twice: the value answers either. */
function sameTwice({ requirement, place }: Parameter, [one, two, ...more]: readonly Measure[]): boolean {
  if (!one || !two || more.length > 0) return false
  return /即|也就是|相当于|折合/.test(requirement.slice(one.end - place.start, two.start - place.start))
}

function oneOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => verdict !== 'unknown') ?? 'unknown'
}

/** For each demand what the value says to it. */
function answers(
  { requirement, name, place }: Parameter,
  demands: readonly Measure[],
  text: string,
  words: ParameterWords,
): Verdict[] {
  const offers = offersIn(text, demands, words, requirement)
  const left = [...offers]
  return demands.map((demand) => {
    const named = left.filter((offer) => offer.key !== '' && offer.key === demand.key && fits(demand, offer))
    const unnamed = left.filter((offer) => fits(demand, offer) && (offer.name === '' || isPart(offer, demand)))
    const alone = demands.length === 1 ? left.filter((offer) => fits(demand, offer)) : []
    const rivals = demands.filter((other) => unnamed.some((offer) => fits(other, offer)))
    const [chosen] = named.length
      ? named
      : rivals.length === 1
        ? unnamed
        : unnamed.length >= rivals.length
          ? unnamed
          : []
    const found = chosen ?? (alone.length === 1 ? alone[0] : undefined) ?? onlyOfKind(demand, demands, left)
    if (!found) return 'unknown'
    left.splice(left.indexOf(found), 1)
    const said = `${demand.name || name} ${requirement.slice(demand.start - place.start, demand.end - place.start)}`
    return compareOriented(demand, found, said, words)
  })
}

/** Accuracy of which less is better: ±0.3, class 0.5. */
const accuracy = /精度|准确度|精确度|误差|偏差|漂移|不确定度/

/** 准确度不低于±0.3mg/L and 精度不低于1.0级 want no more than that; of other accuracies only what both readings allow is said. */
function compareOriented(demand: Measure, offer: Measure, said: string, words: ParameterWords): Verdict {
  const literal = compareMeasures(demand, offer, words)
  // 0.218 of 21.3 %: nobody can tell whether it is a share of one
  if (
    literal === 'fails' &&
    demand.unit.startsWith('%') &&
    offer.unit === '' &&
    Math.abs(offer.values[0]!) <= 1 &&
    demand.values[0]! > 1
  )
    return 'unknown'
  const isLeast = demand.operator === '>=' || demand.operator === '>'
  const isClass = /级/.test(demand.unit) && demand.values[0]! <= 5
  if (!isLeast || !(said.includes('±') || accuracy.test(said))) return literal
  const turned = compareMeasures({ ...demand, operator: demand.operator === '>' ? '<' : '<=' }, offer, words)
  return said.includes('±') || isClass || literal === turned ? turned : 'unknown'
}

/** 单颗36核 answers 每颗核数≥32核: there is one demand and one figure of that dimension. */
function onlyOfKind(demand: Measure, demands: readonly Measure[], offers: readonly Measure[]): Measure | undefined {
  if (demand.units.length === 0) return undefined
  const kin = (other: Measure) => other.units.length > 0 && fits(demand, other)
  const own = offers.filter(kin)
  return own.length === 1 && demands.filter(kin).length === 1 ? own[0] : undefined
}

/** The figures of a value that may answer one demand. */
export function offersFor(demand: Measure, text: string, words: ParameterWords): Measure[] {
  const fitting = offersIn(text, [demand], words).filter((offer) => fits(demand, offer))
  const named = fitting.filter((offer) => offer.key === demand.key)
  return named.length > 0 ? named : fitting
}

/** Units of the two can be compared; a figure without a unit fits only where the demand is for one too or is alone. */
function fits(demand: Measure, offer: Measure): boolean {
  if (demand.units.length === 0 || offer.units.length === 0) return true
  return demand.units.some((one) => offer.units.some((other) => one.dimension === other.dimension))
}

function isPart(offer: Measure, demand: Measure): boolean {
  const [a, b] = [nameKey(offer.name), nameKey(demand.name)]
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a))
}

/**
 * The figures of a value; a bare figure counts as well, and one in the demand's own words (`requirement`): Ra80 for Ra≥70, 26000×g
 * for ≥20000×g.
 */
function offersIn(text: string, demands: readonly Measure[], words: ParameterWords, requirement = ''): Measure[] {
  const found = measuresIn(text, words, true)
  // ±0.5mm is what the product has, not the most that it may have
  if (found.length > 0)
    return found.map((one) => (text[one.start] === '±' && one.operator === '<=' ? { ...one, operator: 'is' } : one))
  const plain = text.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')
  const letters = /^([A-Za-z]{1,6})\s*[=:≥]?\s*(?=\d)/.exec(plain)
  if (letters && new RegExp(`(?<![A-Za-z])${letters[1]}(?![A-Za-z])`, 'i').test(requirement.normalize('NFKC')))
    return offersIn(plain.slice(letters[0].length), demands, words)
  const bare = /^约?\s*(-?\d+(?:\.\d+)?)\s*(?::\s*1)?\s*(\(.*\)|[^\d()]{0,6})$/.exec(plain)
  const [demand] = demands
  if (!bare || !demand || demands.length !== 1) return []
  const tail = bare[2]!.startsWith('(') ? '' : bare[2]!.trim()
  if (tail && !requirement.normalize('NFKC').replace(/\s+/g, '').includes(`${demand.values[0]}${tail}`)) return []
  return [
    {
      name: '',
      key: '',
      operator: 'is',
      values: [Number(bare[1])],
      upper: null,
      tolerance: null,
      unit: '',
      units: [],
      start: 0,
      end: text.length,
    },
  ]
}

const verb = /^(?:并|且|同时|应|须|需|可)*(?:支持|具备|具有|采用|内置|配置|配备|可|能|带|兼容|符合)/
const paper = /证明|报告|截图|彩页|证书|复印件|扫描件|承诺/

/** The demand says more than its figures, and the value does not take it up. */
function leavesWords({ requirement, measures, place }: Parameter, text: string): boolean {
  const offset = place.start
  return cut(
    requirement.replace(/[（(][^（()）]*[)）]/g, (found) => '\u0000'.repeat(found.length)),
    /[，,；;。]/,
  ).some(([start, end]) => {
    if (measures.some((one) => one.start - offset < end && one.end - offset > start)) return false
    const clause = requirement.slice(start, end).trim().replaceAll('\u0000', '')
    return (
      clause.length >= 4 &&
      verb.test(clause) &&
      !paper.test(clause) &&
      !plain(text.replace(/[（()）]/g, ' ')).includes(plain(clause))
    )
  })
}
