import type { Reading } from './statement.ts'

/** What a contract calls the purchaser. */
export const party = '甲方'

const labels: readonly (readonly [string, string])[] = [
  ['project', '(?:采购|招标|本|工程)?(?:项目|工程)名称'],
  ['purchaser', `(?:采购人|招标人|采购单位|招标单位)(?:名称|单位)?|${party}`],
  ['owner', '(?:项目)?(?:建设|业主|项目)单位(?:名称)?'],
]
const named = labels.map(([, label]) => `(${label})`).join('|')
const labelled = new RegExp(
  `^\\s*(?:[(]?[\\d一二三四五六七八九十.]{1,6}[)、.]?\\s*)?(?:${named})\\s*(?:[(][^()]{2,8}[)])?\\s*:\\s*(.{4,60})$`,
)
const labelCell = new RegExp(`^(?:\\d{1,2}[、.])?(?:${named}):?$`)
/** A blank, a reference or an explanation is no name. */
const noName =
  /_{2}|x{2}|×{2}|\*{2}|某|详见|同上|待定|以.{0,8}为准|填写|[?？]|^(?:指|是指|即|系|根据|应|不|可|的|依法|负责|与|向|对|在|将|按|或|见|为|及|由)/
const office = /[局院校园委厅部所馆府办处队站行学会厂室署庭]$|中心|公司|集团|大学|委员会|医院|银行|政府|管理处/

/** The names of project and purchaser that a block states behind their labels. */
export function readNames(text: string): Reading[] {
  const match = labelled.exec(text)
  if (!match) return []
  const from = match[0].length - match[labels.length + 1]!.length
  const found = one(text, from, match)
  return found ? [found] : []
}

/** What the cell beside a label cell says. */
export function readNameCell(label: string, value: string): Reading | null {
  const match = labelCell.exec(label)
  return match && value.length <= 60 ? one(value, 0, match) : null
}

function one(text: string, from: number, match: RegExpMatchArray): Reading | null {
  const stop = text
    .slice(from)
    .search(/[,;。]|\s{2,}|\s(?=[^\s:]{2,8}:)|(?:[乙丙]方|地址|电话|联系人|法定代表人)\s*:|[(](?:项目|招标|采购)?编号/)
  const end = stop < 0 ? text.trimEnd().length : from + stop
  const shown = text.slice(from, end).trim()
  const at = labels.findIndex((_, index) => match[index + 1])
  const [key] = labels[at]!
  const letters = nameLetters(shown)
  if (letters.length < 4 || noName.test(shown) || labelCell.test(shown) || shown.includes(':')) return null
  if (key !== 'project' && (letters.length > 30 || !office.test(shown))) return null
  if (key === 'project' && letters.length < 6) return null
  const start = from + text.slice(from).search(/\S/)
  return {
    kind: 'name',
    key,
    label: match[at + 1]!,
    value: letters,
    family: 'name',
    slack: 0,
    shown,
    labelled: true,
    start,
    end: start + shown.length,
  }
}

/** Letters and figures of a name, without marks, remarks in brackets such as （二次）, and the kind of paper behind it. */
export function nameLetters(name: string): string {
  return name
    .replace(/[([《][^()[\]《》]{0,8}[)\]》]$/g, '')
    .replace(/[^\u4e00-\u9fffa-z\d]/g, '')
    .replace(/(?:公开|竞争性)?(?:招标|采购|磋商|谈判|询价)(?:文件|公告|项目)?$/, '')
    .replace(/(?:可行性研究报告|初步设计(?:方案)?|采购需求|合同)$/, '')
}

/** Share of pairs of letters that two names have in common, 0 to 1. */
export function likeness(one: string, two: string): number {
  const pairs = (name: string) =>
    Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2))
  const left = pairs(one)
  const right = pairs(two)
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    common++
  }
  return left.length + right.length ? (2 * common) / (left.length + right.length) : 1
}
