import type { FilePlace, WordPlace } from './block.ts'
import type { Category, Certainty, DocumentKind, Format, SectionKind, Severity } from './kinds.ts'

/** 1-based line and column, columns in UTF-16 units; `offset` counts from 0. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly offset: number
}

export interface Range {
  readonly start: Place
  readonly end: Place
}

/** `law` is the id in dictionaries/laws, `article` the label of the article (第二十条第（六）项), `title` the law's full title. */
export interface Basis {
  readonly law: string
  readonly article: string
  readonly title: string
}

export interface Rewrite {
  readonly title: string
  readonly text: string
  readonly safe: boolean
}

/** One finding as the CLI prints it in JSON (contract in DESIGN.md). */
export interface Finding {
  readonly rule: string
  readonly category: Category
  readonly certainty: Certainty
  readonly severity: Severity
  readonly message: string
  readonly text: string
  readonly range: Range
  readonly section: SectionKind
  readonly path: readonly string[]
  readonly basis: readonly Basis[]
  readonly rewrites: readonly Rewrite[]
  readonly related: readonly { readonly message: string; readonly range: Range }[]
  readonly fingerprint: string
  /** Word files only: where the words stand. */
  readonly word?: {
    readonly part: string
    readonly paragraph: number
    readonly cell: string | null
    readonly runs: WordPlace['runs']
  }
  /** PDF and spreadsheet files only: page, or sheet and cell. */
  readonly place?: FilePlace
}

/** A match that a guard dismissed; shown by `explain` only. */
export interface Excluded {
  readonly rule: string
  readonly guard: string
  readonly reason: string
  readonly text: string
  readonly range: Range
}

export interface FileReport {
  readonly path: string
  readonly sha256: string
  readonly format: Format | ''
  readonly documentKind: DocumentKind
  readonly findings: readonly Finding[]
  readonly excluded: number
  readonly waived: number
  /** Findings that the baseline holds; only where a baseline is used. */
  readonly baselined?: number
  readonly error: { readonly code: string; readonly message: string } | null
}

export interface CheckReport {
  readonly tool: { readonly name: string; readonly version: string; readonly rulesHash: string }
  readonly asOf: string
  readonly region: readonly string[]
  readonly files: readonly FileReport[]
  readonly summary: {
    readonly files: number
    readonly certain: number
    readonly review: number
    readonly waived: number
    readonly baselined?: number
    readonly failed: number
  }
}
