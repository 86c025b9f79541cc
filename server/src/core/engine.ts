import { allowed, applies, type CompiledRule, dismiss } from './compiled-rule.ts'
import type { Guard, GuardInput } from './guard.ts'
import type { Certainty, ColumnRole, DocumentKind, Regime, SectionKind, TableRole } from './kinds.ts'
import { late, lateGuard, lateNodes } from './late.ts'
import { type Capture, type Match, type MatchInput, matchPattern } from './pattern/match.ts'
import { firstFrom } from './pattern/overlapping.ts'
import { type PatternNode, triggerOf } from './pattern/parse.ts'
import { requiredSlots, requiredSteps } from './pattern/required.ts'
import type { PatternTrigger, Recognition, Recognize } from './recognition.ts'
import type { GuardData, RuleData } from './rule.ts'

/** Where a block stands: with its text, all that its findings depend on. */
export interface BlockContext {
  readonly section: SectionKind
  readonly kind: DocumentKind
  readonly column: ColumnRole | ''
  readonly table: TableRole | ''
  readonly header: boolean
  readonly regime: Regime | null
  /** Folded titles of the headings above, outermost first, joined by a blank. */
  readonly heading: string
}

/** A match in a block before it is placed in the document; offsets in the block's text. */
export interface BlockFinding {
  readonly rule: number
  readonly certainty: Certainty
  readonly start: number
  readonly end: number
  readonly captures: readonly Capture[]
  /** Units that the whole match spans: of equal findings the one that saw more context wins. */
  readonly weight: number
  /** Other places of the same rule in the sentence. */
  readonly related: readonly { readonly start: number; readonly end: number }[]
}

export interface BlockExcluded {
  readonly rule: number
  readonly guard: string
  readonly reason: string
  readonly start: number
  readonly end: number
}

export interface BlockResult {
  readonly findings: readonly BlockFinding[]
  readonly excluded: readonly BlockExcluded[]
  /** Rules whose `absent` patterns were seen here: their findings fall in the whole document. */
  readonly seen: readonly number[]
  /** Dictionary hits, for document rules. */
  readonly recognition: Recognition
}

/** A rule that patterns cannot state; runs on every block where it applies. Gives matches; guards and wording are as for data rules. */
export interface CodedRule {
  readonly id: string
  /** `raw` is the block's text with its capitals; offsets are the same in the folded text of the recognition. */
  find(recognition: Recognition, context: BlockContext, raw: string): readonly Match[]
}

export interface Engine {
  readonly rules: readonly RuleData[]
  lint(text: string, context: BlockContext): BlockResult
}

/** A match before its guards are asked, and the sentence it stands in. */
interface RawMatch {
  readonly rule: number
  readonly match: Match
  readonly start: number
  readonly end: number
}

const none: ReadonlySet<number> = new Set()
const nothing: readonly never[] = []

/** Guards that hold for every rule. */
const everywhere: readonly string[] = ['statute-article', 'unchecked-box']

/** What holds in a place. */
interface PlaceRules {
  /** 1 for the patterns that are tried there. */
  readonly patterns: Uint8Array
  /** The coded rules that run there. */
  readonly coded: readonly number[]
}

interface CompiledPattern {
  readonly rule: number
  readonly node: () => PatternNode
  readonly absent: boolean
  /** The recognizer gives the pattern only for sentences that hold the words it needs. */
  readonly held: boolean
}

const defaultSections: readonly SectionKind[] = [
  'qualification',
  'technical',
  'commercial',
  'scoring',
  'contract',
  'notice',
  'instructions',
  'other',
]

/** What the build made of all patterns, so that none is read when the program starts. */
export interface ReadyPatterns {
  /** For each rule how many patterns it has. */
  readonly counts: readonly (readonly [match: number, absent: number, allow: number])[]
  /** A pattern by its number: those that are matched rule by rule, as the recognizer knows them, then all `allow`, then those of the guards. */
  node(pattern: number): PatternNode
  readonly recognize: Recognize
}

/** Slots that the automaton knows; a pattern must contain one of them or a word. */
export const lexiconSlots: ReadonlySet<string> = new Set([
  'brand',
  'product',
  'technique',
  'certificate',
  'institution',
  'region',
])

/**
 * Compiles rules and guards. `recognizerFor` builds the one automaton from the triggers of all patterns.
 * Patterns in `known` were read by the build: they are read again only when first tried. Throws PatternError or an Error
 * naming the rule when another pattern cannot be read or has no trigger, or a guard is unknown. With `ready`, made from the same
 * rules and guards, neither their patterns nor `recognizerFor` are asked for.
 * A rule that throws while a block is linted is told to `onFault` and left out of that block; without it the error goes on.
 */
