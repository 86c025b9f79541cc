import type { DimensionData, NameData, ParameterData, UnitData } from './words.ts'

type Fields = Readonly<Record<string, unknown>>

/** Checks what stands in dictionaries/parameters and gives it for the build. Throws Error with the place of the first fault. */
export function parameterData(units: unknown, names: unknown): ParameterData {
  const dimensions = list(fields(units, 'units.yaml').dimensions, 'units.yaml: dimensions').map(dimensionOf)
  const seen = new Set<string>()
  for (const { id } of dimensions) {
    if (seen.has(id)) throw new Error(`units.yaml: the dimension ${id} stands twice`)
    seen.add(id)
  }
  const entries = list(fields(names, 'names.yaml').names, 'names.yaml: names').map((entry, at) =>
    nameOf(entry, at, seen),
  )
  return { dimensions, names: entries }
}

function dimensionOf(value: unknown, at: number): DimensionData {
  const where = `units.yaml: dimension ${at + 1}`
  const { id, title, base, units, ...rest } = fields(value, where)
  none(rest, where)
  const known = list(units, `${where}: units`).map((unit, number): UnitData => {
    const place = `${where} (${String(id)}), unit ${number + 1}`
    const { names, factor, ...more } = fields(unit, place)
    none(more, place)
    if (typeof factor !== 'number' || !(factor > 0)) throw new Error(`${place}: factor must be a number above 0`)
    return { names: texts(names, place), factor }
  })
  return {
    id: text(id, `${where}: id`),
    title: text(title, `${where}: title`),
    base: text(base, `${where}: base`),
    units: known,
  }
}

function nameOf(value: unknown, at: number, dimensions: ReadonlySet<string>): NameData {
  const where = `names.yaml: entry ${at + 1}`
  const { key, names, units, better, ...rest } = fields(value, where)
  none(rest, where)
  if (better !== undefined && better !== 'more' && better !== 'less')
    throw new Error(`${where}: better is more or less`)
  const own = units === undefined ? undefined : texts(units, `${where}: units`)
  const unknown = own?.find((id) => !dimensions.has(id))
  if (unknown !== undefined) throw new Error(`${where}: units.yaml has no dimension ${unknown}`)
  return {
    key: text(key, `${where}: key`),
    names: texts(names, where),
    ...(own && { units: own }),
    ...(better && { better }),
  }
}

function fields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where}: not a mapping`)
  return value as Fields
}

function none(rest: Fields, where: string): void {
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new Error(`${where}: unknown field ${unknown}`)
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where}: not a list`)
  return value
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${where}: not a text`)
  return value
}

function texts(value: unknown, where: string): string[] {
  const found = list(value, where).map((one) => text(one, where))
  if (found.length === 0) throw new Error(`${where}: empty`)
  return found
}
