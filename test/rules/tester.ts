import { readFileSync } from 'node:fs'
import { type BlockContext, createEngine, type Engine } from '../../server/src/core/engine.ts'
import type { Dictionaries, ExampleData, RuleData } from '../../server/src/core/rule.ts'
import { buildRecognizer } from '../../server/src/lexicon/recognizer.ts'
import { codedGuards } from '../../server/src/rules/guards.ts'
import { codedRulesFor } from '../../server/src/rules/index.ts'

/** The compiled dictionaries; another file can be named while rules are being written. */
export function dictionaries(): Dictionaries {
  return JSON.parse(
    readFileSync(process.env.TENDERLINT_DICTIONARIES ?? 'dist/dictionaries.json', 'utf8'),
  ) as Dictionaries
}

export function engineOf(data: Dictionaries): Engine {
  return createEngine(data.rules, data.guards, codedGuards, codedRulesFor(data), (triggers) =>
    buildRecognizer(data.lexicon, data.ordinaryWords, triggers),
  )
}

/** A paragraph of a tender outside of tables, about which nothing else is known. */
export const plainContext: BlockContext = {
  section: 'technical',
  kind: 'tender',
  column: '',
  table: '',
  header: false,
  regime: null,
  heading: '',
}

/** Where an example stands: what it says itself, else the rule's first place. */
export function contextOf(rule: RuleData, example: ExampleData): BlockContext {
  return {
    section: example.section ?? rule.where?.sections?.[0] ?? 'technical',
    kind: example.kind ?? rule.where?.kinds?.[0] ?? 'tender',
    column: example.column ?? '',
    table: '',
    header: false,
    regime: rule.where?.regimes?.[0] ?? null,
    heading: '',
  }
}

/** Text of a bad example and the spans marked with [[ and ]]. */
export function marked(text: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = []
  let plain = ''
  for (const part of text.split(/(\[\[|\]\])/)) {
    if (part === '[[') spans.push({ start: plain.length, end: -1 })
    else if (part === ']]') spans[spans.length - 1]!.end = plain.length
    else plain += part
  }
  return { text: plain, spans }
}
