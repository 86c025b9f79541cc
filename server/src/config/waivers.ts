import { isDate } from './date.ts'
import { type ProblemList, problemList } from './problem.ts'
import { expectType, type JsonNode, parseJson, properties } from './tree.ts'
import { unknownName } from './validate.ts'

/** One entry of the waiver file; dates are YYYY-MM-DD. The same shape as WaiverEntry of the service. */
export interface Waiver {
  readonly fingerprint: string
  readonly reason: string
  readonly rule?: string
  readonly approver?: string
  readonly expires?: string
}

/** What the keys of an entry hold. */
export const waiverWords = {
  fingerprint: {
    zh: '所豁免问题的指纹，见 check --format json。',
    en: 'Fingerprint of the finding, as in check --format json.',
  },
  reason: { zh: '豁免理由，写明所依据的文件或者批准。', en: 'The reason, with the paper or approval it rests on.' },
  rule: { zh: '规则编号，供核对用。', en: 'Rule id, for people.' },
  approver: { zh: '批准人。', en: 'Who approved it.' },
  expires: { zh: '豁免到哪一天为止，写作 YYYY-MM-DD。', en: 'Last day of the waiver, YYYY-MM-DD.' },
} as const

const keys = Object.keys(waiverWords) as readonly (keyof typeof waiverWords)[]

function entry(node: JsonNode, name: string, problems: ProblemList): Waiver | null {
  if (!expectType(node, 'object', name, problems)) return null
  const found: Record<string, string> = {}
  for (const { keyNode, key, value } of properties(node)) {
    if (!(keys as readonly string[]).includes(key)) {
      unknownName(keyNode, key, { zh: '未知的键', en: 'unknown key' }, keys, problems)
      continue
    }
    if (!expectType(value, 'string', key, problems)) {
      found[key] = ''
      continue
    }
    found[key] = String(value.value)
    if (found[key].trim() === '') {
      problems.add(value.offset, value.length, {
        zh: key === 'reason' ? '豁免须写明理由（reason）' : `${key} 不能为空`,
        en: key === 'reason' ? 'a waiver needs a reason' : `${key} must not be empty`,
      })
    } else if (key === 'reason' && /[（(]请填写[）)]/.test(found[key])) {
      problems.add(value.offset, value.length, {
        zh: '豁免理由（reason）尚未填写',
        en: 'the reason of the waiver is still to be filled in',
      })
    } else if (key === 'expires' && !isDate(found[key])) {
      problems.add(value.offset, value.length, { zh: 'expires 应写作 YYYY-MM-DD', en: 'expires must be YYYY-MM-DD' })
    }
  }
  for (const key of ['fingerprint', 'reason'] as const) {
    if (key in found) continue
    problems.add(node.offset, 1, {
      zh: key === 'reason' ? '豁免须写明理由（reason）' : '豁免缺少指纹（fingerprint）',
      en: key === 'reason' ? 'a waiver needs a reason' : 'a waiver needs a fingerprint',
    })
  }
  return found as unknown as Waiver
}

/** Reads the text of a waiver file: a JSON array, comments allowed. Throws ConfigError with the places of all faults. */
export function parseWaivers(file: string, source: string): readonly Waiver[] {
  const problems = problemList(file, source)
  const root = parseJson(source, problems)
  const list: Waiver[] = []
  if (root && expectType(root, 'array', { zh: '豁免文件的内容', en: 'the waiver file' }, problems)) {
    for (const [i, node] of (root.children ?? []).entries()) {
      const waiver = entry(node, `[${i}]`, problems)
      if (waiver) list.push(waiver)
    }
  }
  problems.settle()
  return list
}
