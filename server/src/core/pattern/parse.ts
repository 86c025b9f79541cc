import { fold } from '../fold.ts'

/** `attr op value` inside a slot. */
export interface SlotCondition {
  readonly attribute: string
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
  readonly value: string
}

export type PatternNode =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly PatternNode[] }
  | { readonly kind: 'optional'; readonly item: PatternNode }
  /** Up to `limit` units; a narrow gap stays inside the 分句, a wide one inside the sentence. */
  | { readonly kind: 'gap'; readonly limit: number; readonly narrow: boolean }
  | {
      readonly kind: 'slot'
      readonly name: string
      readonly list: boolean
      readonly conditions: readonly SlotCondition[]
      readonly as: string
    }
  | { readonly kind: 'focus'; readonly open: boolean }
  | { readonly kind: 'anchor'; readonly end: boolean }
  | { readonly kind: 'look'; readonly behind: boolean; readonly words: readonly string[] }

/** A pattern that cannot be read; `offset` counts in the pattern. */
export class PatternError extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.name = 'PatternError'
    this.offset = offset
  }
}

const gapLimit = 80

/**
 * Parses the notation: words, `(a|b)`, `x?` after a group, `…N` gap inside the sentence, `~N` gap inside the 分句,
 * `{slot attr=value as name}`, `{slot+}` a list of slots, `<` `>` around what is reported, `^` `$` sentence edges,
 * `(!a|b)` not followed by, `(<!a|b)` not preceded by, `\` before a special character. Throws PatternError.
 */
export function parsePattern(source: string): PatternNode {
  let at = 0
  const fail = (message: string): never => {
    throw new PatternError(`${message}: ${source}`, at)
  }

  function sequence(closing: boolean): PatternNode {
    const items: PatternNode[] = []
    let text = ''
    const flush = () => {
      if (text) items.push(literal(fold(text)))
      text = ''
    }
    while (at < source.length) {
      const char = source[at]!
      if (closing && (char === '|' || char === ')')) break
      at++
      if (char === '\\') text += source[at++] ?? fail('nothing after \\')
      else if (char === ' ') flush()
      else if (char === '(') {
        flush()
        items.push(group())
      } else if (char === '{') {
        flush()
        items.push(slot())
      } else if (char === '…' || char === '~') {
        flush()
        items.push({ kind: 'gap', limit: gap(), narrow: char === '~' })
      } else if (char === '<' || char === '>') {
        flush()
        items.push({ kind: 'focus', open: char === '<' })
      } else if (char === '^' || char === '$') {
        flush()
        items.push({ kind: 'anchor', end: char === '$' })
      } else if (char === '?') fail('? stands only after a group or a slot')
      else if (char === ')' || char === '|' || char === '}') fail(`stray ${char}`)
      else text += char
    }
    flush()
    return items.length === 1 ? items[0]! : { kind: 'sequence', items }
  }

  function optional(item: PatternNode): PatternNode {
    if (source[at] !== '?') return item
    at++
    return { kind: 'optional', item }
  }

  function group(): PatternNode {
    const behind = source.startsWith('<!', at)
    if (behind || source[at] === '!') {
      at += behind ? 2 : 1
      const end = source.indexOf(')', at)
      if (end < 0) fail('( without )')
      const words = source.slice(at, end).split('|').map(fold)
      if (words.some((word) => !word)) fail('empty word')
      at = end + 1
      return { kind: 'look', behind, words }
    }
    const branches = [sequence(true)]
    while (source[at] === '|') {
      at++
      branches.push(sequence(true))
    }
    if (source[at] !== ')') fail('( without )')
    at++
    return optional(branches.length === 1 ? branches[0]! : { kind: 'choice', branches })
  }

  function gap(): number {
    const digits = /^\d+/.exec(source.slice(at))?.[0] ?? ''
    at += digits.length
    const limit = digits ? Number(digits) : 8
    if (limit < 1 || limit > gapLimit) fail(`a gap is 1 to ${gapLimit} units`)
    return limit
  }

  function slot(): PatternNode {
    const end = source.indexOf('}', at)
    if (end < 0) fail('{ without }')
    const words = source.slice(at, end).trim().split(/\s+/)
    const head = /^([a-z-]+)(\+?)$/.exec(words[0] ?? '') ?? fail('a slot begins with its name')
    let as = ''
    const conditions: SlotCondition[] = []
    for (let i = 1; i < words.length; i++) {
      if (words[i] === 'as') as = words[++i] ?? fail('as without a name')
      else {
        const parts = /^([\w-]+)(!=|<=|>=|=|<|>)(.+)$/.exec(words[i]!) ?? fail(`condition ${words[i]}`)
        conditions.push({ attribute: parts[1]!, operator: parts[2] as SlotCondition['operator'], value: parts[3]! })
      }
    }
    at = end + 1
    return optional({ kind: 'slot', name: head[1]!, list: head[2] === '+', conditions, as })
  }

  const node = sequence(false)
  if (at < source.length) fail('not at the end')
  return node
}

/** Modal verbs of one character, and the neighbours that make them part of another word (供应商, 响应, 需求). */
const modals: Readonly<Record<string, { readonly before: readonly string[]; readonly after: readonly string[] }>> = {
  应: {
    before: ['供', '响', '相', '适', '反', '效', '对', '感', '理'],
    after: ['商', '用', '急', '答', '力', '变', '聘', '收'],
  },
  须: { before: ['无'], after: [] },
  需: { before: ['无', '急', '所', '刚', '供'], after: ['求'] },
}

function literal(text: string): PatternNode {
  const modal = modals[text]
  const word: PatternNode = { kind: 'literal', text }
  if (!modal) return word
  const before: PatternNode = { kind: 'look', behind: true, words: modal.before }
  const after: PatternNode[] = modal.after.length ? [{ kind: 'look', behind: false, words: modal.after }] : []
  return { kind: 'sequence', items: [before, word, ...after] }
}

/** What the automaton must see before a pattern is tried: words, and `{slot}` names. */
export interface Trigger {
  readonly words: readonly string[]
  readonly slots: readonly string[]
}

/**
 * A set of words and lexicon slots of which every match contains at least one; the set with the longest shortest word wins,
 * since it fires least often. Null when there is none: such a pattern would have to be tried on every sentence.
 */
export function triggerOf(node: PatternNode, lexiconSlots: ReadonlySet<string>): Trigger | null {
  switch (node.kind) {
    case 'literal':
      return { words: [node.text], slots: [] }
    case 'slot':
      return lexiconSlots.has(node.name) ? { words: [], slots: [node.name] } : null
    case 'choice': {
      const parts = node.branches.map((branch) => triggerOf(branch, lexiconSlots))
      if (parts.some((part) => part === null)) return null
      return { words: parts.flatMap((part) => part!.words), slots: parts.flatMap((part) => part!.slots) }
    }
    case 'sequence': {
      let best: Trigger | null = null
      for (const item of node.items) {
        const trigger = triggerOf(item, lexiconSlots)
        if (trigger && (!best || weight(trigger) > weight(best))) best = trigger
      }
      return best
    }
    default:
      return null
  }
}

function weight(trigger: Trigger): number {
  const shortest = trigger.words.reduce((least, word) => Math.min(least, word.length), 8)
  return (trigger.slots.length ? Math.min(shortest, 3) : shortest) - Math.log2(trigger.words.length + 1) / 4
}
