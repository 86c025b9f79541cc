import {
  type Change,
  type ChangeKind,
  changesOf,
  readStages,
  type Stage,
  type StagePlace,
  type Unread,
  unreadStages,
  type VendorName,
} from '../compare/index.ts'
import type { CompareRule } from '../compare/rules.ts'
import { type Block, blockIndexAt, sourceRange, textOffset } from '../core/block.ts'
import type { Basis, Finding, Range } from '../core/finding.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import type { LawData } from '../core/rule.ts'
import { headingPath } from '../core/section.ts'
import { basisOf } from '../law/in-force.ts'
import { apartFromSource } from '../structure/kept.ts'
import type { CheckedDocument, CheckOptions, Locale } from './api.ts'
import { namesOfStages, noteWords, scopeWords, subjectOf } from './compare-words.ts'
import { loadParameters } from './parameters.ts'
import { rangeOf, severityOf } from './place.ts'
import { boughtIn } from './products.ts'
import { applyWaivers } from './waivers.ts'

export type { ChangeCertainty, ChangeKind, Unread } from '../compare/index.ts'
export { changeKinds } from '../compare/index.ts'

/** One document of a project and the name it is shown by. */
export interface ComparedDocument {
  readonly path: string
  readonly checked: CheckedDocument
}

/** Where one side of a change stands. */
export interface ChangePlace {
  readonly document: string
  readonly text: string
  readonly range: Range
  readonly stage: number
  /** Index of the block, and the block. */
  readonly index: number
  readonly block: Block
}

/** A change in words, with its places and the law behind it. */
export interface ComparedChange extends Omit<Change, 'from' | 'to'> {
  readonly from: ChangePlace | null
  readonly to: ChangePlace | null
  /** The words of each side that changed, '' where there is none. */
  readonly before: string
  readonly after: string
  readonly message: string
  readonly basis: readonly Basis[]
}

/** Documents held against each other, and the findings in each but for those that are waived. */
export interface Comparison {
  readonly documents: readonly { readonly path: string; readonly documentKind: DocumentKind; readonly name: string }[]
  readonly changes: readonly ComparedChange[]
  /** Certain and review changes as findings of the document they stand in, by the documents' order. */
  readonly findings: readonly (readonly Finding[])[]
  readonly rules: readonly CompareRule[]
  /** Stages in which hardly any parameter was read while a neighbour has many. */
  readonly unread: readonly Unread[]
}

/** Articles that speak of some stages only. */
const stagesOf: Readonly<Record<string, readonly DocumentKind[]>> = {
  'invest-712/12': ['preliminary-design'],
  'gpl/46': ['contract', 'acceptance'],
  'gpl/49': ['contract', 'acceptance'],
  'gpl/50': ['acceptance'],
  'btl/46': ['contract', 'acceptance'],
  'gpl-impl/45': ['acceptance'],
  'yaohai-2023/21': ['acceptance', 'contract'],
}

/** Compares documents in the order of their stages; `options` are those of each document. */
export function compareDocuments(
  documents: readonly ComparedDocument[],
  laws: readonly LawData[],
  optionsFor: (at: number) => CheckOptions,
  locale: Locale,
): Comparison {
  const { words, compare: rules } = loadParameters()
  const stages = readStages(
    documents.map(({ checked }): Stage => stageOf(checked, boughtIn(checked))),
    words,
  )
  const known = documents.map(({ path }, at) => ({ path, kind: stages[at]!.kind }))
  const names = namesOfStages(known, locale)
  const byId = new Map(laws.map((law) => [law.id, law]))
  const located: { readonly finding: Finding; readonly block: number }[][] = documents.map(() => [])
  const seen = new Map<string, number>()
  const changes = changesOf(stages, words).flatMap((one): ComparedChange[] => {
    const rule = rules.find(({ id }) => id === `compare/${one.kind}`)!
    const own = (one.to ?? one.from)!.stage
    const setting = settingOf(optionsFor(one.between[1]), one.kind)
    if (setting === 'off') return []
    const change: Change = setting && one.certainty !== 'none' ? { ...one, certainty: setting } : one
    const { checked } = documents[own]!
    const kind = stages[one.between[1]]!.kind
    const articles = rule.basis.filter((id) => stagesOf[id]?.includes(kind) ?? true)
    const basis = basisOf(articles, byId, checked.asOf, checked.region, checked.facts.regime?.value ?? null)
    const [from, to] = [placed(one.from, documents), placed(one.to, documents)]
    const before = one.from?.words ?? from?.text ?? ''
    const after = one.to?.words ?? to?.text ?? ''
    const message = worded(change, rule, before, after, names, locale)
    const worked: ComparedChange = { ...change, from, to, before, after, message, basis }
    if (change.certainty !== 'none') {
      const finding = findingOf(worked, change.certainty, rule, documents, seen)
      const place = (to ?? from)!
      located[place.stage]!.push({ finding, block: place.index })
    }
    return [worked]
  })
  const findings = documents.map(({ checked }, at) => {
    const options = { ...optionsFor(at), asOf: checked.asOf }
    const { kept } = applyWaivers(checked.document, located[at]!, options, checked.lineStarts)
    // what a waiver does for other rules is told by `check`
    const own = kept.filter(({ category }) => category === 'compare')
    return own.sort((a, b) => a.range.start.offset - b.range.start.offset)
  })
  return {
    documents: documents.map(({ path }, at) => ({ path, documentKind: stages[at]!.kind, name: names[at]! })),
    changes,
    findings,
    rules,
    unread: unreadStages(stages),
  }
}

