import { categories, certainties, columnRoles, documentKinds, regimes, sectionKinds } from '../core/kinds.ts'
import type {
  Dictionaries,
  ExampleData,
  GuardData,
  LawData,
  LexiconData,
  LexiconEntry,
  PackData,
  RewriteData,
  RuleData,
  TechnicalWords,
  WordingData,
} from '../core/rule.ts'
import { crossChecks, makerFaults, packFaults } from './checks.ts'
import { outlineFaults, outlineOf } from './outlines.ts'

/** One parsed YAML file; `path` is relative to the dictionaries folder, with /. */
export interface SourceFile {
  readonly path: string
  readonly data: unknown
}

type Fields = Record<string, unknown>

/** Checks and joins the dictionary files. Throws an Error listing every fault with its file. */
export function compileDictionaries(files: readonly SourceFile[], version: string): Omit<Dictionaries, 'hash'> {
  const faults: string[] = []
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const within = (folder: string) => ordered.filter((file) => file.path.startsWith(`${folder}/`))
  const read = <T>(folder: string, build: (fields: Fields, path: string) => T): T[] =>
    within(folder).flatMap((file) => {
      try {
        return [build(object(file.data, file.path), file.path)]
      } catch (error) {
        faults.push(`${file.path}: ${(error as Error).message}`)
        return []
      }
    })
  const laws = read('laws', lawOf)
  const rules = read('rules', ruleOf)
  const guards = read('guards', guardsOf).flat()
  const ordinaryWords = read('ordinary-words', (fields) => strings(fields, 'words')).flat()
  const brands = read('brands', brandsOf)
  ordinaryWords.push(...brands.flatMap((trade) => trade.lookalikes))
  const lexicon: LexiconData[] = [
    { slot: 'brand', entries: brands.flatMap((trade) => trade.brands) },
    { slot: 'product', entries: brands.flatMap((trade) => trade.products) },
    { slot: 'technique', entries: brands.flatMap((trade) => trade.techniques) },
    {
      slot: 'certificate',
      entries: read('certificates', (fields) =>
        named(fields, 'certificates', ['status', 'trade', 'person', 'brand']),
      ).flat(),
    },
    { slot: 'institution', entries: read('institutions', (fields) => named(fields, 'institutions', ['kind'])).flat() },
    { slot: 'region', entries: read('regions', (fields) => named(fields, 'regions', ['level', 'parent'])).flat() },
  ]
  const commonTexts = read('common-text', (fields) => {
    onlyKeys(fields, ['title', 'source', 'texts'])
    return strings(fields, 'texts')
  }).flat()
  const technicalWords = technicalWordsOf(files, faults)
  const packs = read('packs', packsOf).flat()
  const wordings = read('wordings', wordingsOf).flat()
  const outlines = read('outlines', outlineOf)
  faults.push(
    ...crossChecks(rules, laws),
    ...packFaults(packs, rules, laws),
    ...makerFaults(lexicon),
    ...outlineFaults(outlines, rules),
  )
  if (faults.length) throw new Error(faults.join('\n'))
  return {
    version,
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    guards,
    laws,
    packs,
    wordings,
    outlines,
    lexicon,
    ordinaryWords: [...new Set(ordinaryWords)].sort(),
    technicalWords,
    commonTexts,
  }
}

/** The two hunspell texts; the words stand in order, each once, after their number. */
function technicalWordsOf(files: readonly SourceFile[], faults: string[]): TechnicalWords {
  const text = (name: string) => String(files.find((file) => file.path === `technical-words/${name}`)?.data ?? '')
  const words = text('technical.dic')
  const [count, ...lines] = words.trimEnd().split('\n')
  const fault = (message: string) => faults.push(`technical-words/technical.dic: ${message}`)
  if (words && Number(count) !== lines.length) fault(`the first line says ${count}, there are ${lines.length} words`)
  const bare = lines.map((line) => line.split('/', 1)[0]!)
  bare.forEach((word, i) => {
    const key = word.toLowerCase()
    const last = bare[i - 1]?.toLowerCase() ?? ''
    if (key < last) fault(`${word} stands in the wrong place`)
    if (word === bare[i - 1]) fault(`${word} stands twice`)
  })
  return { affixes: text('technical.aff'), words }
}

function packsOf(fields: Fields): PackData[] {
  return list(fields, 'packs').map((item) => {
    const pack = object(item, 'pack')
    onlyKeys(pack, ['id', 'title', 'titleEn', 'region', 'laws', 'demands'])
    return {
      id: string(pack, 'id'),
      title: string(pack, 'title'),
      titleEn: string(pack, 'titleEn'),
      region: strings(pack, 'region'),
      laws: strings(pack, 'laws'),
      demands: list(pack, 'demands').map((one) => {
        const demand = object(one, 'demand')
        onlyKeys(demand, ['point', 'gist', 'rules'])
        return { point: string(demand, 'point'), gist: string(demand, 'gist'), rules: strings(demand, 'rules') }
      }),
    }
  })
}

