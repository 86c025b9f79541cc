import type { MatchInput } from './match.ts'
import type { PatternNode } from './parse.ts'

/** What a match of a pattern can begin with: units, or values of slots. */
export interface First {
  /** A bit for each unit, folded to eleven bits: another unit may share it, which costs a vain try. */
  readonly units: Uint8Array
  readonly slots: readonly string[]
}

/** What every match of a row of nodes begins with; null when it can begin with anything, or be empty. */
export function firstOf(items: readonly PatternNode[]): First | null {
  const units = new Set<number>()
  const slots = new Set<string>()
  if (collect({ kind: 'sequence', items }, units, slots) !== 'certain') return null
  const bits = new Uint8Array(256)
  for (const unit of units) bits[(unit & 2047) >> 3]! |= 1 << (unit & 7)
  return { units: bits, slots: [...slots] }
}

/** False for a unit that none of those that a match can begin with is. */
export function mayBegin(units: Uint8Array, unit: number): boolean {
  return (units[(unit & 2047) >> 3]! & (1 << (unit & 7))) !== 0
}

/** Adds the beginnings of a node: certain when every match has one of them, empty when it can match nothing, open when anything will do. */
function collect(node: PatternNode, units: Set<number>, slots: Set<string>): 'certain' | 'empty' | 'open' {
  switch (node.kind) {
    case 'literal':
      units.add(node.text.charCodeAt(0))
      return 'certain'
    case 'slot':
      slots.add(node.name)
      return 'certain'
    case 'sequence': {
      for (const item of node.items) {
        const found = collect(item, units, slots)
        if (found !== 'empty') return found
      }
      return 'empty'
    }
    case 'choice': {
      const found = node.branches.map((branch) => collect(branch, units, slots))
      return found.includes('open') ? 'open' : found.includes('empty') ? 'empty' : 'certain'
    }
    case 'optional':
      return collect(node.item, units, slots) === 'open' ? 'open' : 'empty'
    case 'gap':
      return 'open'
    default:
      return 'empty'
  }
}

/** True for the blanks and quotation marks that may stand between the parts of a match. */
export function isBlank(unit: number): boolean {
  // nearly all are Chinese characters
  if (unit > 0x300d) return false
  // ASCII blank, quotes and star; “ ” ‘ ’; 「 」
  return unit === 32 || unit === 34 || unit === 39 || unit === 42 || isWideQuote(unit)
}

function isWideQuote(unit: number): boolean {
  return (unit >= 0x2018 && unit <= 0x201d && unit !== 0x201a && unit !== 0x201b) || unit === 0x300c || unit === 0x300d
}

/** False where nothing that begins so can stand, at an offset or behind blanks there. */
export function canBegin({ units, slots }: First, input: MatchInput, at: number): boolean {
  if (at >= input.end) return false
  const unit = input.text.charCodeAt(at)
  if (mayBegin(units, unit) || isBlank(unit)) return true
  for (let i = 0; i < slots.length; i++) if (input.slots(slots[i]!, at).length) return true
  return false
}