function settingOf({ rules }: CheckOptions, kind: ChangeKind): 'off' | 'certain' | 'review' | undefined {
  return rules?.[`compare/${kind}`] ?? rules?.compare
}

function stageOf(checked: CheckedDocument, products: Stage['products']): Stage {
  const { document, outline, facts } = checked
  return {
    kind: outline.documentKind,
    document,
    outline,
    products,
    vendors: [...vendorsOf(checked), ...passingVendors(checked)],
    budget: facts.budget,
  }
}

/** Chapters where a brand is named in passing at most. */
const silent: ReadonlySet<SectionKind> = new Set(['form', 'legal-basis', 'background', 'scoring', 'instructions'])

/** Brands that no rule of `check` speaks of, in a contract above all: to name what was won is lawful there. */
function passingVendors({ outline, vendorMentions }: CheckedDocument): VendorName[] {
  const fulfils = outline.documentKind === 'contract' || outline.documentKind === 'acceptance'
  return vendorMentions
    .filter(({ block }) => !silent.has(outline.labels[block]!.section))
    .map(({ name, ...place }) => ({ name, place, ...(!fulfils && { passing: true }) }))
}

/** Brands and models as `check` finds them: what its guards dismiss (existing systems, organisations) does not count. */
function vendorsOf(checked: CheckedDocument): VendorName[] {
  const { document, findings, waived } = checked
  const { blocks } = document
  const own = [...findings, ...waived].filter(({ category }) => category === 'brand-and-model')
  return own.flatMap((finding) => {
    const { start, end } = finding.range
    const block = blockAt(blocks, start.offset)
    if (block < 0) return []
    const from = textOffset(blocks[block]!, start.offset)
    const to = Math.max(from, textOffset(blocks[block]!, end.offset - 1) + 1)
    const named = checked.namesIn(finding)
    const names = named.length === 0 && finding.rule === 'brand-and-model/model-named' ? [finding.text] : named
    return names.map((name) => {
      const at = blocks[block]!.text.indexOf(name, from)
      const place = at < 0 ? { block, start: from, end: to } : { block, start: at, end: at + name.length }
      // a Latin word that nobody knows may be a protocol as well
      return { name, place, ...(finding.rule === 'brand-and-model/unknown-latin' && { passing: true }) }
    })
  })
}

/** The block that holds a source offset, or -1 for none. */
function blockAt(blocks: readonly Block[], offset: number): number {
  const index = blockIndexAt(blocks, offset)
  const block = blocks[index]
  return block && block.start <= offset && offset < block.end ? index : -1
}

function placed(place: StagePlace | null, documents: readonly ComparedDocument[]): ChangePlace | null {
  if (!place) return null
  const { path, checked } = documents[place.stage]!
  const { block: index, start, end } = place.place
  const block = checked.document.blocks[index]!
  const source = sourceRange(block, start, end)
  return {
    document: path,
    text: apartFromSource(block.text.slice(start, end)),
    range: rangeOf(checked.lineStarts, source.start, source.end),
    stage: place.stage,
    index,
    block,
  }
}

function worded(
  change: Change,
  rule: CompareRule,
  before: string,
  after: string,
  names: readonly string[],
  locale: Locale,
): string {
  const { product, parameter, group = '', between, kind, note, from } = change
  const english = locale === 'en'
  const [fromStage, toStage] = [names[between[0]]!, names[between[1]]!]
  const isNew = from === null
  const values: Readonly<Record<string, string>> = {
    subject: subjectOf(product, parameter, group, locale),
    subjectIn: product ? (english ? ` for “${product}”` : `（${product}）`) : '',
    fromStage,
    toStage,
    from: shortened(before),
    to: shortened(after),
    note:
      kind === 'scope'
        ? scopeWords(product, isNew, note === 'chapter', fromStage, toStage, locale)
        : kind === 'brand'
          ? brandNote(change, before, fromStage, locale)
          : noteWords(note, locale),
  }
  return (english ? rule.messageEn : rule.message).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function brandNote({ from }: Change, before: string, stage: string, locale: Locale): string {
  if (from) return locale === 'en' ? `; ${stage} names “${before}”` : `，${stage}中为“${before}”`
  return locale === 'en' ? ', which no earlier stage names' : '，此前各阶段均未出现'
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/** The change as `check` words its findings; the other place is named, for it stands in another file. */
function findingOf(
  change: ComparedChange,
  certainty: Finding['certainty'],
  rule: CompareRule,
  documents: readonly ComparedDocument[],
  seen: Map<string, number>,
): Finding {
  const place = (change.to ?? change.from)!
  const { outline } = documents[place.stage]!.checked
  const label = outline.labels[place.index]!
  const path = headingPath(outline, label)
  const identity = [rule.id, `${change.product}|${change.parameter}`, place.text, path.at(-1) ?? ''] as const
  const base = fingerprint(...identity, 0)
  const count = seen.get(base) ?? 0
  seen.set(base, count + 1)
  const { block } = place
  return {
    rule: rule.id,
    category: 'compare',
    certainty,
    severity: severityOf(certainty),
    message: change.message,
    text: place.text,
    range: place.range,
    section: label.section,
    path,
    basis: change.basis,
    rewrites: [],
    related: [],
    fingerprint: fingerprint(...identity, count),
    ...(block.place && { place: block.place }),
    ...(block.word && {
      word: {
        part: block.word.part,
        paragraph: block.word.paragraph,
        cell: block.cell && `R${block.cell.row + 1}C${block.cell.column + 1}`,
        runs: block.word.runs,
      },
    }),
  }
}