function wordingsOf(fields: Fields): WordingData[] {
  return list(fields, 'wordings').map((item) => {
    const wording = object(item, 'wording')
    onlyKeys(wording, ['text', 'title', 'titleEn'])
    return { text: string(wording, 'text'), title: string(wording, 'title'), titleEn: string(wording, 'titleEn') }
  })
}

function ruleOf(fields: Fields, path: string): RuleData {
  const id = string(fields, 'id')
  if (`rules/${id}.yaml` !== path) throw new Error(`the id ${id} does not fit the file's place`)
  onlyKeys(fields, ruleKeys)
  const where = fields.where === undefined ? undefined : object(fields.where, 'where')
  if (where) onlyKeys(where, ['sections', 'columns', 'kinds', 'regimes', 'cells'])
  const examples = object(fields.examples, 'examples')
  return {
    id,
    category: member(id.split('/')[0], categories, 'category'),
    title: string(fields, 'title'),
    titleEn: string(fields, 'titleEn'),
    why: string(fields, 'why'),
    whyEn: string(fields, 'whyEn'),
    certainty: member(fields.certainty, certainties, 'certainty'),
    where: where && {
      sections: members(where, 'sections', sectionKinds),
      columns: members(where, 'columns', columnRoles),
      kinds: members(where, 'kinds', documentKinds),
      regimes: members(where, 'regimes', regimes),
      cells: where.cells === true,
    },
    match: strings(fields, 'match'),
    allow: strings(fields, 'allow'),
    unless: strings(fields, 'unless'),
    doubt: strings(fields, 'doubt'),
    absent: strings(fields, 'absent'),
    once: fields.once === true,
    whole: fields.whole === true,
    gather: fields.gather === true,
    fallback: fields.fallback === true,
    message: string(fields, 'message'),
    messageEn: string(fields, 'messageEn'),
    question: optional(fields, 'question'),
    questionEn: optional(fields, 'questionEn'),
    basis: strings(fields, 'basis'),
    rewrite: list(fields, 'rewrite').map((item): RewriteData => {
      const rewrite = object(item, 'rewrite')
      onlyKeys(rewrite, ['title', 'titleEn', 'text', 'safe'])
      return {
        title: string(rewrite, 'title'),
        titleEn: string(rewrite, 'titleEn'),
        text: string(rewrite, 'text'),
        safe: rewrite.safe === true,
      }
    }),
    since: string(fields, 'since'),
    region: strings(fields, 'region'),
    examples: {
      bad: examplesOf(examples, 'bad'),
      good: examplesOf(examples, 'good'),
      excluded: examplesOf(examples, 'excluded'),
    },
  }
}

const ruleKeys = [
  'id',
  'title',
  'titleEn',
  'why',
  'whyEn',
  'certainty',
  'where',
  'match',
  'allow',
  'unless',
  'doubt',
  'absent',
  'once',
  'whole',
  'gather',
  'fallback',
  'message',
  'messageEn',
  'question',
  'questionEn',
  'basis',
  'rewrite',
  'since',
  'region',
  'examples',
]

function examplesOf(fields: Fields, key: string): ExampleData[] {
  return list(fields, key).map((item) => {
    if (typeof item === 'string') return { text: item }
    const example = object(item, key)
    onlyKeys(example, ['text', 'section', 'column', 'kind', 'guard', 'certainty'])
    return {
      text: string(example, 'text'),
      section: example.section === undefined ? undefined : member(example.section, sectionKinds, 'section'),
      column: example.column === undefined ? undefined : member(example.column, columnRoles, 'column'),
      kind: example.kind === undefined ? undefined : member(example.kind, documentKinds, 'kind'),
      certainty: example.certainty === undefined ? undefined : member(example.certainty, certainties, 'certainty'),
      guard: optional(example, 'guard'),
    }
  })
}

function guardsOf(fields: Fields): GuardData[] {
  return list(fields, 'guards').map((item) => {
    const guard = object(item, 'guard')
    onlyKeys(guard, ['id', 'title', 'titleEn', 'scope', 'match', 'examples'])
    return {
      id: string(guard, 'id'),
      title: string(guard, 'title'),
      titleEn: string(guard, 'titleEn'),
      scope: member(
        guard.scope,
        ['sentence', 'clause', 'before', 'after', 'block', 'overlap', 'heading'] as const,
        'scope',
      ),
      match: strings(guard, 'match'),
      examples: strings(guard, 'examples'),
    }
  })
}

