import { type ProblemList, problemList } from './problem.ts'
import { expectType, type JsonNode, parseJson, properties } from './tree.ts'
import { unknownName } from './validate.ts'

/** Known findings by file: paths are relative to the folder of the baseline file, with `/`; entries are `rule/fingerprint`. */
export type Baseline = ReadonlyMap<string, readonly string[]>

/** What the keys of the baseline file hold. */
export const baselineWords = {
  version: { zh: '文件格式的版本，目前为 1。', en: 'Version of the format, 1.' },
  files: {
    zh: '各文件已知并暂予保留的问题，由 check --update-baseline 写入。',
    en: 'Known findings of each file that are let be, written by check --update-baseline.',
  },
} as const

/** An entry: category, name of the rule, fingerprint. */
export const entryPattern = '^[^/\\s]+/[^/\\s]+/[^/\\s]+$'

const isEntry = new RegExp(entryPattern)
const keys = Object.keys(baselineWords)

function entries(node: JsonNode, path: string, problems: ProblemList): readonly string[] {
  if (!expectType(node, 'array', `files["${path}"]`, problems)) return []
  const list: string[] = []
  for (const item of node.children ?? []) {
    const entry = String(item.value)
    if (item.type === 'string' && isEntry.test(entry)) list.push(entry)
    else
      problems.add(item.offset, item.length, {
        zh: '此处应为“规则编号/指纹”',
        en: 'an entry is written rule/fingerprint',
      })
  }
  return list
}

function filesIn(node: JsonNode, problems: ProblemList): Baseline {
  const found = new Map<string, readonly string[]>()
  if (!expectType(node, 'object', 'files', problems)) return found
  for (const { keyNode, key, value } of properties(node)) {
    if (found.has(key))
      problems.add(keyNode.offset, keyNode.length, { zh: `文件 "${key}" 重复`, en: `file "${key}" stands twice` })
    found.set(key, entries(value, key, problems))
  }
  return found
}

/** Reads the text of a baseline file. Throws ConfigError with the places of all faults. */
export function parseBaseline(file: string, source: string): Baseline {
  const problems = problemList(file, source)
  const root = parseJson(source, problems)
  let found: Baseline = new Map()
  if (root && expectType(root, 'object', { zh: '基线文件的内容', en: 'the baseline file' }, problems)) {
    const seen = new Set<string>()
    for (const { keyNode, key, value } of properties(root)) {
      seen.add(key)
      if (key === 'files') found = filesIn(value, problems)
      else if (key !== 'version') unknownName(keyNode, key, { zh: '未知的键', en: 'unknown key' }, keys, problems)
      else if (value.value !== 1)
        problems.add(value.offset, value.length, {
          zh: '本程序只识别第 1 版基线文件（"version": 1）',
          en: 'this program reads version 1 of the baseline file ("version": 1)',
        })
    }
    for (const key of keys)
      if (!seen.has(key))
        problems.add(root.offset, 1, { zh: `基线文件缺少 ${key}`, en: `the baseline file lacks ${key}` })
  }
  problems.settle()
  return found
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The text of a baseline file: paths and entries sorted, each once, files without entries left out. */
export function baselineText(baseline: Baseline): string {
  const rows = [...baseline]
    .filter(([, list]) => list.length > 0)
    .sort(([a], [b]) => byUnits(a, b))
    .map(([path, list]) => {
      const lines = [...new Set(list)].sort(byUnits).map((entry) => `      ${JSON.stringify(entry)}`)
      return `    ${JSON.stringify(path)}: [\n${lines.join(',\n')}\n    ]`
    })
  return `{\n  "version": 1,\n  "files": {${rows.length ? `\n${rows.join(',\n')}\n  ` : ''}}\n}\n`
}
