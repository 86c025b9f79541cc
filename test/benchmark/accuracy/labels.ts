import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import {
  type Category,
  type ColumnRole,
  categories,
  type DocumentKind,
  type SectionKind,
} from '../../../server/src/core/kinds.ts'

/**
 * certain: improper as it stands; found: improper, certain and review are both right; review: a person must look, `certain`
 * would be a false alarm; none: lawful.
 */
export type Expect = 'certain' | 'found' | 'review' | 'none'

/** Texts that share a place, a verdict and its reason; what the YAML files hold. */
interface Group {
  readonly section: SectionKind
  readonly kind?: DocumentKind
  readonly column?: ColumnRole
  readonly regime?: 'tendering-law'
  /** A sentence that stands earlier in the same document. */
  readonly before?: string
  readonly expect: Expect
  /** Categories under which a finding is right; the file's own by default. */
  readonly category?: readonly Category[]
  readonly why: string
  readonly texts: readonly string[]
}

export interface Clause extends Omit<Group, 'texts' | 'category'> {
  readonly text: string
  /** The file it stands in: clauses are counted there. */
  readonly home: Category
  readonly category: readonly Category[]
  readonly group: string
}

/** A line of a whole document with a finding that is expected there. */
export interface ExpectedLine {
  readonly line: number
  readonly expect: Exclude<Expect, 'none'>
  readonly category: readonly Category[]
}

export interface LabelledDocument {
  readonly name: string
  readonly source: string
  readonly expected: readonly ExpectedLine[]
}

const folder = 'test/benchmark/accuracy'

/** All labelled clauses, in the order of the categories; throws on a file that is no category or a text that stands twice. */
export function readClauses(): Clause[] {
  const clauses: Clause[] = []
  const texts = new Set<string>()
  const names = readdirSync(`${folder}/clauses`).map((name) => name.replace(/\.yaml$/, ''))
  const strange = names.filter((name) => !categories.some((one) => one === name))
  if (strange.length) throw new Error(`${folder}/clauses: no category: ${strange.join(', ')}`)
  for (const home of categories) {
    const groups = parse(readFileSync(`${folder}/clauses/${home}.yaml`, 'utf8')) as Group[]
    for (const [index, { texts: own, category, ...group }] of groups.entries())
      for (const text of own) {
        const key = JSON.stringify([group.section, group.before, group.regime, text])
        if (texts.has(key)) throw new Error(`${home}.yaml: stands twice: ${text}`)
        texts.add(key)
        clauses.push({ ...group, text, home, category: category ?? [home], group: `${home}#${index + 1} ${group.why}` })
      }
  }
  return clauses
}

/** The whole documents with their expected lines. */
export function readDocuments(): LabelledDocument[] {
  return readdirSync(`${folder}/documents`)
    .filter((name) => !name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      name,
      source: readFileSync(`${folder}/documents/${name}`, 'utf8'),
      expected: parse(readFileSync(`${folder}/documents/${name}.yaml`, 'utf8')) as ExpectedLine[],
    }))
}
