import type { SourceDocument } from '../core/block.ts'
import type { Facts } from '../core/facts.ts'
import type { Excluded, Finding, Range } from '../core/finding.ts'
import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import type { LawData, PackData, RuleData, WordingData } from '../core/rule.ts'
import type { Outline } from '../core/section.ts'

export type Locale = 'zh' | 'en'

/** One entry of the waiver file, keyed by fingerprint. Dates are YYYY-MM-DD. */
export interface WaiverEntry {
  readonly fingerprint: string
  readonly reason: string
  readonly rule?: string
  readonly approver?: string
  readonly expires?: string
}

/** What steers a check; the config, the command line and the editor settings all end here. */
export interface CheckOptions {
  readonly asOf: string
  /** Names of packs whose places and laws hold as well. */
  readonly packs?: readonly string[]
  /** What was asked for in so many words: the front matter does not change it. */
  readonly fixed?: readonly ('asOf' | 'region' | 'kind')[]
  readonly region: readonly string[]
  readonly locale: Locale
  readonly kind?: DocumentKind
  /** Heading text -> section kind, set by the user. */
  readonly sections?: Readonly<Record<string, SectionKind>>
  /** Rule id or category -> off, or another certainty. */
  readonly rules?: Readonly<Record<string, 'off' | 'certain' | 'review'>>
  readonly waivers?: readonly WaiverEntry[]
  /** Names that are no brands in this project. */
  readonly ignoreWords?: readonly string[]
  /** Findings of this file that are known and let be, as `rule/fingerprint`. Absent where no baseline is used. */
  readonly baseline?: readonly string[]
}

/** A finding that a waiver covers, with what the waiver says; texts may be ''. */
export interface WaivedFinding extends Finding {
  readonly waiver: {
    readonly reason: string
    readonly approver: string
    readonly expires: string
    /** Where it is written: into the document or into the waiver file. */
    readonly in: 'document' | 'file'
  }
}

/** A calculation that the document does not give the figures for; shown by `explain` only. */
export interface OpenQuestion {
  readonly rule: string
  /** What is missing, in the words of the locale. */
  readonly missing: string
  readonly text: string
  readonly range: Range
}

/** A checked document: what both shells need. Everything positioned in `document.source`. */
export interface CheckedDocument {
  readonly document: SourceDocument
  readonly outline: Outline
  readonly facts: Facts
  readonly lineStarts: Int32Array
  readonly findings: readonly Finding[]
  readonly excludedCount: number
  /** Computed when first asked for: only `explain` shows it. */
  readonly excluded: readonly Excluded[]
  /** Computed when first asked for: only `explain` shows it. */
  readonly open: readonly OpenQuestion[]
  readonly waived: readonly WaivedFinding[]
  /** Findings that the baseline holds, in reading order. */
  readonly baselined: readonly Finding[]
  /** What the check went by, after front matter and facts had their say: the day, and the places, outermost first. */
  readonly asOf: string
  readonly region: readonly string[]
  /** Number of rules that could find something here; counted when first asked for. */
  readonly rulesOn: number
  /** The vendor whose names run all through the technical content, with a place in each block; worked out when asked for. */
  readonly vendorThroughout: { readonly vendor: string; readonly places: readonly Range[] } | null
  /** Brands and products that the text names anywhere, firms and existing systems apart; offsets in the blocks; worked out when asked for. */
  readonly vendorMentions: readonly {
    readonly name: string
    readonly block: number
    readonly start: number
    readonly end: number
  }[]
  /** Names of makers, products and techniques in the words of a finding, as `ignoreWords` takes them; worked out when asked for. */
  namesIn(finding: Finding): readonly string[]
}

/** Told of a rule that threw; it is passed over where it did and the other rules go on. */
export type RuleFault = (rule: string, error: unknown) => void

/**
 * The one service under both shells. Build it with `createLinter(dictionaries)` from linter.ts; the dictionaries come from
 * `loadDictionaries()` in dictionaries.ts. It keeps the block cache, so one linter should live as long as the shell.
 */
export interface Linter {
  readonly version: string
  readonly rulesHash: string
  readonly rules: readonly RuleData[]
  readonly laws: readonly LawData[]
  readonly packs: readonly PackData[]
  /** Neutral ways to state a technical requirement. */
  readonly wordings: readonly WordingData[]
  /** Clauses that anybody may write, for `similar`: law in its gist, standards, templates. */
  readonly commonTexts: readonly string[]
  /** Names of the guards, for people. */
  readonly guards: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  /** Reads bytes as the format that path and bytes tell, at once: not for PDF. Throws ReadError. */
  read(path: string, bytes: Uint8Array): SourceDocument
  /** The same for every format, PDF included. Rejects with ReadError. */
  open(path: string, bytes: Uint8Array): Promise<SourceDocument>
  /**
   * Reads a text that is already decoded (editor buffer); languageId is markdown or plaintext. `previous` is what an earlier
   * version gave: its blocks move into the new document, so neither it nor what was checked of it may be used again.
   */
  readSource(languageId: string, source: string, previous?: SourceDocument): SourceDocument
  check(document: SourceDocument, options: CheckOptions): CheckedDocument
  /** The same for a document that is checked this once: nothing is kept that would make the check of its next state quick. */
  checkOnce(document: SourceDocument, options: CheckOptions): CheckedDocument
}
