import { documentKinds, regimes, sectionKinds } from '../core/kinds.ts'
import type { OutlineChapter, OutlineData, RuleData } from '../core/rule.ts'

type Fields = Readonly<Record<string, unknown>>

const outlineKeys = ['id', 'kind', 'title', 'titleEn', 'source', 'rule', 'regimes', 'signs', 'least', 'chapters']
const chapterKeys = ['id', 'title', 'titleEn', 'headings', 'text', 'sections', 'when', 'summary', 'fixed']
/** Chapters whose signs fit into the bits of a block. */
const mostChapters = 15

/** Reads one file of dictionaries/outlines. Throws an Error that names the fault. */
export function outlineOf(fields: Fields, path: string): OutlineData {
  onlyKeys(fields, outlineKeys)
  const id = text(fields, 'id')
  if (path !== `outlines/${id}.yaml`) throw new Error(`the id ${id} does not fit the file's place`)
  const chapters = items(fields, 'chapters').map((item) => chapterOf(item as Fields))
  const twice = chapters.find((one, at) => chapters.findIndex((other) => other.id === one.id) !== at)
  if (twice) throw new Error(`chapter ${twice.id} stands twice`)
  if (!chapters.length || chapters.length > mostChapters)
    throw new Error(`an outline has 1 to ${mostChapters} chapters`)
  const least = fields.least === undefined ? 0 : fields.least
  if (typeof least !== 'number' || least < 0) throw new Error('least must be a number')
  return {
    id,
    kind: member(fields.kind, documentKinds, 'kind'),
    title: text(fields, 'title'),
    titleEn: text(fields, 'titleEn'),
    source: text(fields, 'source'),
    rule: text(fields, 'rule'),
    regimes: words(fields, 'regimes').map((value) => member(value, regimes, 'regimes')),
    signs: words(fields, 'signs'),
    least,
    chapters,
  }
}

function chapterOf(fields: Fields): OutlineChapter {
  onlyKeys(fields, chapterKeys)
  const chapter = {
    id: text(fields, 'id'),
    title: text(fields, 'title'),
    titleEn: text(fields, 'titleEn'),
    headings: words(fields, 'headings'),
    text: words(fields, 'text'),
    sections: words(fields, 'sections').map((value) => member(value, sectionKinds, 'sections')),
    when: words(fields, 'when'),
    summary: fields.summary === true,
    fixed: fields.fixed === true,
  }
  if (!chapter.headings.length && !chapter.text.length && !chapter.sections.length)
    throw new Error(`chapter ${chapter.id} has no words to know it by`)
  return chapter
}

/** Outlines that name a rule that does not exist. */
export function outlineFaults(outlines: readonly OutlineData[], rules: readonly RuleData[]): string[] {
  return outlines
    .filter((outline) => !rules.some(({ id }) => id === outline.rule))
    .map(({ id, rule }) => `outline ${id}: no rule ${rule}`)
}

function onlyKeys(fields: Fields, keys: readonly string[]): void {
  if (typeof fields !== 'object' || fields === null) throw new Error('a chapter must be a map')
  const unknown = Object.keys(fields).find((key) => !keys.includes(key))
  if (unknown) throw new Error(`unknown key ${unknown}`)
}

function text(fields: Fields, key: string): string {
  const value = fields[key]
  if (typeof value !== 'string' || !value.trim()) throw new Error(`${key} must be a text`)
  return value.trim()
}

function items(fields: Fields, key: string): readonly unknown[] {
  const value = fields[key] ?? []
  if (!Array.isArray(value)) throw new Error(`${key} must be a list`)
  return value
}

function words(fields: Fields, key: string): string[] {
  return items(fields, key).map((value) => {
    if (typeof value !== 'string' || !value.trim()) throw new Error(`${key} must hold texts`)
    return value.trim()
  })
}

function member<T extends string>(value: unknown, allowed: readonly T[], name: string): T {
  if (!allowed.includes(value as T)) throw new Error(`${name}: ${String(value)} is none of ${allowed.join(', ')}`)
  return value as T
}
