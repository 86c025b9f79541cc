import { nameKey, type Parameter } from '../parameters/index.ts'
import type { Verdict } from './compare.ts'

/** Letters, hyphens and figures behind a word of comparison: 不低于IK08, ≥C30, ≥Cat6, 不低于1:2.5. */
const graded =
  /(?:(不[低小少]于|不得[低小少]于|至少|≥|>=|大于等于)|(不[高大多]于|不得[高大多]于|不超过|≤|<=|小于等于))\s*([A-Za-z]{1,6})[-. ]?(\d{1,4}(?:\.\d+)?)(?![\d.A-Za-z])/
const ratio =
  /(?:(不[低小少]于|不得[低小少]于|至少|≥|>=|大于等于)|(不[高大多]于|不得[高大多]于|不超过|≤|<=|小于等于))\s*1\s*[:：]\s*(\d+(?:\.\d+)?)/

/** Grades with letters and ratios 1:n, which are no figures with units. Null when the demand states none or the value says none. */
export function judgeGrade(requirement: string, value: string): Verdict | null {
  const text = requirement.normalize('NFKC')
  const offer = value.normalize('NFKC')
  const grade = graded.exec(text)
  const [least, wanted, given] = grade
    ? [grade[1] !== undefined, Number(grade[4]), figureBehind(offer, grade[3]!)]
    : ratioOf(text, offer)
  if (given === null || Number.isNaN(wanted)) return null
  return (least ? given >= wanted : given <= wanted) ? 'meets' : 'fails'
}

function ratioOf(text: string, offer: string): [boolean, number, number | null] {
  const found = ratio.exec(text)
  const given = /^\D*1\s*:\s*(\d+(?:\.\d+)?)\D*$/.exec(offer)
  return [found?.[1] !== undefined, Number(found?.[3]), given ? Number(given[1]) : null]
}

function figureBehind(text: string, letters: string): number | null {
  const found = new RegExp(`(?<![A-Za-z])${letters}[-. ]?(\\d{1,4}(?:\\.\\d+)?)(?![\\d.])`, 'gi')
  const all = [...text.matchAll(found)]
  return all.length === 1 ? Number(all[0]![1]) : null
}

const lead =
  /^(?:(?:须|应|需|可|能|同时|至少|均|为|支持|具备|具有|采用|提供|配置|配备|配有|内置|带有?|含有?|包含|包括|兼容|符合)+)/
const plain = (text: string): string =>
  nameKey(text.replace(/[（(][^（()）]*[)）]/g, ''))
    .replace(lead, '')
    .replace(/(?:等|接口|协议|功能|方式|方法|材质)$/, '')
    .replace(/[-–—_./]/g, '')

/**
 * Whether a value names what a demand in words lists: one of A或B, all of A、B和C. Null when it is no list, or the value leaves some of
 * it open: a data sheet need not name everything.
 */
export function namesAll({ requirement }: Pick<Parameter, 'requirement'>, value: string): boolean {
  const said = requirement.replace(/[。；;，,]+$/, '').replace(/^[^：:]{1,16}[：:]/, '')
  if (/[，,；;]/.test(said)) return false
  const given = plain(value)
  if (given.length < 2) return false
  const choices = said.split(/或者?|任选其一/).map((one) => one.trim())
  return choices.some((choice) => {
    const items = choice.split(/[、/+＋]|以?及|和|与/).map(plain)
    return items.every((item) => item.length >= 2 && given.includes(item)) && (choices.length > 1 || items.length > 1)
  })
}
