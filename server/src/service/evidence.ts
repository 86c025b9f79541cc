import { sourceRange } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { LawData } from '../core/rule.ts'
import { headingPath } from '../core/section.ts'
import {
  type Assessment,
  assess,
  type EvidenceFinding,
  evidenceFindings,
  type Ledger,
  ledgerGrid,
  ledgerTemplate,
  readCsv,
  readLedger,
  type Template,
} from '../evidence/index.ts'
import { withOwnNames } from '../evidence/namesakes.ts'
import type { EvidenceRule } from '../evidence/rules.ts'
import { unfolded } from '../evidence/unfold.ts'
import { decode } from '../format/decode.ts'
import { basisOf } from '../law/in-force.ts'
import { type Product, productsIn } from '../parameters/index.ts'
import type { CheckedDocument, CheckOptions, Linter, Locale } from './api.ts'
import { loadParameters } from './parameters.ts'
import { otherPlace, placeFinding, rangeOf } from './place.ts'
import { applyWaivers } from './waivers.ts'

export type {
  Assessment,
  Ledger,
  LedgerFault,
  LedgerField,
  ParameterCount,
  ProductCount,
  Template,
} from '../evidence/index.ts'
export { leastBrands, ledgerHeaders } from '../evidence/index.ts'
export type { EvidenceRule } from '../evidence/rules.ts'
export type { Parameter, Product } from '../parameters/index.ts'

/** Months after which a source counts as old. */
export const sourceMonths = 12

/** A document held against its ledger. */
export interface EvidenceReport {
  readonly assessment: Assessment
  readonly findings: readonly Finding[]
  readonly waived: readonly Finding[]
  readonly rules: readonly EvidenceRule[]
}

/** The products and parameters of a checked document. */
export function productsOf(checked: CheckedDocument): Product[] {
  const { words } = loadParameters()
  return withOwnNames(unfolded(productsIn(checked.document, checked.outline, words), words))
}

/**
 * The ledger of a file: .csv in UTF-8, UTF-16 or GB18030, else a workbook or document with such a table. What holds none has
 * a fault `no-header`. Rejects with ReadError.
 */
export async function ledgerOfFile(path: string, bytes: Uint8Array, linter: Linter): Promise<Ledger> {
  if (/\.(?:csv|tsv)$/i.test(path)) return readLedger(readCsv(decode(bytes).text))
  return ledgerOfDocument(await linter.open(path, bytes)) ?? noLedger
}

/** The ledger among the tables of a document or workbook; null when no table has its columns. */
export function ledgerOfDocument(document: CheckedDocument['document']): Ledger | null {
  const grid = ledgerGrid(document)
  return grid && readLedger(grid)
}

const noLedger: Ledger = { rows: [], faults: [{ code: 'no-header', row: 0, field: 'product', text: '' }] }

/** The ledger to fill in for a document; what `before` holds is kept. */
export function templateFor(checked: CheckedDocument, before: Ledger | null, brands: readonly string[]): Template {
  return ledgerTemplate(productsOf(checked), before, brands, loadParameters().words)
}

/** Counts the brands of a ledger for each parameter of a document, and words what is found as `check` words its findings. */
export function checkEvidence(
  checked: CheckedDocument,
  ledger: Ledger,
  laws: readonly LawData[],
  options: CheckOptions,
  months: number = sourceMonths,
): EvidenceReport {
  const { words, evidence: rules } = loadParameters()
  const assessment = assess(productsOf(checked), ledger, words)
  const { asOf } = checked
  const raw = evidenceFindings(assessment, { asOf, months, locale: options.locale }, words)
  const seen = new Map<string, number>()
  const located = raw.flatMap((one) => {
    const rule = rules.find(({ id }) => id === one.rule)!
    const setting = options.rules?.[rule.id] ?? options.rules?.[rule.category]
    if (setting === 'off') return []
    const finding = word(setting ? { ...one, certainty: setting } : one, rule, checked, laws, options.locale, seen)
    return [{ finding, block: one.place.block }]
  })
  const { kept, waived } = applyWaivers(checked.document, located, { ...options, asOf }, checked.lineStarts)
  // what a waiver does for other rules is told by `check`
  const findings = kept.filter(({ category }) => category === 'evidence')
  findings.sort(
    (a, b) => a.range.start.offset - b.range.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
  return { assessment, findings, waived, rules }
}

/** A finding with message, place, law and identity. */
function word(
  one: EvidenceFinding,
  rule: EvidenceRule,
  { document, outline, lineStarts: starts, asOf, region, facts }: CheckedDocument,
  laws: readonly LawData[],
  locale: Locale,
  seen: Map<string, number>,
): Finding {
  const { block: index, start, end } = one.place
  const block = document.blocks[index]!
  const label = outline.labels[index]!
  const path = headingPath(outline, label)
  const known = new Map(laws.map((law) => [law.id, law]))
  const identity = [
    rule.id,
    `${one.values.product}|${one.values.parameter ?? ''}`,
    block.text,
    path.at(-1) ?? '',
  ] as const
  const base = fingerprint(...identity, 0)
  const count = seen.get(base) ?? 0
  seen.set(base, count + 1)
  const capture = { name: 'v', start, end, value: { start, end, attributes: one.values } }
  const placed = placeFinding(
    rule,
    { rule: 0, certainty: one.certainty, start, end, captures: [capture], weight: 0, related: [] },
    block,
    starts,
    {
      section: label.section,
      path,
      basis: basisOf(rule.basis, known, asOf, region, facts.regime?.value ?? null),
      fingerprint: fingerprint(...identity, count),
      locale,
      source: document.source,
    },
  )
  const advice = one.values.looser ? adviceOf(rule, one, locale) : ''
  const related = one.related.map((place) => {
    const other = sourceRange(document.blocks[place.block]!, place.start, place.end)
    return { message: otherPlace(locale), range: rangeOf(starts, other.start, other.end) }
  })
  return {
    ...placed,
    message: `${placed.message}${advice}`,
    rewrites: one.rewrite === null ? [] : placed.rewrites.map((rewrite) => ({ ...rewrite, text: one.rewrite! })),
    related,
  }
}

function adviceOf(rule: EvidenceRule, { values }: EvidenceFinding, locale: Locale): string {
  const text = (locale === 'en' ? rule.adviceEn : rule.advice) ?? ''
  const filled = text.replace(/\{v\.([\w-]+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return filled && `${locale === 'en' ? ' ' : ''}${filled}`
}
