import type { ChangePlace, ComparedChange, Comparison } from '../../service/compare.ts'
import { placeOf } from '../review/place.ts'

/** The changes between two stages, in reading order of the later. */
export interface StagePair {
  readonly from: number
  readonly to: number
  readonly changes: readonly ComparedChange[]
}

/** Changes by the stages that are held against each other; neighbours stand here even when nothing changed. */
export function pairsOf({ documents, changes }: Comparison): StagePair[] {
  const found = new Map<string, { from: number; to: number; changes: ComparedChange[] }>()
  for (let to = 1; to < documents.length; to++) found.set(`${to - 1}|${to}`, { from: to - 1, to, changes: [] })
  for (const change of changes) {
    const [from, to] = change.between
    const key = `${from}|${to}`
    const pair = found.get(key) ?? { from, to, changes: [] }
    pair.changes.push(change)
    found.set(key, pair)
  }
  return [...found.values()].sort((a, b) => a.to - b.to || b.from - a.from)
}

/** How many changes are certain, to review and harmless. */
export function countsOf(changes: readonly ComparedChange[]): readonly [number, number, number] {
  const count = (certainty: string) => changes.filter((one) => one.certainty === certainty).length
  return [count('certain'), count('review'), count('none')]
}

/** Names of the files without their folders, which tell where they lie on whose machine; with them where two names are alike. */
export function fileNames({ documents }: Pick<Comparison, 'documents'>): string[] {
  const names = documents.map(({ path }) => path.replace(/^.*[\\/]/, ''))
  return names.map((name, at) => (names.indexOf(name) === names.lastIndexOf(name) ? name : documents[at]!.path))
}

/** Where one side stands, as the reports of `check` say it: line, paragraph, cell or page. */
export function placeText({ block, range }: ChangePlace, locale: 'zh' | 'en'): string {
  return placeOf({ range }, block.word ? 'docx' : '', block, locale)
}
