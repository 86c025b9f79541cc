import { wordBits } from '../word-bits.ts'
import { type First, firstOf } from './first.ts'
import type { PatternNode } from './parse.ts'
import { requiredWords } from './required.ts'

type Kind = PatternNode['kind'] | 'words'

/** A pattern as it is run: what can be known of its nodes before any text is seen. All have one shape: it is met at every step. */
export interface Part {
  readonly kind: Kind
  /** A literal. */
  readonly text: string
  /** A choice of nothing but words, or what must not stand beside. */
  readonly words: readonly string[]
  /** Parts of a sequence, branches of a choice, the part that may be missing. */
  readonly items: readonly Part[]
  /** `rest[i]` is what the parts from `i` on must begin with, where a gap stands before them. */
  readonly rest: readonly (First | null)[]
  /** What a choice begins with. */
  readonly first: First | null
  readonly lastConsuming: number
  readonly limit: number
  /** A narrow gap; a focus that opens; an anchor at the end; a look behind. */
  readonly flag: boolean
  readonly slot: (PatternNode & { kind: 'slot' }) | null
}

export interface Program {
  readonly part: Part
  /** The words that every match needs, as `wordBits` tells them, and the bits of all; null for none. */
  readonly required: { readonly bitsIn: ReturnType<typeof wordBits>; readonly all: number } | null
  readonly firstLiteral: string | null
  readonly first: First | null
  /** Every match begins where the sentence begins. */
  readonly anchored: boolean
}

const programs = new WeakMap<PatternNode, Program>()

/** What is run of a pattern; made when it is first tried. */
export function programOf(node: PatternNode): Program {
  let program = programs.get(node)
  if (!program) {
    const part = partOf(node)
    program = {
      part,
      required: requiredOf(node),
      firstLiteral: firstLiteral(node),
      first: firstOf([node]),
      anchored: part.kind === 'sequence' && part.items[0]?.kind === 'anchor' && !part.items[0].flag,
    }
    programs.set(node, program)
  }
  return program
}

function partOf(node: PatternNode): Part {
  const part = (own: Partial<Part>, kind: Kind = node.kind): Part => ({
    kind,
    text: own.text ?? '',
    words: own.words ?? none,
    items: own.items ?? none,
    rest: own.rest ?? none,
    first: own.first ?? null,
    lastConsuming: own.lastConsuming ?? 0,
    limit: own.limit ?? 0,
    flag: own.flag ?? false,
    slot: own.slot ?? null,
  })
  switch (node.kind) {
    case 'literal':
      return part({ text: node.text })
    case 'sequence':
      return part({
        items: node.items.map(partOf),
        rest: node.items.map((_, i) => (node.items[i - 1]?.kind === 'gap' ? firstOf(node.items.slice(i)) : null)),
        lastConsuming: lastConsuming(node.items),
      })
    case 'choice': {
      const words = node.branches.flatMap((branch) => (branch.kind === 'literal' ? [branch.text] : []))
      const first = firstOf([node])
      if (words.length === node.branches.length) return part({ words, first }, 'words')
      return part({ items: node.branches.map(partOf), first })
    }
    case 'optional':
      return part({ items: [partOf(node.item)] })
    case 'gap':
      return part({ limit: node.limit, flag: node.narrow })
    case 'slot':
      return part({ slot: node })
    case 'focus':
      return part({ flag: node.open })
    case 'anchor':
      return part({ flag: node.end })
    case 'look':
      return part({ words: node.words, flag: node.behind })
  }
}

function requiredOf(node: PatternNode): Program['required'] {
  const sets = requiredWords(node).slice(0, 31)
  return sets.length ? { bitsIn: wordBits(sets), all: 2 ** sets.length - 1 } : null
}

function firstLiteral(node: PatternNode): string | null {
  if (node.kind === 'literal') return node.text
  if (node.kind === 'sequence') {
    const item = node.items.find((candidate) => candidate.kind !== 'focus')
    return item?.kind === 'literal' ? item.text : null
  }
  return null
}

function lastConsuming(items: readonly PatternNode[]): number {
  for (let i = items.length - 1; i >= 0; i--) {
    const kind = items[i]!.kind
    if (kind !== 'focus' && kind !== 'anchor' && kind !== 'look') return i
  }
  return items.length - 1
}

const none: readonly never[] = []