function lawOf(fields: Fields): LawData {
  return {
    id: string(fields, 'id'),
    title: string(fields, 'title'),
    short: string(fields, 'short'),
    number: optional(fields, 'number') ?? '',
    issuer: optional(fields, 'issuer') ?? '',
    regime: member(fields.regime, [...regimes, 'both'] as const, 'regime'),
    region: strings(fields, 'region'),
    from: day(fields.from, 'from') ?? '',
    yearOnly: fields.yearOnly === true,
    until: day(fields.until, 'until'),
    articles: list(fields, 'articles').map((item) => {
      const article = object(item, 'article')
      return {
        id: String(article.id),
        label: string(article, 'label'),
        gist: string(article, 'gist'),
        gistEn: string(article, 'gistEn'),
        verified: article.verified !== false,
      }
    }),
  }
}

function brandsOf(fields: Fields) {
  const trade = string(fields, 'trade')
  const generic = string(fields, 'generic')
  const items = list(fields, 'brands').map((item) => object(item, 'brand'))
  const base = (brand: Fields) => ({
    trade,
    // makers of many kinds of goods have a word of their own
    generic: optional(brand, 'generic') ?? generic,
    company: optional(brand, 'company') ?? '',
    brand: string(brand, 'name'),
  })
  const under = (key: string): LexiconEntry[] =>
    items.flatMap((brand) =>
      strings(brand, key).map((name) => ({ name, aliases: [], attributes: base(brand), common: false })),
    )
  return {
    lookalikes: items.flatMap((brand) => strings(brand, 'lookalikes')),
    brands: items.flatMap((brand): LexiconEntry[] => {
      onlyKeys(brand, [
        'name',
        'aliases',
        'company',
        'products',
        'techniques',
        'common',
        'generic',
        'lookalikes',
        'source',
        'note',
      ])
      const forms = [string(brand, 'name'), ...strings(brand, 'aliases')]
      const common = strings(brand, 'common')
      const stray = common.find((form) => !forms.includes(form))
      if (stray) throw new Error(`common names no form of the brand: ${stray}`)
      return [false, true].flatMap((ordinary): LexiconEntry[] => {
        const [name, ...aliases] = forms.filter((form) => common.includes(form) === ordinary)
        return name === undefined ? [] : [{ name, aliases, attributes: base(brand), common: ordinary }]
      })
    }),
    products: under('products'),
    techniques: under('techniques'),
  }
}

function named(fields: Fields, key: string, attributes: readonly string[]): LexiconEntry[] {
  return list(fields, key).map((item) => {
    const entry = object(item, key)
    return {
      name: string(entry, 'name'),
      aliases: strings(entry, 'aliases'),
      attributes: Object.fromEntries(
        attributes.filter((name) => entry[name] !== undefined).map((name) => [name, String(entry[name])]),
      ),
      common: entry.common === true,
    }
  })
}

function object(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} must be a map`)
  return value as Fields
}

function onlyKeys(fields: Fields, keys: readonly string[]): void {
  const unknown = Object.keys(fields).find((key) => !keys.includes(key))
  if (unknown) throw new Error(`unknown key ${unknown}`)
}

function string(fields: Fields, key: string): string {
  const value = fields[key]
  if (typeof value !== 'string' || !value.trim()) throw new Error(`${key} must be a text`)
  return value.trim()
}

function optional(fields: Fields, key: string): string | undefined {
  return fields[key] === undefined || fields[key] === null ? undefined : String(fields[key])
}

function list(fields: Fields, key: string): unknown[] {
  const value = fields[key]
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new Error(`${key} must be a list`)
  return value
}

function strings(fields: Fields, key: string): string[] {
  return list(fields, key).map((item) => {
    if (typeof item !== 'string' && typeof item !== 'number') throw new Error(`${key} must hold texts`)
    return String(item)
  })
}

function member<T extends string>(value: unknown, allowed: readonly T[], name: string): T {
  if (!allowed.includes(value as T)) throw new Error(`${name}: ${String(value)} is none of ${allowed.join(', ')}`)
  return value as T
}

function members<T extends string>(fields: Fields, key: string, allowed: readonly T[]): T[] | undefined {
  return fields[key] === undefined ? undefined : strings(fields, key).map((value) => member(value, allowed, key))
}

function day(value: unknown, name: string): string | null {
  if (value === undefined || value === null) return null
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`${name} must be YYYY-MM-DD`)
  return text
}
