import type { ReadyPatterns } from '../core/engine.ts'
import { type PackedNode, unpackNode } from '../core/pattern/packed.ts'
import type {
  Dictionaries,
  GuardData,
  LawData,
  LexiconData,
  LexiconEntry,
  OutlineData,
  PackData,
  RuleData,
  TechnicalWords,
  WordingData,
} from '../core/rule.ts'
import type { Automaton, Lists } from './automaton.ts'
import { recognizerOf } from './recognizer.ts'
import { openSections, type Sections } from './sections.ts'

const readyOf = new WeakMap<Dictionaries, ReadyPatterns>()

/** The patterns of dictionaries that were unpacked, null for others: what is changed has to be compiled anew. */
export function readyPatterns(dictionaries: Dictionaries): ReadyPatterns | null {
  return readyOf.get(dictionaries) ?? null
}

type RuleAtStart = readonly [
  counts: readonly [match: number, absent: number, allow: number],
  id: string,
  category: RuleData['category'],
  certainty: RuleData['certainty'],
  where: RuleData['where'] | null,
  unless: readonly string[],
  doubt: readonly string[],
  once: boolean,
  whole: boolean,
  gather: boolean,
  fallback: boolean,
  basis: readonly string[],
  region: readonly string[],
]

interface Head {
  readonly hash: string
  readonly version: string
  readonly slots: readonly string[]
  readonly rules: readonly RuleAtStart[]
}

/** Opens what `packDictionaries` wrote. Texts are decoded when they are first asked for. Throws when the file is another. */
export function unpackDictionaries(file: Uint8Array): Dictionaries {
  const sections = openSections(file)
  const { hash, version, slots, rules, counts } = headOf(sections)
  const automaton = automatonOf(sections)
  const entry = (index: number) => JSON.parse(sections.text('entries', index)) as LexiconEntry
  const rest = <T>(index: number) => once(() => JSON.parse(sections.text('rest', index)) as T)
  const laws = rest<readonly LawData[]>(0)
  const packs = rest<readonly PackData[]>(1)
  const wordings = rest<readonly WordingData[]>(2)
  const guards = rest<readonly GuardData[]>(3)
  const ordinaryWords = rest<readonly string[]>(4)
  const technicalWords = rest<TechnicalWords>(5)
  const triggers = rest<NonNullable<Dictionaries['triggers']>>(6)
  const commonTexts = rest<readonly string[]>(7)
  const outlines = rest<readonly OutlineData[]>(8)
  const lexicon = slots.map((slot, number): LexiconData => {
    const from = number ? automaton.slotEnds[number - 1]! : 0
    const entries = once(() =>
      Array.from({ length: automaton.slotEnds[number]! - from }, (_, index) => entry(from + index)),
    )
    return {
      slot,
      get entries() {
        return entries()
      },
    }
  })
  const attributes: Record<string, string>[] = []
  const dictionaries: Dictionaries = {
    hash,
    version,
    rules,
    lexicon,
    get guards() {
      return guards()
    },
    get laws() {
      return laws()
    },
    get packs() {
      return packs()
    },
    get wordings() {
      return wordings()
    },
    get outlines() {
      return outlines()
    },
    get ordinaryWords() {
      return ordinaryWords()
    },
    get technicalWords() {
      return technicalWords()
    },
    get commonTexts() {
      return commonTexts()
    },
    get triggers() {
      return triggers()
    },
  }
  readyOf.set(dictionaries, {
    counts,
    node: (pattern) => unpackNode(JSON.parse(sections.text('nodes', pattern)) as PackedNode),
    recognize: recognizerOf(automaton, {
      slots,
      attributes(index) {
        if (!attributes[index]) {
          const { attributes: own, name } = entry(index)
          attributes[index] = { ...own, name }
        }
        return attributes[index]
      },
    }),
  })
  return dictionaries
}

function headOf(sections: Sections) {
  const { rules, ...head } = JSON.parse(sections.text('head', 0)) as Head
  return {
    ...head,
    rules: rules.map((atStart, index) => ruleOf(atStart, () => JSON.parse(sections.text('rules', index)) as RuleData)),
    counts: rules.map(([counts]) => counts),
  }
}

/** A rule whose texts are read when they are asked for. Its keys stand in the order of the dictionaries. */
function ruleOf(atStart: RuleAtStart, read: () => RuleData): RuleData {
  const [, id, category, certainty, where, unless, doubt, onceOnly, whole, gather, fallback, basis, region] = atStart
  const all = once(read)
  return {
    id,
    category,
    get title() {
      return all().title
    },
    get titleEn() {
      return all().titleEn
    },
    get why() {
      return all().why
    },
    get whyEn() {
      return all().whyEn
    },
    certainty,
    ...(where && { where }),
    get match() {
      return all().match
    },
    get allow() {
      return all().allow ?? []
    },
    unless,
    doubt,
    get absent() {
      return all().absent ?? []
    },
    once: onceOnly,
    whole,
    gather,
    fallback,
    get message() {
      return all().message
    },
    get messageEn() {
      return all().messageEn
    },
    get question() {
      return all().question as string
    },
    get questionEn() {
      return all().questionEn as string
    },
    basis,
    get rewrite() {
      return all().rewrite
    },
    get since() {
      return all().since
    },
    region,
    get examples() {
      return all().examples
    },
  }
}

function automatonOf(sections: Sections): Automaton {
  const lists = (name: string): Lists => ({
    first: sections.numbers(`${name} first`),
    items: sections.numbers(`${name} items`),
  })
  return {
    trie: {
      first: sections.numbers('trie first'),
      units: sections.numbers('trie units'),
      targets: sections.numbers('trie targets'),
      words: sections.numbers('trie words'),
    },
    names: sections.numbers('names')[0]!,
    ordinary: sections.numbers('ordinary'),
    entries: lists('entries'),
    slotEnds: sections.numbers('slotEnds'),
    common: sections.numbers('common'),
    tried: lists('tried'),
    slotTried: lists('slotTried'),
    needs: lists('needs'),
    within: sections.numbers('within'),
    sets: lists('sets'),
  }
}

function once<T>(read: () => T): () => T {
  let value: { readonly it: T } | null = null
  return () => {
    value ??= { it: read() }
    return value.it
  }
}
