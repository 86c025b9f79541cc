import { canBegin, type First, isBlank, mayBegin } from './first.ts'
import type { PatternNode, SlotCondition } from './parse.ts'
import { type Part, type Program, programOf } from './program.ts'

/** Something a slot can stand for: a dictionary hit or a parsed number, money, date … */
export interface SlotValue {
  readonly start: number
  readonly end: number
  /** Attributes for conditions and placeholders. */
  readonly attributes: Readonly<Record<string, string | number>>
}

/** What a pattern is matched in: one sentence of a folded block text. */
export interface MatchInput {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Values of a slot that begin at an offset. */
  slots(name: string, start: number): readonly SlotValue[]
}

export interface Capture {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly value: SlotValue
}

export interface Match {
  /** What is reported: the focus when the pattern has one, else the whole. */
  readonly start: number
  readonly end: number
  readonly wholeStart: number
  readonly wholeEnd: number
  readonly captures: readonly Capture[]
}

interface State {
  readonly at: number
  readonly start: number
  readonly focusStart: number
  readonly focusEnd: number
  readonly captures: CaptureList | null
}
interface CaptureList {
  readonly capture: Capture
  readonly next: CaptureList | null
}

// a colon is no stop: it stands between a parameter's name and its value
const narrowStops = new Set([...',，;；。!！?？'].map((stop) => stop.charCodeAt(0)))
/** True for a stop between 分句, which a narrow gap does not pass. */
const isStop = (unit: number): boolean => (unit < 64 || unit > 0xff00 || unit === 0x3002) && narrowStops.has(unit)
const listSeparators = '、,，/和及与或 “”"'

/**
 * All matches of a pattern in a sentence, leftmost first, not overlapping. Works on sets of positions, one state a position:
 * time is at most (size of the pattern) x (length of the sentence) x (longest gap), whatever the text. `held`: the sentence is
 * known to hold the words that the pattern needs.
 */
export function matchPattern(node: PatternNode, input: MatchInput, held = false): readonly Match[] {
  const program = programOf(node)
  if (!held && !holdsRequired(program, input)) return none
  let states = starts(program, input)
  if (!states.length) return none
  states = step(program.part, states, input, true)
  if (!states.length) return none
  const matches: Match[] = []
  const ordered = states.sort((a, b) => a.start - b.start || a.at - b.at)
  let last = -1
  for (const state of ordered) {
    if (state.start < last) continue
    last = Math.max(state.at, state.start + 1)
    const captures: Capture[] = []
    for (let list = state.captures; list; list = list.next) captures.unshift(list.capture)
    const focused = state.focusStart >= 0
    matches.push({
      start: focused ? state.focusStart : state.start,
      end: focused && state.focusEnd >= 0 ? state.focusEnd : state.at,
      wholeStart: state.start,
      wholeEnd: state.at,
      captures,
    })
  }
  return matches
}

const none: readonly never[] = []

function holdsRequired({ required }: Program, { text, start, end }: MatchInput): boolean {
  return !required || (required.bitsIn(text, start, end) & required.all) === required.all
}

/** The states that a match can begin with: where the first literal stands, or where something stands that can be the first. */
function starts({ firstLiteral, first, anchored }: Program, input: MatchInput): State[] {
  const { text, start, end } = input
  const states: State[] = []
  const add = (at: number) => states.push({ at, start: at, focusStart: -1, focusEnd: -1, captures: null })
  if (firstLiteral !== null) {
    const last = end - firstLiteral.length
    const unit = firstLiteral.charCodeAt(0)
    // a search by indexOf would go on to the end of the block for each of its sentences
    for (let at = start; at <= last; at++)
      if (text.charCodeAt(at) === unit && text.startsWith(firstLiteral, at)) add(at)
    return states
  }
  if (anchored) {
    for (let at = start; at <= leadOf(input); at++) add(at)
    return states
  }
  if (first && !first.slots.length) {
    for (let at = start; at < end; at++) if (mayBegin(first.units, text.charCodeAt(at))) add(at)
    return states
  }
  for (let at = start; at <= end; at++) if (!first || canBegin(first, input, at)) add(at)
  return states
}

/** Where the first unit of a sentence stands that is no blank. */
function leadOf({ text, start, end }: MatchInput): number {
  const head = text.slice(start, end)
  return start + head.length - head.trimStart().length
}

