import { isDate } from './date.ts'
import { nearest } from './nearest.ts'
import type { ProblemList } from './problem.ts'
import { type Config, type Field, fields, perFileKeys } from './schema.ts'
import { expectType, type JsonNode, properties } from './tree.ts'

/** Notes an unknown name under its node, with the nearest known one. */
export function unknownName(
  node: JsonNode,
  name: string,
  what: { zh: string; en: string },
  known: readonly string[],
  problems: ProblemList,
): void {
  const near = nearest(name, known)
  problems.add(node.offset, node.length, {
    zh: `${what.zh} "${name}"${near ? `，是否想写 "${near}"？` : ''}`,
    en: `${what.en} "${name}"${near ? `, did you mean "${near}"?` : ''}`,
  })
}

/** The texts of an array node; faults are noted under the item. */
export function texts(node: JsonNode, name: string, problems: ProblemList): readonly string[] {
  if (!expectType(node, 'array', name, problems)) return []
  const list: string[] = []
  for (const [i, item] of (node.children ?? []).entries()) {
    const text = plainText(item, `${name}[${i}]`, problems)
    if (text !== null) list.push(text)
  }
  return list
}

/** The text of a string node that must not be blank, or null with the fault noted. */
export function plainText(node: JsonNode, name: string, problems: ProblemList): string | null {
  if (!expectType(node, 'string', name, problems)) return null
  const text = String(node.value)
  if (text.trim() !== '') return text
  problems.add(node.offset, node.length, { zh: `${name} 不能为空`, en: `${name} must not be empty` })
  return null
}

/** The text of a string node that must be one of `values`, or null with the fault noted. */
export function choice(node: JsonNode, name: string, values: readonly string[], problems: ProblemList): string | null {
  if (!expectType(node, 'string', name, problems)) return null
  const text = String(node.value)
  if (values.includes(text)) return text
  const near = nearest(text, values)
  problems.add(node.offset, node.length, {
    zh: `${name} 不能是 "${text}"，可用：${values.join('、')}${near ? `；是否想写 "${near}"？` : ''}`,
    en: `${name} cannot be "${text}"; use one of ${values.join(', ')}${near ? `; did you mean "${near}"?` : ''}`,
  })
  return null
}

function value(
  node: JsonNode,
  name: string,
  field: Field,
  ruleNames: readonly string[] | null,
  problems: ProblemList,
): unknown {
  if (field.type === 'texts') return texts(node, name, problems)
  if (field.type === 'choice') return choice(node, name, field.values, problems)
  if (field.type === 'map') {
    if (!expectType(node, 'object', name, problems)) return null
    const map: [string, string][] = []
    for (const { keyNode, key, value } of properties(node)) {
      if (field.names === 'rule' && ruleNames && !ruleNames.includes(key)) {
        unknownName(keyNode, key, { zh: '没有这条规则或类别', en: 'no such rule or category' }, ruleNames, problems)
      }
      const setting = choice(value, `${name}["${key}"]`, field.values, problems)
      if (setting !== null) map.push([key, setting])
    }
    return Object.fromEntries(map)
  }
  const text = plainText(node, name, problems)
  if (text !== null && field.form === 'date' && !isDate(text)) {
    problems.add(node.offset, node.length, {
      zh: `${name} 应为日历上的一天，写作 YYYY-MM-DD`,
      en: `${name} must be a day of the calendar, YYYY-MM-DD`,
    })
  }
  return text
}

function settings(
  node: JsonNode,
  keys: readonly string[],
  extra: Readonly<Record<string, (node: JsonNode) => unknown>>,
  ruleNames: readonly string[] | null,
  problems: ProblemList,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const known = [...keys, ...Object.keys(extra)]
  const seen = new Set<string>()
  for (const { keyNode, key, value: node_ } of properties(node)) {
    if (!known.includes(key)) {
      unknownName(keyNode, key, { zh: '未知的键', en: 'unknown key' }, known, problems)
      continue
    }
    if (seen.has(key))
      problems.add(keyNode.offset, keyNode.length, { zh: `键 "${key}" 重复`, en: `key "${key}" stands twice` })
    seen.add(key)
    const read = extra[key]
    result[key] = read ? read(node_) : value(node_, key, fields[key as keyof typeof fields], ruleNames, problems)
  }
  return result
}

/**
 * Reads a config from its JSON tree. `ruleNames` are the known rule ids and categories, null when they are not at hand.
 * Faults go to `problems`; the result may be used only when there are none.
 */
export function validateConfig(root: JsonNode, ruleNames: readonly string[] | null, problems: ProblemList): Config {
  if (!expectType(root, 'object', { zh: '配置文件的内容', en: 'the config' }, problems)) return {}
  const override = (node: JsonNode, i: number): unknown => {
    if (!expectType(node, 'object', `overrides[${i}]`, problems)) return null
    const entry = settings(node, perFileKeys, { files: (n) => texts(n, 'files', problems) }, ruleNames, problems)
    if (!Array.isArray(entry.files)) {
      problems.add(node.offset, 1, { zh: `overrides[${i}] 缺少 files`, en: `overrides[${i}] has no "files"` })
    }
    return entry
  }
  const overrides = (node: JsonNode): unknown => {
    if (!expectType(node, 'array', 'overrides', problems)) return []
    return (node.children ?? []).map(override)
  }
  return settings(root, Object.keys(fields), { overrides }, ruleNames, problems) as Config
}
