import { fold } from '../core/fold.ts'

/** A unit of a dimension: `factor` base units. */
export interface UnitData {
  readonly names: readonly string[]
  readonly factor: number
}

export interface DimensionData {
  readonly id: string
  readonly title: string
  /** The unit that factors count in. */
  readonly base: string
  readonly units: readonly UnitData[]
}

/** One canonical name of a parameter and what drafters call it. */
export interface NameData {
  readonly key: string
  readonly names: readonly string[]
  /** Dimensions that the value must have for these names to mean the key; any when absent. */
  readonly units?: readonly string[]
  /** Which way is better; unknown when absent. */
  readonly better?: 'more' | 'less'
}

/** What the build compiles from dictionaries/parameters. */
export interface ParameterData {
  readonly dimensions: readonly DimensionData[]
  readonly names: readonly NameData[]
}

/** A unit as it was found: what it measures, and how many base units it is. */
export interface Unit {
  readonly dimension: string
  readonly factor: number
}

/** The dictionary of parameters, ready to be asked. Build it once with `parameterWords`. */
export interface ParameterWords {
  /** Units of a spelling, exact case first; several where a spelling is ambiguous (G, M, T), none when unknown. */
  unitsOf(spelling: string): readonly Unit[]
  /** Longest spelling of a unit, in UTF-16 units. */
  readonly longestUnit: number
  /** Entries of a folded name without blanks. */
  namesOf(name: string): readonly NameData[]
  /** Longest known name that ends the given one, '' when none does. */
  endOf(name: string): string
  betterOf(key: string): 'more' | 'less' | null
}

/** Case is kept: Mb and MB differ. */
export function unitSpelling(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace('μ', 'μ')
}

/** Indexes the dictionary. */
export function parameterWords(data: ParameterData): ParameterWords {
  const exact = new Map<string, Unit[]>()
  const loose = new Map<string, Unit[]>()
  let longestUnit = 0
  const add = (map: Map<string, Unit[]>, spelling: string, unit: Unit): void => {
    const known = map.get(spelling) ?? []
    if (!known.some((one) => one.dimension === unit.dimension && one.factor === unit.factor)) known.push(unit)
    map.set(spelling, known)
  }
  for (const { id, units } of data.dimensions) {
    for (const { names, factor } of units) {
      for (const name of names) {
        const spelling = unitSpelling(name)
        longestUnit = Math.max(longestUnit, name.length, spelling.length)
        add(exact, spelling, { dimension: id, factor })
        add(loose, spelling.toLowerCase(), { dimension: id, factor })
      }
    }
  }
  const byName = new Map<string, NameData[]>()
  const better = new Map<string, 'more' | 'less'>()
  let longestName = 0
  for (const entry of data.names) {
    if (entry.better && !better.has(entry.key)) better.set(entry.key, entry.better)
    for (const name of [entry.key, ...entry.names]) {
      const folded = fold(name).replaceAll(' ', '')
      longestName = Math.max(longestName, folded.length)
      const known = byName.get(folded) ?? []
      if (!known.includes(entry)) byName.set(folded, [...known, entry])
    }
  }
  // asked for every figure of a document, of few spellings
  const asked = new Map<string, readonly Unit[]>()
  return {
    unitsOf(spelling) {
      let found = asked.get(spelling)
      if (!found) {
        const name = unitSpelling(spelling)
        found = exact.get(name) ?? loose.get(name.toLowerCase()) ?? []
        if (asked.size < 20_000) asked.set(spelling, found)
      }
      return found
    },
    longestUnit,
    namesOf: (name) => byName.get(name) ?? [],
    endOf(name) {
      for (let length = Math.min(longestName, name.length - 1); length >= 2; length--) {
        const end = name.slice(name.length - length)
        if (byName.has(end)) return end
      }
      return ''
    },
    betterOf: (key) => better.get(key) ?? null,
  }
}