const shortAtStart = /^[a-z]{1,4}(?![a-z])/
const shortAtEnd = /(?:^|[^a-z])[a-z]{1,4}$/

/** False where a short Latin abbreviation is part of a longer word: aca in miracast. Longer names are often written together (IntelXeon). */
function freeOfLetters(literal: string, at: number, { text }: MatchInput): boolean {
  const isLetter = (unit: number) => unit >= 97 && unit <= 122
  if (isLetter(text.charCodeAt(at - 1)) && shortAtStart.test(literal)) return false
  return !(isLetter(text.charCodeAt(at + literal.length)) && shortAtEnd.test(literal))
}

function step(part: Part, states: State[], input: MatchInput, last: boolean): State[] {
  switch (part.kind) {
    case 'literal':
      return literalStates(part.text, states, input)
    case 'sequence': {
      const { items, rest, lastConsuming } = part
      for (let i = 0; i < items.length && states.length; i++) {
        const item = items[i]!
        states =
          item.kind === 'gap'
            ? spread(item.limit, item.flag, states, input, rest[i + 1] ?? null)
            : step(item, states, input, last && i === lastConsuming)
      }
      return states
    }
    case 'choice': {
      const { first, items: branches } = part
      const alive = aliveOf(states, first, input)
      if (!alive.length) return alive
      const next: State[] = []
      for (const branch of branches) for (const state of step(branch, alive, input, last)) next.push(state)
      return merge(next, last)
    }
    case 'words': {
      const alive = aliveOf(states, part.first, input)
      if (!alive.length) return alive
      const next: State[] = []
      for (const word of part.words) addLiteral(word, alive, input, next)
      return merge(next, last)
    }
    case 'optional': {
      const taken = step(part.items[0]!, states, input, last)
      if (!taken.length) return last ? merge(states, true) : states
      if (!last) return merge([...taken, ...states], false)
      const reached = new Set(taken.map((state) => state.start))
      return merge([...taken, ...states.filter((state) => !reached.has(state.start))], true)
    }
    case 'gap':
      return spread(part.limit, part.flag, states, input, null)
    case 'slot':
      return slotStates(part.slot!, states, input)
    case 'focus':
      return states.map(({ at, start, focusStart, focusEnd, captures }) =>
        part.flag
          ? { at, start, focusStart: skipBlanks(input, at), focusEnd, captures }
          : { at, start, focusStart, focusEnd: at, captures },
      )
    case 'anchor': {
      if (part.flag) return states.filter((state) => skipBlanks(input, state.at) >= input.end)
      const lead = leadOf(input)
      return states.filter((state) => state.at <= lead)
    }
    case 'look':
      return states.filter((state) => {
        const at = part.flag ? state.at : skipBlanks(input, state.at)
        return !part.words.some((word) =>
          part.flag
            ? at - word.length >= input.start && input.text.startsWith(word, at - word.length)
            : input.text.startsWith(word, at),
        )
      })
  }
}

function skipBlanks(input: MatchInput, at: number): number {
  let next = at
  while (next < input.end && next < at + 3 && isBlank(input.text.charCodeAt(next))) next++
  return next
}

/** The states at which something can begin; the same list where all are. */
function aliveOf(states: State[], first: First | null, input: MatchInput): State[] {
  if (!first) return states
  let alive: State[] | null = null
  for (let i = 0; i < states.length; i++) {
    if (canBegin(first, input, states[i]!.at)) alive?.push(states[i]!)
    else alive ??= states.slice(0, i)
  }
  return alive ?? states
}

/** Takes a literal from every state, directly or after up to three blanks or quotation marks. */
function literalStates(literal: string, states: readonly State[], input: MatchInput): State[] {
  const next: State[] = []
  addLiteral(literal, states, input, next)
  return next
}

/** Adds the states behind a literal to those in `next`, one a place. */
function addLiteral(literal: string, states: readonly State[], input: MatchInput, next: State[]): void {
  const { text } = input
  const first = literal.charCodeAt(0)
  const from = next.length
  for (let i = 0; i < states.length; i++) {
    const state = states[i]!
    const { at } = state
    const unit = text.charCodeAt(at)
    if (unit === first && literalAt(literal, at, input)) next.push(moved(state, at + literal.length))
    else if (isBlank(unit) && at !== state.start) {
      const skipped = skipBlanks(input, at)
      if (skipped > at && literalAt(literal, skipped, input)) next.push(moved(state, skipped + literal.length))
    }
  }
  if (next.length - from > 1) {
    const merged = merge(next.slice(from), false)
    if (merged.length < next.length - from) {
      next.length = from
      for (const state of merged) next.push(state)
    }
  }
}