export function createEngine(
  rules: readonly RuleData[],
  guardData: readonly GuardData[],
  codedGuards: readonly Guard[],
  codedRules: readonly CodedRule[],
  recognizerFor: (triggers: readonly PatternTrigger[]) => Recognize,
  known: Readonly<Record<string, PatternTrigger | null>> = {},
  onFault: ((rule: number, error: unknown) => void) | null = null,
  ready: ReadyPatterns | null = null,
): Engine {
  const guards = new Map<string, Guard>(codedGuards.map((guard) => [guard.id, guard]))
  const nodeAt = ready && lateNodes(ready)
  const patterns: CompiledPattern[] = []
  const triggers: PatternTrigger[] = []
  if (ready)
    ready.counts.forEach(([match, absent], rule) => {
      for (let i = 0; i < match + absent; i++)
        patterns.push({ rule, node: nodeAt!(patterns.length), absent: i >= match, held: true })
    })
  else
    rules.forEach((data, rule) => {
      for (const [list, absent] of [
        [data.match, false],
        [data.absent ?? [], true],
      ] as const)
        for (const source of list) {
          const nodes = late([source], known)
          const trigger =
            (Object.hasOwn(known, source) ? known[source] : null) ??
            patternTrigger(nodes()[0]!) ??
            missing(`${data.id}: the pattern needs a word or a dictionary slot: ${source}`)
          triggers.push(trigger)
          patterns.push({ rule, node: () => nodes()[0]!, absent, held: trigger.needs !== undefined })
        }
    })
  // behind the patterns that are matched stand the antipatterns of the rules, then those of the guards
  let next = patterns.length
  const others = (count: number, sources: () => readonly string[]): (() => readonly PatternNode[]) => {
    if (!nodeAt) return late(sources(), known)
    const nodes = Array.from({ length: count }, () => nodeAt(next++))
    return () => nodes.map((node) => node())
  }
  const allows = rules.map((data, rule) => others(ready ? ready.counts[rule]![2] : 0, () => data.allow ?? []))
  for (const data of guardData)
    guards.set(
      data.id,
      lateGuard(
        data,
        others(data.match.length, () => data.match),
      ),
    )
  const compiled = rules.map((data, rule): CompiledRule => {
    const named = (ids: readonly string[] | undefined) =>
      (ids ?? []).map((id) => guards.get(id) ?? missing(`${data.id}: no guard named ${id}`))
    return {
      data,
      sections: new Set(data.where?.sections ?? defaultSections),
      allow: allowed(allows[rule]!),
      unless: named([...everywhere.filter((id) => guards.has(id)), ...(data.unless ?? [])]),
      doubt: named(data.doubt),
      coded: codedRules.find((candidate) => candidate.id === data.id) ?? null,
    }
  })
  const coded = compiled.flatMap((rule, number) => (rule.coded ? [number] : []))
  const recognize = ready?.recognize ?? recognizerFor(triggers)

  /** By what `applies` looks at: what holds in a place. */
  const onIn = new Map<string, PlaceRules>()
  /** Blocks of one place come one after the other, the cells of a table column by column. */
  const recent: { readonly context: BlockContext; readonly on: PlaceRules }[] = []
  function rulesOn(context: BlockContext): PlaceRules {
    for (const one of recent) if (one.context === context) return one.on
    const { header, section, column, kind, regime } = context
    const key = `${header}|${section}|${column}|${kind}|${regime}`
    let on = onIn.get(key)
    if (!on) {
      const rules = Uint8Array.from(compiled, (rule) => (applies(rule, context) ? 1 : 0))
      on = {
        patterns: Uint8Array.from(patterns, ({ rule, absent }) => (absent || rules[rule] ? 1 : 0)),
        coded: coded.filter((rule) => rules[rule]),
      }
      onIn.set(key, on)
    }
    if (recent.length === 8) recent.length = 0
    recent.push({ context, on })
    return on
  }

  function lint(text: string, context: BlockContext): BlockResult {
    const recognition = recognize(text, rulesOn(context).patterns)
    if (!onFault) return lintRules(recognition, context, text, none)
    try {
      return lintRules(recognition, context, text, none)
    } catch (error) {
      return lintWithout(recognition, context, text, error)
    }
  }

  /** Once more without the rule that threw: fences around each rule would cost every block something. */
  function lintWithout(recognition: Recognition, context: BlockContext, text: string, first: unknown): BlockResult {
    const broken = new Set<number>()
    let error = first
    for (;;) {
      const rule = running.rule
      if (rule < 0 || broken.has(rule)) throw error
      broken.add(rule)
      onFault!(rule, error)
      try {
        return lintRules(recognition, context, text, broken)
      } catch (next) {
        error = next
      }
    }
  }

  /** The rule at work, -1 before the first one. */
  const running = { rule: -1 }

  /** For each pattern the dictionary slots of which a sentence must hold one each. */
  const slotsNeeded: (readonly (readonly string[])[])[] = []
  function slotsOf(pattern: number): readonly (readonly string[])[] {
    slotsNeeded[pattern] ??= requiredSlots(patterns[pattern]!.node(), lexiconSlots)
    return slotsNeeded[pattern]
  }

  function lintRules(
    recognition: Recognition,
    context: BlockContext,
    text: string,
    broken: ReadonlySet<number>,
  ): BlockResult {
    running.rule = -1
    let seen: Set<number> | null = null
    let raw: RawMatch[] | null = null
    const { candidates } = recognition
    let input = null as MatchInput | null
    for (let i = 0; i < candidates.length; i += 2) {
      const { rule, node, absent, held } = patterns[candidates[i + 1]!]!
      if (broken.has(rule)) continue
      const { sentences } = recognition
      const start = sentences[candidates[i]! * 2]!
      if (input?.start !== start)
        input = { text: recognition.text, start, end: sentences[candidates[i]! * 2 + 1]!, slots: recognition.slots }
      running.rule = rule
      const slots = slotsOf(candidates[i + 1]!)
      if (slots.length && !namesAll(slots, recognition.hits, start, input.end)) continue
      if (absent) {
        if (!seen?.has(rule) && matchPattern(node(), input, held).length) {
          seen ??= new Set()
          seen.add(rule)
        }
      } else
        for (const match of matchPattern(node(), input, held)) {
          raw ??= []
          raw.push({ rule, match, start, end: input.end })
        }
    }
    for (const rule of rulesOn(context).coded) {
      running.rule = rule
      if (!broken.has(rule))
        for (const match of compiled[rule]!.coded!.find(recognition, context, text)) {
          raw ??= []
          raw.push({ rule, match, start: 0, end: recognition.text.length })
        }
    }
    // most blocks have nothing: they share what says so
    const absent = seen ? [...seen] : nothing
    if (!raw) return { findings: nothing, excluded: nothing, seen: absent, recognition }
    return { ...judge(raw, recognition, context), seen: absent, recognition }
  }

  function judge(raw: RawMatch[], recognition: Recognition, context: BlockContext) {
    raw.sort((a, b) => a.match.start - b.match.start || b.match.end - a.match.end || a.rule - b.rule)
    const findings: (BlockFinding & { related: { start: number; end: number }[] })[] = []
    const first = new Map<string, (typeof findings)[number]>()
    const excluded: BlockExcluded[] = []
    const spoken = new Set<number>()
    const sentenceOf = new Map<BlockFinding, number>()
    const isFallback = (rule: number) => compiled[rule]!.data.fallback === true
    const isSpare = (finding: BlockFinding) => isFallback(finding.rule) && spoken.has(sentenceOf.get(finding)!)
    for (const { rule, match, start, end } of raw) {
      running.rule = rule
      const input: GuardInput = { recognition, start, end, match, context }
      const dismissed = dismiss(compiled[rule]!, input)
      if (dismissed) {
        excluded.push({ rule, ...dismissed, start: match.start, end: match.end })
        continue
      }
      const doubted =
        compiled[rule]!.data.certainty === 'certain' &&
        compiled[rule]!.doubt.some((guard) => guard.test(input) !== null)
      const certainty = doubted ? 'review' : compiled[rule]!.data.certainty
      const twin = first.get(`${rule}:${start}`)
      if (!twin) {
        const finding = {
          rule,
          certainty,
          start: match.start,
          end: match.end,
          captures: match.captures,
          weight: match.wholeEnd - match.wholeStart,
          related: [],
        }
        findings.push(finding)
        sentenceOf.set(finding, start)
        if (!isFallback(rule)) spoken.add(start)
        first.set(`${rule}:${start}`, finding)
      } else if (match.start >= twin.end) twin.related.push({ start: match.start, end: match.end })
    }
    return { findings: absorb(findings.filter((finding) => !isSpare(finding))), excluded }
  }

  /** Of overlapping findings of one category the more certain, then the longer one stays. Takes them by their start. */
  function absorb(findings: BlockFinding[]): BlockFinding[] {
    const category = (finding: BlockFinding) => compiled[finding.rule]!.data.category
    const rank = (finding: BlockFinding) =>
      (finding.certainty === 'certain' ? 1e9 : 0) + (finding.end - finding.start) * 1e4 + finding.weight
    const lost = new Set<number>()
    for (let i = 0; i < findings.length; i++)
      for (let j = i + 1; j < findings.length && findings[j]!.start < findings[i]!.end; j++)
        if (category(findings[i]!) === category(findings[j]!)) lost.add(rank(findings[j]!) > rank(findings[i]!) ? i : j)
    return lost.size ? findings.filter((_, at) => !lost.has(at)) : findings
  }

  return { rules, lint }
}

/** Whether a stretch holds a name of each of some sets of slots. */
function namesAll(
  sets: readonly (readonly string[])[],
  hits: Recognition['hits'],
  start: number,
  end: number,
): boolean {
  // the hits ascend: a block may hold thousands of sentences, and as many names
  const from = firstFrom(hits, start, (hit) => hit.start)
  return sets.every((set) => {
    for (let at = from; at < hits.length && hits[at]!.start < end; at++)
      if (hits[at]!.end <= end && set.includes(hits[at]!.slot)) return true
    return false
  })
}

/** What a pattern needs to be seen before it is tried, null when it would have to be tried everywhere. */
export function patternTrigger(node: PatternNode): PatternTrigger | null {
  const trigger = triggerOf(node, lexiconSlots)
  return trigger && { ...trigger, needs: requiredSteps(node) }
}

function missing(message: string): never {
  throw new Error(message)
}
