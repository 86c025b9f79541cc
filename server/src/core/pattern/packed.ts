import type { PatternNode, SlotCondition } from './parse.ts'

/** A pattern's node as plain arrays: a third of the JSON, and read without the parser. A literal is its text. */
export type PackedNode = string | readonly [kind: number, ...parts: readonly unknown[]]

const kinds = ['sequence', 'choice', 'optional', 'gap', 'slot', 'focus', 'anchor', 'look'] as const

/** The packed form of a node. */
export function packNode(node: PatternNode): PackedNode {
  if (node.kind === 'literal') return node.text
  const kind = kinds.indexOf(node.kind)
  switch (node.kind) {
    case 'sequence':
      return [kind, ...node.items.map(packNode)]
    case 'choice':
      return [kind, ...node.branches.map(packNode)]
    case 'optional':
      return [kind, packNode(node.item)]
    case 'gap':
      return [kind, node.limit, node.narrow]
    case 'slot':
      return [kind, node.name, node.list, node.as, node.conditions]
    case 'focus':
      return [kind, node.open]
    case 'anchor':
      return [kind, node.end]
    case 'look':
      return [kind, node.behind, node.words]
  }
}

/** The node of a packed form. */
export function unpackNode(packed: PackedNode): PatternNode {
  if (typeof packed === 'string') return { kind: 'literal', text: packed }
  const [number, ...parts] = packed
  const kind = kinds[number]!
  switch (kind) {
    case 'sequence':
      return { kind, items: (parts as PackedNode[]).map(unpackNode) }
    case 'choice':
      return { kind, branches: (parts as PackedNode[]).map(unpackNode) }
    case 'optional':
      return { kind, item: unpackNode(parts[0] as PackedNode) }
    case 'gap':
      return { kind, limit: parts[0] as number, narrow: parts[1] as boolean }
    case 'slot':
      return {
        kind,
        name: parts[0] as string,
        list: parts[1] as boolean,
        as: parts[2] as string,
        conditions: parts[3] as SlotCondition[],
      }
    case 'focus':
      return { kind, open: parts[0] as boolean }
    case 'anchor':
      return { kind, end: parts[0] as boolean }
    case 'look':
      return { kind, behind: parts[0] as boolean, words: parts[1] as string[] }
  }
}
