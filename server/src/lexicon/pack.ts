import { patternTrigger } from '../core/engine.ts'
import { packNode } from '../core/pattern/packed.ts'
import { parsePattern } from '../core/pattern/parse.ts'
import type { Dictionaries, RuleData } from '../core/rule.ts'
import { buildAutomaton } from './automaton.ts'
import { narrowed, type Section, writeSections } from './sections.ts'
import { selectiveTriggers } from './selective.ts'

/** What a check needs of a rule before it finds anything; all else is read when it is asked for. */
export const rulesAtStart = [
  'id',
  'category',
  'certainty',
  'where',
  'unless',
  'doubt',
  'once',
  'whole',
  'gather',
  'fallback',
  'basis',
  'region',
] as const satisfies readonly (keyof RuleData)[]

/**
 * Compiles the dictionaries to the file that the program starts from: the automaton as it lies in memory, all patterns
 * parsed, and texts that are decoded only when something is found. `unpackDictionaries` reads it.
 */
export function packDictionaries(dictionaries: Dictionaries): Uint8Array {
  const { rules, guards, laws, packs, wordings, outlines, lexicon, ordinaryWords, technicalWords, hash, version } =
    dictionaries
  const { triggers = {}, commonTexts } = dictionaries
  const matched = rules.flatMap(({ match, absent = [] }) => [...match, ...absent])
  const others = [...rules.flatMap(({ allow = [] }) => allow), ...guards.flatMap(({ match }) => match)]
  const nodes = [...matched, ...others].map(parsePattern)
  const triggersOf = nodes.slice(0, matched.length).map(patternTrigger)
  const ruleOf = rules.flatMap(({ match, absent = [] }, rule) => [...match, ...absent].map(() => rule))
  const automaton = buildAutomaton(
    lexicon,
    ordinaryWords,
    selectiveTriggers(triggersOf, ruleOf, rules, commonTexts ?? []),
  )
  const arrays: Record<string, Section> = {}
  for (const [name, part] of Object.entries(automaton))
    if (typeof part === 'number') arrays[name] = narrowed([part])
    else if (ArrayBuffer.isView(part)) arrays[name] = narrowed(part as unknown as ArrayLike<number>)
    else for (const [under, list] of Object.entries(part)) arrays[`${name} ${under}`] = narrowed(list as Int32Array)
  return writeSections({
    ...arrays,
    head: [
      JSON.stringify({
        hash,
        version,
        slots: lexicon.map(({ slot }) => slot),
        rules: rules.map((rule) => [
          [rule.match.length, rule.absent?.length ?? 0, rule.allow?.length ?? 0],
          ...rulesAtStart.map((key) => rule[key] ?? null),
        ]),
        guards: guards.map((guard) => [guard.id, guard.scope, guard.match.length]),
      }),
    ],
    nodes: nodes.map((node) => JSON.stringify(packNode(node))),
    rules: rules.map((rule) => JSON.stringify(rule)),
    entries: lexicon.flatMap(({ entries }) => entries.map((entry) => JSON.stringify(entry))),
    rest: [laws, packs, wordings, guards, ordinaryWords, technicalWords, triggers, commonTexts, outlines].map((part) =>
      JSON.stringify(part),
    ),
  })
}
