import { patternTrigger } from '../core/engine.ts'
import { fold } from '../core/fold.ts'
import { packNode } from '../core/pattern/packed.ts'
import { parsePattern } from '../core/pattern/parse.ts'
import type { PatternTrigger } from '../core/recognition.ts'
import type { Dictionaries, RuleData } from '../core/rule.ts'
import { buildAutomaton } from './automaton.ts'
import { narrowed, type Section, writeSections } from './sections.ts'

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

/** How often a word stands in the examples of all rules, which are written like tenders. */
function wordCounter(rules: readonly RuleData[]): (word: string) => number {
  const texts = rules.flatMap(({ examples: { bad, good, excluded } }) => [...bad, ...good, ...excluded])
  const all = fold(texts.map(({ text }) => text).join('\n'))
  const known = new Map<string, number>()
  return (word) => {
    const count = known.get(word) ?? all.split(word).length - 1
    known.set(word, count)
    return count
  }
}

/** The trigger with the words of the need that is seen least often: a pattern is then tried at few places. */
function rarest(trigger: PatternTrigger | null, frequency: (word: string) => number): PatternTrigger | null {
  if (!trigger?.needs || trigger.slots.length) return trigger
  const often = (words: readonly string[]) => words.reduce((sum, word) => sum + frequency(word), 0)
  let { words } = trigger
  for (const need of trigger.needs) if (often(need.words) < often(words)) words = need.words
  return { ...trigger, words }
}

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
  const frequency = wordCounter(rules)
  const automaton = buildAutomaton(
    lexicon,
    ordinaryWords,
    nodes.slice(0, matched.length).map((node) => rarest(patternTrigger(node), frequency)),
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
