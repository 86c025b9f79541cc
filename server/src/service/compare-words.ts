import type { ChangeNote } from '../compare/index.ts'
import type { DocumentKind } from '../core/kinds.ts'
import type { Locale } from './api.ts'

const stageNames: Readonly<Record<DocumentKind, readonly [string, string]>> = {
  'feasibility-study': ['可研报告', 'the feasibility study'],
  'preliminary-design': ['初步设计', 'the preliminary design'],
  'procurement-requirement': ['采购需求', 'the procurement requirement'],
  tender: ['招标文件', 'the tender document'],
  contract: ['合同', 'the contract'],
  acceptance: ['验收文件', 'the acceptance paper'],
  unknown: ['', ''],
}

/** What the stages are called: by kind, and by file name where that tells nothing or two are of one kind. */
export function namesOfStages(
  stages: readonly { readonly kind: DocumentKind; readonly path: string }[],
  locale: Locale,
): string[] {
  return stages.map(({ kind, path }) => {
    const name = stageNames[kind][locale === 'en' ? 1 : 0]
    const file = path.replace(/^.*[\\/]/, '')
    if (name === '') return locale === 'en' ? file : `《${file}》`
    const isOnly = stages.filter((other) => other.kind === kind).length === 1
    return isOnly ? name : locale === 'en' ? `${name} (${file})` : `${name}（${file}）`
  })
}

/** What a change concerns: “服务器”的“内存”, and of which part of the project where the product’s name leaves it open. */
export function subjectOf(product: string, parameter: string, group: string, locale: Locale): string {
  const names = [group, product, parameter].filter(Boolean).map((name) => `“${name}”`)
  return locale === 'en' ? names.reverse().join(' of ') : names.join('的')
}

const notes: Readonly<Record<ChangeNote, readonly [string, string]>> = {
  worded: ['，措辞有变化，请核对是否提高或者降低了要求', '; the wording differs, see what it demands'],
  new: ['新增★或者其他重要标记', ' is newly marked'],
  'star-gone': ['取消★', ' is no longer marked ★'],
  chapter: ['', ''],
  acceptance: ['，验收未达到约定', '; less than was agreed'],
  measure: ['', ''],
  differs: ['，两者不能直接比较，请核对', '; they cannot be compared, see which is stricter'],
  '': ['', ''],
}

/** The words of a note. */
export function noteWords(note: ChangeNote, locale: Locale): string {
  return notes[note][locale === 'en' ? 1 : 0]
}

/** What is said of a product or chapter that only one of two stages has. */
export function scopeWords(
  product: string,
  isNew: boolean,
  isChapter: boolean,
  fromStage: string,
  toStage: string,
  locale: Locale,
): string {
  if (locale === 'en')
    return isNew
      ? `“${product}” stands in ${toStage}, not in ${fromStage}.`
      : `“${product}” stands in ${fromStage}, not in ${toStage}.`
  const what = isChapter ? '建设内容' : ''
  return isNew
    ? `${toStage}新增${what}“${product}”，${fromStage}中没有。`
    : `${toStage}减少“${product}”，${fromStage}中有。`
}
