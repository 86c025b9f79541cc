import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
import type { ProblemList } from '../problem.ts'
import type { JsonNode, JsonType } from '../tree.ts'

const scalarTypes: Readonly<Record<string, JsonType>> = { string: 'string', number: 'number', boolean: 'boolean' }
/** Deeper than any form; keeps the walk off the end of the stack. */
const deepest = 50

function convert(node: ParsedNode, depth: number, problems: ProblemList): JsonNode {
  const [offset, end] = node.range
  const place = { offset, length: end - offset }
  const empty: JsonNode = { type: 'null', value: null, ...place }
  if (depth > deepest) {
    problems.add(offset, 1, { zh: `嵌套超过 ${deepest} 层`, en: `nested more than ${deepest} deep` })
    return empty
  }
  if (isAlias(node) || node.anchor || (node.tag && !node.tag.startsWith('tag:yaml.org,2002:'))) {
    problems.add(offset, end - offset, {
      zh: '不支持锚点、别名和标签',
      en: 'anchors, aliases and tags are not supported',
    })
    return empty
  }
  if (isSeq(node)) {
    const children = node.items.map((item) => convert(item as ParsedNode, depth + 1, problems))
    return { type: 'array', children, ...place }
  }
  if (isMap(node)) {
    const children = node.items.map(({ key, value }): JsonNode => {
      const keyNode = convert(key as ParsedNode, depth + 1, problems)
      const { offset: at, length } = keyNode
      const none: JsonNode = { type: 'null', value: null, offset: at, length }
      const child = value ? convert(value as ParsedNode, depth + 1, problems) : none
      return { type: 'property', offset: at, length, children: [keyNode, child] }
    })
    return { type: 'object', children, ...place }
  }
  const value: unknown = isScalar(node) ? node.value : null
  return { type: scalarTypes[typeof value] ?? 'null', value, ...place }
}

/** Parses YAML into the tree that configs are checked in; faults go to `problems`. Null when there is nothing to go on with. */
export function parseYaml(source: string, problems: ProblemList): JsonNode | null {
  // Equal keys are reported by whoever reads the tree, in both languages.
  const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false })
  for (const error of document.errors) {
    problems.add(error.pos[0], error.pos[1] - error.pos[0], {
      zh:
        error.code === 'MULTIPLE_DOCS'
          ? '一个文件中只能有一份模板'
          : '不是合法的 YAML（请检查缩进、冒号后的空格和引号）',
      en: `this is not valid YAML: ${error.message}`,
    })
  }
  if (document.errors.length > 0) return null
  if (document.contents) return convert(document.contents, 0, problems)
  problems.add(0, 1, { zh: '文件是空的', en: 'the file is empty' })
  return null
}
