import {
  createScanner,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { ProblemList, Words } from './problem.ts'

export type JsonNode = Node
export type JsonType = Node['type']

const parseWords: Partial<Record<ReturnType<typeof printParseErrorCode>, Words>> = {
  PropertyNameExpected: { zh: '此处应为双引号括起的键名', en: 'a key in double quotes is expected here' },
  ValueExpected: { zh: '此处应有值', en: 'a value is expected here' },
  ColonExpected: { zh: '此处应有冒号', en: 'a colon is expected here' },
  CommaExpected: { zh: '此处应有逗号', en: 'a comma is expected here' },
  CloseBraceExpected: { zh: '缺少右花括号 }', en: 'a closing brace } is missing' },
  CloseBracketExpected: { zh: '缺少右方括号 ]', en: 'a closing bracket ] is missing' },
  EndOfFileExpected: { zh: '内容应到此为止', en: 'the file should end here' },
  InvalidSymbol: { zh: '无法识别的符号', en: 'unknown symbol' },
  UnexpectedEndOfString: { zh: '字符串没有右引号', en: 'the string has no closing quote' },
  UnexpectedEndOfComment: { zh: '注释没有结束', en: 'the comment has no end' },
}

/** Deeper than any settings file; the parser goes down by calling itself. */
const deepest = 100
/** Of SyntaxKind, which is a const enum: { and [, } and ], the end. */
const kinds = { open: [1, 3], close: [2, 4], end: 17 }

/** Offset where a JSON text is nested deeper than any settings file, -1 where it is not. */
export function tooDeepAt(text: string): number {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let kind: number = scanner.scan(); kind !== kinds.end; kind = scanner.scan()) {
    if (kinds.open.includes(kind)) depth++
    else if (kinds.close.includes(kind)) depth--
    if (depth > deepest) return scanner.getTokenOffset()
  }
  return -1
}

/** Parses JSON with comments and trailing commas; faults go to `problems`. Null when there is nothing to go on with. */
export function parseJson(source: string, problems: ProblemList): JsonNode | null {
  const errors: ParseError[] = []
  // jsonc-parser does not skip a byte order mark.
  const text = source.charCodeAt(0) === 0xfeff ? ` ${source.slice(1)}` : source
  if (text.trim() === '') {
    problems.add(0, 1, { zh: '文件是空的', en: 'the file is empty' })
    return null
  }
  const deep = tooDeepAt(text)
  if (deep >= 0) {
    problems.add(deep, 1, { zh: `嵌套超过 ${deepest} 层`, en: `nested more than ${deepest} deep` })
    return null
  }
  const root = parseTree(text, errors, { allowTrailingComma: true })
  const first = errors[0]
  if (first) {
    const words = parseWords[printParseErrorCode(first.error as ParseErrorCode)]
    problems.add(first.offset, first.length, words ?? { zh: '不是合法的 JSON', en: 'this is not valid JSON' })
    return null
  }
  return root ?? null
}

/** Key node, key and value node of each property of an object node. */
export function properties(node: JsonNode): { keyNode: JsonNode; key: string; value: JsonNode }[] {
  const list: { keyNode: JsonNode; key: string; value: JsonNode }[] = []
  for (const property of node.children ?? []) {
    const [keyNode, value] = property.children ?? []
    if (keyNode && value) list.push({ keyNode, key: String(keyNode.value), value })
  }
  return list
}

const typeNames: Record<JsonType, Words> = {
  object: { zh: '对象 {…}', en: 'an object {…}' },
  array: { zh: '数组 […]', en: 'an array […]' },
  property: { zh: '属性', en: 'a property' },
  string: { zh: '字符串', en: 'a string' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '布尔值', en: 'a boolean' },
  null: { zh: 'null', en: 'null' },
}

/** True when the node is of the type; else the fault is noted, underlining the value. */
export function expectType(node: JsonNode, type: JsonType, name: string | Words, problems: ProblemList): boolean {
  if (node.type === type) return true
  const [wanted, got] = [typeNames[type], typeNames[node.type]]
  const names = typeof name === 'string' ? { zh: `${name} `, en: name } : name
  problems.add(node.offset, node.length, {
    zh: `${names.zh}应为${wanted.zh}，实际是${got.zh}`,
    en: `${names.en} must be ${wanted.en}, not ${got.en}`,
  })
  return false
}
