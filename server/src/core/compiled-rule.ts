import type { BlockContext, CodedRule } from './engine.ts'
import type { Guard, GuardInput } from './guard.ts'
import type { SectionKind } from './kinds.ts'
import { matchesIn } from './pattern/kept.ts'
import { likelyIn } from './pattern/likely.ts'
import { overlapping } from './pattern/overlapping.ts'
import type { PatternNode } from './pattern/parse.ts'
import type { RuleData } from './rule.ts'

/** The antipatterns of a rule, and which of them may match in a stretch of text. */
interface Allowed {
  readonly nodes: readonly PatternNode[]
  readonly likely: ReturnType<typeof likelyIn>
}

/** A rule with its guards at hand. */
export interface CompiledRule {
  readonly data: RuleData
  readonly sections: ReadonlySet<SectionKind>
  readonly allow: () => Allowed
  readonly unless: readonly Guard[]
  readonly doubt: readonly Guard[]
  readonly coded: CodedRule | null
}

/** Whether a rule holds in a place. */
export function applies({ data, sections }: CompiledRule, context: BlockContext): boolean {
  if (context.header || !sections.has(context.section)) return false
  const where = data.where
  if (!where) return true
  if (where.cells && context.column === '') return false
  if (where.kinds && context.kind !== 'unknown' && !where.kinds.includes(context.kind)) return false
  if (where.columns && context.column !== '' && !where.columns.includes(context.column)) return false
  return !(where.regimes && context.regime && !where.regimes.includes(context.regime))
}

/** The antipatterns of a rule, read when it is first asked. */
export function allowed(read: () => readonly PatternNode[]): () => Allowed {
  let made: Allowed | null = null
  return () => {
    if (made) return made
    const nodes = read()
    made = { nodes, likely: likelyIn(nodes) }
    return made
  }
}

/** The guard that dismisses a match and the words that decided, null when it stays. */
export function dismiss(rule: CompiledRule, input: GuardInput): { guard: string; reason: string } | null {
  const { recognition, start, end, match } = input
  const { nodes, likely } = rule.allow()
  const bits = likely(recognition.text, start, end)
  for (let at = 0; bits && at < nodes.length; at++) {
    if (!(bits & (1 << at))) continue
    const node = nodes[at]!
    const found = overlapping(matchesIn(node, recognition, start, end), match.start, match.end)
    if (found) return { guard: 'allow', reason: recognition.text.slice(found.start, found.end) }
  }
  for (const guard of rule.unless) {
    const reason = guard.test(input)
    if (reason !== null) return { guard: guard.id, reason }
  }
  return null
}
