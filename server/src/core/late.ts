import { type Guard, patternGuard } from './guard.ts'
import { type PatternNode, parsePattern } from './pattern/parse.ts'
import type { PatternTrigger } from './recognition.ts'
import type { GuardData } from './rule.ts'

/** Reads patterns when first asked for them, at once when the build has not tried them. Throws PatternError. */
export function late(
  sources: readonly string[],
  known: Readonly<Record<string, PatternTrigger | null>>,
): () => readonly PatternNode[] {
  let nodes = sources.every((source) => Object.hasOwn(known, source)) ? null : sources.map(parsePattern)
  return () => (nodes ??= sources.map(parsePattern))
}

/** Reads a ready pattern when it is first tried. */
export function lateNodes(ready: { node(pattern: number): PatternNode }): (pattern: number) => () => PatternNode {
  return (pattern) => {
    let node: PatternNode | null = null
    return () => {
      node ??= ready.node(pattern)
      return node
    }
  }
}

/** A guard whose patterns are read when it is first asked. */
export function lateGuard(data: GuardData, patterns: () => readonly PatternNode[]): Guard {
  let guard: Guard | null = null
  const { id, title, titleEn } = data
  return {
    id,
    title,
    titleEn,
    test(input) {
      guard ??= patternGuard(data, patterns())
      return guard.test(input)
    },
  }
}