/** A state in another place. */
function moved({ start, focusStart, focusEnd, captures }: State, at: number): State {
  return { at, start, focusStart, focusEnd, captures }
}

function literalAt(literal: string, at: number, input: MatchInput): boolean {
  const { text } = input
  return (
    text.charCodeAt(at) === literal.charCodeAt(0) &&
    at + literal.length <= input.end &&
    text.startsWith(literal, at) &&
    freeOfLetters(literal, at, input)
  )
}

/** One state a position: the longest match (earliest start) wins; at the pattern's end one a start, the longest. */
function merge(states: State[], last: boolean): State[] {
  if (isApart(states, last)) return states
  const best = new Map<number, State>()
  for (const state of states) {
    const key = last ? state.start : state.at
    const other = best.get(key)
    if (!other || better(state, other, last)) best.set(key, state)
  }
  return best.size === states.length ? states : [...best.values()]
}

/** True where the states ascend: no two are at one place. */
function isApart(states: readonly State[], last: boolean): boolean {
  for (let i = 1; i < states.length; i++)
    if (last ? states[i]!.start <= states[i - 1]!.start : states[i]!.at <= states[i - 1]!.at) return false
  return true
}

function better(state: State, other: State, last: boolean): boolean {
  if (last ? state.at !== other.at : state.start !== other.start)
    return last ? state.at > other.at : state.start < other.start
  return state.focusStart >= 0 && state.focusStart < other.focusStart
}

/**
 * Spreads states over the next `limit` units; at each place the nearest state behind wins: the tightest match. Places where
 * nothing can begin that must follow are left out.
 */
function spread(limit: number, narrow: boolean, states: State[], input: MatchInput, following: First | null): State[] {
  const ordered = isApart(states, false) ? states : [...states].sort((a, b) => a.at - b.at)
  const out: State[] = []
  for (let i = 0; i < ordered.length; i++) {
    const state = ordered[i]!
    const stop = Math.min(state.at + limit, input.end, (ordered[i + 1]?.at ?? Number.POSITIVE_INFINITY) - 1)
    for (let at = state.at; at <= stop; at++) {
      if (!following || canBegin(following, input, at)) out.push(at === state.at ? state : moved(state, at))
      if (narrow && at < input.end && isStop(input.text.charCodeAt(at))) break
    }
  }
  return out
}

function slotStates(node: PatternNode & { kind: 'slot' }, states: State[], input: MatchInput): State[] {
  const next: State[] = []
  const fits = (at: number) =>
    input
      .slots(node.name, at)
      .filter((value) => value.end <= input.end && value.end > value.start && holds(value, node.conditions))
  // a long list is walked once, not once from each of its members
  const ends = new Map<number, number>()
  const listEnd = (from: number): number => {
    const walked: number[] = []
    let end = from
    for (;;) {
      const known = ends.get(end)
      if (known !== undefined) {
        end = known
        break
      }
      walked.push(end)
      let seek = end
      while (seek < input.end && seek < end + 3 && listSeparators.includes(input.text[seek]!)) seek++
      const following = fits(seek)[0]
      if (!following) break
      end = following.end
    }
    for (const place of walked) ends.set(place, end)
    return end
  }
  for (const state of states) {
    let at = state.at
    let values = fits(at)
    if (!values.length) {
      at = skipBlanks(input, at)
      if (at > state.at) values = fits(at)
    }
    for (const value of values) {
      const end = node.list ? listEnd(value.end) : value.end
      const captures = node.as
        ? { capture: { name: node.as, start: at, end, value }, next: state.captures }
        : state.captures
      const { focusStart, focusEnd } = state
      const start = state.start === state.at && state.at !== at ? at : state.start
      next.push({ at: end, start, focusStart, focusEnd, captures })
    }
  }
  return merge(next, false)
}

function holds(value: SlotValue, conditions: readonly SlotCondition[]): boolean {
  return conditions.every(({ attribute, operator, value: wanted }) => {
    const found = value.attributes[attribute] ?? ''
    if (operator === '=') return wanted.split(',').includes(String(found))
    if (operator === '!=') return !wanted.split(',').includes(String(found))
    const a = Number(found)
    const b = Number(wanted)
    if (Number.isNaN(a)) return false
    return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b
  })
}
