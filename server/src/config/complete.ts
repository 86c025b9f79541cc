import { getLocation, type Location } from 'jsonc-parser'
import { type Field, fields, overrideWords, perFileKeys } from './schema.ts'
import { tooDeepAt } from './tree.ts'
import { waiverWords } from './waivers.ts'

/** What could stand at a place of a settings file. */
export interface ConfigOffer {
  /** Key or value, without quotes. */
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly what: 'key' | 'value' | 'rule'
}

/** Offers for a place, and the stretch that one of them replaces. */
export interface ConfigPlace {
  readonly offers: readonly ConfigOffer[]
  readonly start: number
  readonly end: number
  /** A key that has no value yet. */
  readonly needsValue: boolean
}

/** Names that only the dictionaries know. */
export interface ConfigNames {
  /** Rules and categories. */
  readonly rules: readonly Omit<ConfigOffer, 'what'>[]
  readonly packs: readonly Omit<ConfigOffer, 'what'>[]
}

/** Keys and values for an offset in tenderlint.config.json; null where none are known. Faults in the text do not matter. */
export function completeConfig(source: string, offset: number, names: ConfigNames): ConfigPlace | null {
  if (tooDeepAt(source) >= 0) return null
  const location = getLocation(source, offset)
  const path = location.path[0] === 'overrides' && location.path.length > 2 ? location.path.slice(2) : location.path
  const inOverride = path !== location.path
  const place = (offers: readonly ConfigOffer[]) => placeOf(location, source, offset, offers)
  if (path.length === 1 && location.isAtPropertyKey) return place(keysOf(inOverride))
  const field: Field | undefined = Object.hasOwn(fields, path[0] ?? '')
    ? fields[path[0] as keyof typeof fields]
    : undefined
  if (!field) return null
  if (location.isAtPropertyKey) {
    if (path.length !== 2 || field.type !== 'map' || field.names !== 'rule') return null
    return place(names.rules.map((one) => ({ ...one, what: 'rule' })))
  }
  if (field.type === 'choice' && path.length === 1) return place(values(field.values))
  if (field.type === 'map' && path.length === 2) return place(values(field.values))
  if (path[0] === 'packs' && path.length === 2) return place(names.packs.map((one) => ({ ...one, what: 'value' })))
  return null
}

/** Keys, and rules for the key `rule`, in tenderlint.waivers.json. */
export function completeWaivers(source: string, offset: number, names: ConfigNames): ConfigPlace | null {
  if (tooDeepAt(source) >= 0) return null
  const location = getLocation(source, offset)
  if (location.path.length !== 2) return null
  if (location.isAtPropertyKey) {
    const keys = Object.entries(waiverWords).map(([name, words]) => ({ name, ...words, what: 'key' as const }))
    return placeOf(location, source, offset, keys)
  }
  if (location.path[1] !== 'rule') return null
  return placeOf(
    location,
    source,
    offset,
    names.rules.map((one) => ({ ...one, what: 'rule' })),
  )
}

function keysOf(inOverride: boolean): ConfigOffer[] {
  const own = Object.entries<Field>(fields)
    .filter(([key]) => !inOverride || perFileKeys.includes(key))
    .map(([name, { zh, en }]): ConfigOffer => ({ name, zh, en, what: 'key' }))
  const files = { name: 'files', zh: '适用的文件，写法同 .gitignore。', en: 'The files it is for, as in .gitignore.' }
  return [...own, { ...(inOverride ? files : { name: 'overrides', ...overrideWords }), what: 'key' }]
}

function values(list: readonly string[]): ConfigOffer[] {
  return list.map((name) => ({ name, zh: '', en: '', what: 'value' }))
}

function placeOf(location: Location, source: string, offset: number, offers: readonly ConfigOffer[]): ConfigPlace {
  const node = location.previousNode
  const isInside = node !== undefined && node.offset <= offset && offset <= node.offset + node.length
  const end = isInside ? node.offset + node.length : offset
  const start = isInside ? node.offset : offset
  return { offers, start, end, needsValue: location.isAtPropertyKey && !/^\s*:/.test(source.slice(end)) }
}
