import { figures, yuanOf } from '../budgets.ts'
import type { Reading } from './statement.ts'

interface MoneyKey {
  readonly key: string
  readonly label: string
}

const keys: readonly MoneyKey[] = [
  {
    key: 'budget',
    label:
      '(?:采购|项目|招标)?(?:项目)?预算(?:总)?(?:金额|额)|(?:采购|项目|招标)预算(?![^:]{0,4}(?:编制|管理|部门|单位))',
  },
  { key: 'ceiling', label: '(?:采购|投标|项目|招标)?(?:最高(?:投标)?限价|招标控制价)' },
  {
    key: 'investment',
    label: '(?:项目|工程|建设)?(?:估算|概算|计划)?总投资(?:估算|概算)?(?:总)?(?:金额|额)?|投资估算总额|概算总投资',
  },
]
/** Words between the label and its figure. */
const glue = '(?:约|为|是|共|共计|合计|核定|估算|概算|人民币|[¥￥:]|大写|小写|不超过|\\s)*'
const named = keys.map(({ label }) => `(${label})`).join('|')
const labelled = new RegExp(
  `^\\s*(?:[★▲*])?(?:[(]?[\\d一二三四五六七八九十.]{1,6}[)、.]?\\s*)?(?:${named})\\s*([(](?:人民币)?[^()]{0,8}[)])?\\s*:\\s*(?:人民币|[¥￥]|\\s)*${figures}\\s*[(]?(亿元|万元|元|万)?`,
)
const inSentence = new RegExp(
  `(?<=^|[,。;:(本该]|本项目|该项目|项目|工程|本次|采购|经测算|批复|批准|核定|审定)(?:${named})${glue}${figures}\\s*(亿元|万元|元)`,
  'g',
)
const labelCell = new RegExp(`^(?:\\d{1,2}[、.])?(?:${named})([(][^()]{0,8}[)])?:?$`)
const amountCell = new RegExp(`^(?:人民币|[¥￥])?${figures}(亿元|万元|元|万)?(?:整)?$`)
/** A part, a year, a lot or another project is meant. */
const other =
  /其中|分项|子项|每年|年度|首年|第[一二三四五\d]年|单项|单价|单个|一期|二期|三期|包[一二三四五\d]|标段|类似|同类|业绩|原|已建|调整前|变更前|超过|以上|以下(?!简称)|不足|低于|高于|%|每/

/** A price for a year or a piece. */
const rate = /^\s*[)]?\s*[/每]/

/** Yuan of a unit that a label names in brackets: 预算金额（万元）. */
const bracketUnit = (text: string): string =>
  /亿元/.test(text) ? '亿元' : /万元/.test(text) ? '万元' : /元/.test(text) ? '元' : ''

/** What a block says of budget, ceiling price and total investment. */
export function readMoney(text: string): Reading[] {
  const line = labelled.exec(text)
  if (line) {
    const at = keys.findIndex((_, index) => line[index + 1])
    const unit = line[keys.length + 3] || bracketUnit(line[keys.length + 1] ?? '')
    if (!unit || other.test(text.slice(0, 60)) || rate.test(text.slice(line[0].length))) return []
    return [reading(line[0], 0, keys[at]!.key, line[at + 1]!, line[keys.length + 2]!, unit, true)]
  }
  return [...text.matchAll(inSentence)].flatMap((match) => {
    const from = Math.max(...['。', ';'].map((mark) => text.lastIndexOf(mark, match.index))) + 1
    const end = match.index + match[0].length
    if (
      other.test(text.slice(from, end)) ||
      /^[^。;]{0,4}(?:以上|以下|的\d|%)/.test(text.slice(end)) ||
      rate.test(text.slice(end))
    )
      return []
    const at = keys.findIndex((_, index) => match[index + 1])
    return [
      reading(
        match[0],
        match.index,
        keys[at]!.key,
        match[at + 1]!,
        match[keys.length + 1]!,
        match[keys.length + 2]!,
        false,
      ),
    ]
  })
}

/** What the cell beside a label cell says; null when the label is none or the cell holds no amount. */
export function readMoneyCell(label: string, value: string): Reading | null {
  const match = labelCell.exec(label)
  const amount = match && amountCell.exec(value.replace(/\s+/g, ''))
  if (!amount) return null
  const at = keys.findIndex((_, index) => match[index + 1])
  const unit = amount[2] || bracketUnit(match[keys.length + 1] ?? '')
  return unit
    ? { ...reading(value, 0, keys[at]!.key, match[at + 1]!, amount[1]!, unit, true), start: 0, end: value.length }
    : null
}

function reading(
  matched: string,
  offset: number,
  key: string,
  label: string,
  figure: string,
  unit: string,
  isLabelled: boolean,
): Reading {
  const start = offset + matched.lastIndexOf(figure)
  const value = yuanOf(figure, unit)
  const decimals = figure.split('.')[1]?.length ?? 0
  return {
    kind: 'amount',
    key,
    label,
    value,
    family: 'yuan',
    slack: /约/.test(matched) ? value * 0.01 : (yuanOf('1', unit) * 10 ** -decimals) / 2,
    shown: `${figure}${unit}`,
    labelled: isLabelled,
    start,
    end: offset + matched.length,
  }
}
