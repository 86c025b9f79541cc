import type { ProblemList } from '../problem.ts'
import { expectType, type JsonNode, properties } from '../tree.ts'
import { choice, plainText, texts, unknownName } from '../validate.ts'

/** Reads the keys of one object node of a template; what is missing or of the wrong type is noted with its place. */
export interface Fields {
  readonly node: JsonNode
  readonly name: string
  has(key: string): boolean
  text(key: string, absent?: string): string
  texts(key: string): readonly string[]
  choice<T extends string>(key: string, values: readonly T[], absent: T): T
  /** A whole number from 0 or `least` to `most`. */
  number(key: string, absent: number, least: number, most: number): number
  flag(key: string): boolean
  /** The value as an object of its own; null when absent or of another type. */
  object(key: string, keys: readonly string[]): Fields | null
  /** The items of an array as objects, each with the keys that `keysOf` allows it. */
  objects(key: string, keysOf: (item: JsonNode) => readonly string[]): readonly Fields[]
}

/** The fields of an object node, or null (noted) when it is none. Unknown and double keys are noted. */
export function fieldsOf(node: JsonNode, name: string, keys: readonly string[], problems: ProblemList): Fields | null {
  const shown = name === '' ? { zh: '模板', en: 'the template' } : name
  if (!expectType(node, 'object', shown, problems)) return null
  const values = new Map<string, JsonNode>()
  for (const { keyNode, key, value } of properties(node)) {
    if (!keys.includes(key)) unknownName(keyNode, key, { zh: '未知的键', en: 'unknown key' }, keys, problems)
    else if (values.has(key))
      problems.add(keyNode.offset, keyNode.length, { zh: `键 "${key}" 重复`, en: `key "${key}" stands twice` })
    else values.set(key, value)
  }
  const inner = (key: string) => (name === '' ? key : `${name}.${key}`)
  return {
    node,
    name,
    has: (key) => values.has(key),
    text(key, absent) {
      const value = values.get(key)
      if (value) return plainText(value, inner(key), problems) ?? ''
      if (absent !== undefined) return absent
      problems.add(node.offset, 1, { zh: `缺少 ${inner(key)}`, en: `${inner(key)} is missing` })
      return ''
    },
    texts: (key) => (values.has(key) ? texts(values.get(key)!, inner(key), problems) : []),
    choice<T extends string>(key: string, allowed: readonly T[], absent: T) {
      const value = values.get(key)
      return value ? ((choice(value, inner(key), allowed, problems) as T | null) ?? absent) : absent
    },
    number(key, absent, least, most) {
      const value = values.get(key)
      if (!value || !expectType(value, 'number', inner(key), problems)) return absent
      const number = Number(value.value)
      if (Number.isInteger(number) && number >= least && number <= most) return number
      problems.add(value.offset, value.length, {
        zh: `${inner(key)} 应为 ${least} 至 ${most} 的整数`,
        en: `${inner(key)} must be a whole number from ${least} to ${most}`,
      })
      return absent
    },
    flag(key) {
      const value = values.get(key)
      return value !== undefined && expectType(value, 'boolean', inner(key), problems) && value.value === true
    },
    object: (key, own) => (values.has(key) ? fieldsOf(values.get(key)!, inner(key), own, problems) : null),
    objects(key, keysOf) {
      const value = values.get(key)
      if (!value || !expectType(value, 'array', inner(key), problems)) return []
      return (value.children ?? []).flatMap(
        (item, i) => fieldsOf(item, `${inner(key)}[${i}]`, keysOf(item), problems) ?? [],
      )
    },
  }
}
