import { type Block, sourceRange } from '../core/block.ts'
import type { BlockFinding } from '../core/engine.ts'
import type { Basis, Finding, Range } from '../core/finding.ts'
import type { Severity } from '../core/kinds.ts'
import { positionAt } from '../core/position.ts'
import type { RuleData } from '../core/rule.ts'
import { apartFromSource } from '../structure/kept.ts'
import type { Locale } from './api.ts'

/** Range of source offsets with 1-based lines and columns. */
export function rangeOf(starts: Int32Array, start: number, end: number): Range {
  const place = (offset: number) => {
    const { line, column } = positionAt(starts, offset)
    return { line: line + 1, column: column + 1, offset }
  }
  return { start: place(start), end: place(end) }
}

/** Severity that goes with a certainty. */
export function severityOf(certainty: Finding['certainty']): Severity {
  return certainty === 'certain' ? 'error' : 'warning'
}

/** Fills `{name}` placeholders with the words of the captures; `{name.attribute}` with an attribute of the dictionary entry, `{match}` with the reported words. */
export function fill(template: string, block: Block, finding: BlockFinding): string {
  return template.replace(/\{([\w-]+)(?:\.([\w-]+))?\}/g, (whole, name: string, attribute?: string) => {
    if (name === 'match') return block.text.slice(finding.start, finding.end)
    const capture = finding.captures.find((candidate) => candidate.name === name)
    if (!capture) return whole
    return attribute ? String(capture.value.attributes[attribute] ?? '') : block.text.slice(capture.start, capture.end)
  })
}

/** A wording that ends in 的产品 leaves the noun to the words that follow it: 满足…要求的｜交换机. */
function fitted(text: string, behind: string): string {
  if (behind === '的产品' && text.endsWith(behind)) return text.slice(0, -behind.length)
  const next = behind.slice(0, 1)
  const noun =
    /[\u4e00-\u9fff]/.test(next) && !/[的得地之及和与或等为应须需要可不是在且并但如若即按由以后前时]/.test(next)
  return noun && text.endsWith('的产品') ? text.slice(0, -2) : text
}

type Wording = Pick<Finding, 'message' | 'text' | 'rewrites'>
const wordings: Readonly<Record<Locale, WeakMap<BlockFinding, Wording>>> = { zh: new WeakMap(), en: new WeakMap() }

/** Message and rewrites of a block finding; kept as long as the cached result lives. */
function wordingOf(rule: RuleData, finding: BlockFinding, block: Block, locale: Locale): Wording {
  const known = wordings[locale].get(finding)
  if (known) return known
  const english = locale === 'en'
  const question = english ? rule.questionEn : rule.question
  const message = fill(english ? rule.messageEn : rule.message, block, finding)
  const wording: Wording = {
    message: finding.certainty === 'review' && question ? `${message}${english ? ' ' : ''}${question}` : message,
    text: apartFromSource(block.text.slice(finding.start, finding.end)),
    rewrites: rule.rewrite.map((rewrite) => ({
      title: fill(english ? rewrite.titleEn : rewrite.title, block, finding),
      text: fitted(fill(rewrite.text, block, finding), block.text.slice(finding.end, finding.end + 3)),
      safe: rewrite.safe,
    })),
  }
  wordings[locale].set(finding, wording)
  return wording
}

/** What a further place of a finding is called. */
export function samePlace(locale: Locale): string {
  return locale === 'en' ? 'the same here' : '同一问题的另一处'
}

/** What another place is called that a finding of the whole document goes by. */
export function otherPlace(locale: Locale): string {
  return locale === 'en' ? 'what it is held against' : '与此对照的另一处'
}

/** Words a block finding and puts it in its place in the document. */
export function placeFinding(
  rule: RuleData,
  finding: BlockFinding,
  block: Block,
  starts: Int32Array,
  rest: {
    section: Finding['section']
    path: readonly string[]
    basis: readonly Basis[]
    fingerprint: string
    locale: Locale
    /** The text that offsets count in. */
    source: string
  },
): Finding {
  const { start, end } = sourceRange(block, finding.start, finding.end, rest.source)
  const again = samePlace(rest.locale)
  const wording = wordingOf(rule, finding, block, rest.locale)
  return {
    rule: rule.id,
    category: rule.category,
    certainty: finding.certainty,
    severity: severityOf(finding.certainty),
    message: wording.message,
    text: wording.text,
    range: rangeOf(starts, start, end),
    section: rest.section,
    path: rest.path,
    basis: rest.basis,
    rewrites: wording.rewrites,
    related: finding.related.map((place) => {
      const range = sourceRange(block, place.start, place.end)
      return { message: again, range: rangeOf(starts, range.start, range.end) }
    }),
    fingerprint: rest.fingerprint,
    ...(block.place && { place: block.place }),
    ...(block.word && {
      word: {
        part: block.word.part,
        paragraph: block.word.paragraph,
        cell: block.cell && `R${block.cell.row + 1}C${block.cell.column + 1}`,
        runs: block.word.runs.filter((run) => run.start < finding.end && run.end > finding.start),
      },
    }),
  }
}
