import type { PatternNode, SlotCondition } from './parse.ts'
import { requiredWords } from './required.ts'

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

const blanks = ' "“”‘’\'「」*'
// a colon is no stop: it stands between a parameter's name and its value
const narrowStops = ',，;；。!！?？'
const listSeparators = '、,，/和及与或 “”"'

/**
 * All matches of a pattern in a sentence, leftmost first, not overlapping. Works on sets of positions, one state a position:
 * time is at most (size of the pattern) x (length of the sentence) x (longest gap), whatever the text.
 */
export function matchPattern(node: PatternNode, input: MatchInput): Match[] {
  if (!holdsRequired(node, input)) return []
  let states = starts(node, input)
  if (!states.length) return []
  states = step(node, states, input, true)
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

const requiredOf = new WeakMap<PatternNode, readonly (readonly string[])[]>()

function holdsRequired(node: PatternNode, { text, start, end }: MatchInput): boolean {
  let sets = requiredOf.get(node)
  if (!sets) {
    sets = requiredWords(node)
    requiredOf.set(node, sets)
  }
  const stretch = text.slice(start, end)
  return sets.every((words) => words.some((word) => stretch.includes(word)))
}

/** The states that a match can begin with: where the first literal stands, or where a unit stands that can be the first. */
function starts(node: PatternNode, { text, start, end }: MatchInput): State[] {
  const states: State[] = []
  const first = firstLiteral(node)
  if (first !== null) {
    for (let at = text.indexOf(first, start); at >= 0 && at < end; at = text.indexOf(first, at + 1))
      states.push({ at, start: at, focusStart: -1, focusEnd: -1, captures: null })
    return states
  }
  const units = firstUnits(node)
  for (let at = start; at <= end; at++)
    if (!units || (at < end && units.has(text.charCodeAt(at))))
      states.push({ at, start: at, focusStart: -1, focusEnd: -1, captures: null })
  return states
}

const unitsOfNode = new WeakMap<PatternNode, { readonly units: ReadonlySet<number> | null }>()

/** The units that can begin a match; null when any can, or when it can be empty. */
function firstUnits(node: PatternNode): ReadonlySet<number> | null {
  let known = unitsOfNode.get(node)
  if (!known) {
    const units = new Set<number>()
    known = { units: collectFirst(node, units) === 'certain' ? units : null }
    unitsOfNode.set(node, known)
  }
  return known.units
}

/** Adds the first units of a node: certain when every match begins with one of them, empty when it can match nothing, open when any unit will do. */
function collectFirst(node: PatternNode, units: Set<number>): 'certain' | 'empty' | 'open' {
  switch (node.kind) {
    case 'literal':
      units.add(node.text.charCodeAt(0))
      return 'certain'
    case 'sequence': {
      for (const item of node.items) {
        const found = collectFirst(item, units)
        if (found !== 'empty') return found
      }
      return 'empty'
    }
    case 'choice': {
      const found = node.branches.map((branch) => collectFirst(branch, units))
      return found.includes('open') ? 'open' : found.includes('empty') ? 'empty' : 'certain'
    }
    case 'optional':
      return collectFirst(node.item, units) === 'open' ? 'open' : 'empty'
    case 'gap':
    case 'slot':
      return 'open'
    default:
      return 'empty'
  }
}

function firstLiteral(node: PatternNode): string | null {
  if (node.kind === 'literal') return node.text
  if (node.kind === 'sequence') {
    const item = node.items.find((candidate) => candidate.kind !== 'focus')
    return item?.kind === 'literal' ? item.text : null
  }
  return null
}

const shortAtStart = /^[a-z]{1,4}(?![a-z])/
const shortAtEnd = /(?:^|[^a-z])[a-z]{1,4}$/

/** False where a short Latin abbreviation is part of a longer word: aca in miracast. Longer names are often written together (IntelXeon). */
function freeOfLetters(literal: string, at: number, { text }: MatchInput): boolean {
  const isLetter = (unit: number) => unit >= 97 && unit <= 122
  if (isLetter(text.charCodeAt(at - 1)) && shortAtStart.test(literal)) return false
  return !(isLetter(text.charCodeAt(at + literal.length)) && shortAtEnd.test(literal))
}

function step(node: PatternNode, states: State[], input: MatchInput, last: boolean): State[] {
  switch (node.kind) {
    case 'literal':
      return each(states, input, (state, out) => {
        const end = state.at + node.text.length
        if (end <= input.end && input.text.startsWith(node.text, state.at) && freeOfLetters(node.text, state.at, input))
          out(end)
      })
    case 'sequence': {
      const lastItem = lastConsuming(node.items)
      for (let i = 0; i < node.items.length && states.length; i++)
        states = step(node.items[i]!, states, input, last && i === lastItem)
      return states
    }
    case 'choice':
      return merge(
        node.branches.flatMap((branch) => step(branch, states, input, last)),
        last,
      )
    case 'optional': {
      const taken = step(node.item, states, input, last)
      if (!last) return merge([...taken, ...states], false)
      const reached = new Set(taken.map((state) => state.start))
      return merge([...taken, ...states.filter((state) => !reached.has(state.start))], true)
    }
    case 'gap':
      return spread(node.limit, node.narrow, states, input)
    case 'slot':
      return slotStates(node, states, input)
    case 'focus':
      return states.map((state) =>
        node.open ? { ...state, focusStart: skipBlanks(input, state.at) } : { ...state, focusEnd: state.at },
      )
    case 'anchor': {
      if (node.end) return states.filter((state) => skipBlanks(input, state.at) >= input.end)
      const head = input.text.slice(input.start, input.end)
      const lead = input.start + head.length - head.trimStart().length
      return states.filter((state) => state.at <= lead)
    }
    case 'look':
      return states.filter((state) => {
        const at = node.behind ? state.at : skipBlanks(input, state.at)
        return !node.words.some((word) =>
          node.behind
            ? at - word.length >= input.start && input.text.startsWith(word, at - word.length)
            : input.text.startsWith(word, at),
        )
      })
  }
}

function lastConsuming(items: readonly PatternNode[]): number {
  for (let i = items.length - 1; i >= 0; i--) {
    const kind = items[i]!.kind
    if (kind !== 'focus' && kind !== 'anchor' && kind !== 'look') return i
  }
  return items.length - 1
}

function skipBlanks(input: MatchInput, at: number): number {
  let next = at
  while (next < input.end && next < at + 3 && blanks.includes(input.text[next]!)) next++
  return next
}

/** Runs one consuming step from every state, directly or after up to three blanks or quotation marks. */
function each(states: State[], input: MatchInput, run: (state: State, out: (at: number) => void) => void): State[] {
  const next: State[] = []
  for (const state of states) {
    const before = next.length
    run(state, (at) => next.push({ ...state, at }))
    if (next.length > before || state.at === state.start) continue
    const skipped = skipBlanks(input, state.at)
    if (skipped > state.at) run({ ...state, at: skipped }, (at) => next.push({ ...state, at }))
  }
  return merge(next, false)
}

/** One state a position: the longest match (earliest start) wins; at the pattern's end one a start, the longest. */
function merge(states: State[], last: boolean): State[] {
  const best = new Map<number, State>()
  for (const state of states) {
    const key = last ? state.start : state.at
    const other = best.get(key)
    if (!other || better(state, other, last)) best.set(key, state)
  }
  return best.size === states.length ? states : [...best.values()]
}

function better(state: State, other: State, last: boolean): boolean {
  if (last ? state.at !== other.at : state.start !== other.start)
    return last ? state.at > other.at : state.start < other.start
  return state.focusStart >= 0 && state.focusStart < other.focusStart
}

/** Spreads states over the next `limit` units; at each place the nearest state behind wins: the tightest match. */
function spread(limit: number, narrow: boolean, states: State[], input: MatchInput): State[] {
  const ordered = [...states].sort((a, b) => a.at - b.at)
  const out: State[] = []
  for (let i = 0; i < ordered.length; i++) {
    const state = ordered[i]!
    const stop = Math.min(state.at + limit, input.end, (ordered[i + 1]?.at ?? Number.POSITIVE_INFINITY) - 1)
    for (let at = state.at; at <= stop; at++) {
      out.push(at === state.at ? state : { ...state, at })
      if (narrow && at < input.end && narrowStops.includes(input.text[at]!)) break
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
      next.push({ ...state, at: end, captures, start: state.start === state.at && state.at !== at ? at : state.start })
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
