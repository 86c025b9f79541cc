import { fold, foldUnits } from '../core/fold.ts'
import type { Required } from '../core/pattern/required.ts'
import type { PatternTrigger } from '../core/recognition.ts'
import type { RuleData } from '../core/rule.ts'
import { sentences } from '../language/sentence.ts'
import { noHits, scanner, trieBuilder } from './trie.ts'

/** A set of words that stands in more than this share of all sentences tells too little to be looked for. */
const mostShare = 0.12
/** Share of sentences that a dictionary slot is taken to stand in. */
const slotShare = 0.02

/**
 * Makes the triggers of patterns quick to dismiss: each is tried at the set of words that is seen least often, and sets that nearly
 * every sentence has are not looked for at all. What is seen is counted in the examples of all rules but the pattern's own, and in
 * the common texts, which are written like tenders. `ruleOf` gives the rule of a pattern.
 */
export function selectiveTriggers(
  triggers: readonly (PatternTrigger | null)[],
  ruleOf: readonly number[],
  rules: readonly RuleData[],
  commonTexts: readonly string[],
): readonly (PatternTrigger | null)[] {
  const shareOf = shares(triggers, rules, commonTexts)
  return triggers.map((trigger, pattern) => {
    if (!trigger?.needs?.length) return trigger
    const rule = ruleOf[pattern]!
    const share = trigger.needs.map(({ words }) => shareOf(words, rule))
    let best = -1
    let least = shareOf(trigger.words, rule) + trigger.slots.length * slotShare
    // on a par a need is taken: its place among the others is known
    for (const [at, own] of share.entries())
      if (own <= least) {
        best = at
        least = own
      }
    const needs = without(trigger.needs, (at) => at === best || share[at]! <= mostShare)
    return best < 0 ? { ...trigger, needs } : { words: trigger.needs[best]!.words, slots: [], needs }
  })
}

/** The needs that are kept, their distances reaching over those that are not. */
function without(needs: readonly Required[], keep: (at: number) => boolean): Required[] {
  const kept: Required[] = []
  let between: number | null = 0
  needs.forEach(({ words, within }, at) => {
    // 0 is any distance
    between = between === null || within === 0 ? null : between + within
    if (!keep(at)) return
    kept.push({ words, within: kept.length && between !== null && between < 65_536 ? between : 0 })
    between = 0
  })
  return kept
}

/** Share of the sentences that have one of some words, those in the examples of one rule left out. */
function shares(
  triggers: readonly (PatternTrigger | null)[],
  rules: readonly RuleData[],
  commonTexts: readonly string[],
): (words: readonly string[], rule: number) => number {
  const builder = trieBuilder()
  const numbers = new Map<string, number>()
  for (const trigger of triggers)
    for (const words of [trigger?.words ?? [], ...(trigger?.needs ?? []).map((need) => need.words)])
      for (const word of words) numbers.set(word, builder.add(fold(word)))
  const scan = scanner(builder.build())
  const sentencesOf: number[][] = Array.from({ length: builder.count }, () => [])
  const ruleOf: number[] = []
  const found = noHits()
  const read = (raw: string, rule: number): void => {
    const text = fold(raw)
    const pairs = sentences(text)
    for (let i = 0; i < pairs.length; i += 2) {
      const number = ruleOf.push(rule) - 1
      scan(foldUnits(text.slice(pairs[i], pairs[i + 1])), found)
      for (let hit = 2; hit < found.count; hit += 3) {
        const list = sentencesOf[found.at[hit]!]!
        if (list.at(-1) !== number) list.push(number)
      }
    }
  }
  rules.forEach(({ examples: { bad, good, excluded } }, rule) => {
    // [[ ]] marks what is found
    for (const { text } of [...bad, ...good, ...excluded]) read(text.replace(/\[\[|\]\]/g, ''), rule)
  })
  for (const text of commonTexts) read(text, -1)
  return (words, rule) => {
    const all = new Set<number>()
    for (const word of words) for (const at of sentencesOf[numbers.get(word)!]!) if (ruleOf[at] !== rule) all.add(at)
    return all.size / ruleOf.length
  }
}
