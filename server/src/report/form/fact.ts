import type { FormFact } from '../../config/form/form.ts'
import { toolName } from '../docx/words.ts'
import type { Review, ReviewFile } from '../review/review.ts'
import { reviewWords } from '../review/words.ts'
import { kindName } from '../words.ts'

const words = reviewWords('zh')

/** The name of a file without its folders, which say nothing on paper; with them when two files have the same name. */
export function shownName(path: string, files: readonly ReviewFile[]): string {
  const nameOf = (full: string) => full.slice(full.lastIndexOf('/') + 1)
  const name = nameOf(path)
  return files.filter(({ report }) => nameOf(report.path) === name).length > 1 ? path : name
}

/** What each fact is for one file, or for the run where it does not hang on a file. '' leaves the field blank. */
const facts: Readonly<Record<FormFact, (file: ReviewFile, review: Review) => string>> = {
  project: ({ stated }) => stated.project,
  'project-number': ({ stated }) => stated.projectNumber,
  lot: ({ stated }) => stated.lot,
  buyer: ({ stated }) => stated.buyer,
  agency: ({ stated }) => stated.agency,
  budget: ({ stated }) => stated.budget,
  method: ({ stated }) => stated.method,
  region: ({ stated }) => stated.region,
  'document-kind': ({ report }) =>
    report.documentKind === 'unknown' ? '' : kindName('document', report.documentKind, 'zh'),
  file: ({ report }, { files }) => shownName(report.path, files),
  files: (_file, { files }) => `${files.length} 个`,
  sha256: ({ report }) => report.sha256,
  'as-of': (_file, { context }) => context.asOf,
  packs: (_file, { context }) => context.packs.join('、') || context.region.join('') || words.everywhere,
  'rules-hash': (_file, { context }) => words.ruleCount(context.rules.length, context.tool.rulesHash),
  tool: (_file, { context }) => toolName(context.tool),
}

/** The value of a fact for the files of one form: blank where they differ, since one head cannot name them all. */
export function factOf(fact: FormFact, files: readonly ReviewFile[], review: Review): string {
  const values = new Set(files.map((file) => facts[fact](file, review)))
  if (fact === 'file' && values.size > 1) return `${[...values][0]} 等 ${values.size} 个文件`
  return values.size === 1 ? [...values][0]! : ''
}
