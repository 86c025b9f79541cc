import type { Category } from '../../core/kinds.ts'

/** What a head field or a head cell may be filled with; a field that names none stays blank for a person. */
export const formFacts = [
  'project',
  'project-number',
  'lot',
  'buyer',
  'agency',
  'budget',
  'method',
  'region',
  'document-kind',
  'file',
  'files',
  'sha256',
  'as-of',
  'packs',
  'rules-hash',
  'tool',
] as const
export type FormFact = (typeof formFacts)[number]

/** What a column of a findings table shows; `blank` is filled in by a person. */
export const columnSources = [
  'number',
  'file',
  'chapter',
  'place',
  'chapter-and-place',
  'quotation',
  'problem',
  'message',
  'why',
  'rule',
  'rule-id',
  'category',
  'certainty',
  'severity',
  'basis',
  'basis-with-date',
  'suggestion',
  'proposal',
  'files-with-rule',
  'chain',
  'adoption',
  'blank',
] as const
export type ColumnSource = (typeof columnSources)[number]

export const formPages = ['portrait', 'landscape'] as const
export const formScopes = ['file', 'run'] as const
export const findingGroups = ['none', 'file', 'chapter', 'category'] as const

/** One labelled field; without `fact` and `text` it is blank. */
export interface FormField {
  readonly label: string
  readonly fact?: FormFact
  readonly text?: string
  /** Takes the whole width of the form. */
  readonly wide?: boolean
}

/** A field that a person fills in by hand: conclusion, signature, seal, date. There is no way to fill it beforehand. */
export interface HandField {
  readonly label: string
  /** Height in lines; a field of more than one takes the whole width. */
  readonly lines: number
}

/** A row of a checklist, with the rules whose findings answer it. Without any it says that a person must look. */
export interface CheckRow {
  readonly text: string
  readonly rules: readonly string[]
  readonly categories: readonly Category[]
  /** Index into `choices`: what a finding speaks for. */
  readonly found: number
  /** The rules see a part of the question only: their silence suggests nothing. */
  readonly partial: boolean
  /** False when the wording is not taken from an official text at hand; never printed. */
  readonly verified: boolean
}

export interface Checklist {
  readonly table: 'checklist'
  readonly title: string
  readonly columns: { readonly number: string; readonly text: string; readonly result: string }
  readonly choices: readonly string[]
  readonly rows: readonly (CheckRow | { readonly heading: string })[]
}

export interface FormColumn {
  readonly label: string
  readonly shows: ColumnSource
  /** Share of the table's width. */
  readonly width: number
}

export interface FindingsTable {
  readonly table: 'findings'
  readonly title: string
  readonly columns: readonly FormColumn[]
  readonly group: (typeof findingGroups)[number]
  /** Empty rows after the last finding. */
  readonly spare: number
  /** Only findings of these categories and rules; all when both are empty. */
  readonly categories: readonly Category[]
  readonly rules: readonly string[]
}

/** Rows for a person to write in, under a heading. */
export interface BlankBox {
  readonly table: 'blank'
  readonly title: string
  readonly fields: readonly HandField[]
}

export type FormPart = Checklist | FindingsTable | BlankBox

/** An official form as data: one YAML file in dictionaries/forms, or a file that the user names. */
export interface FormData {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** The line under the title: what the form is required by. */
  readonly basis: string
  readonly page: (typeof formPages)[number]
  /** One form for each file, or one for all files of the run. */
  readonly per: (typeof formScopes)[number]
  readonly head: readonly FormField[]
  readonly body: readonly FormPart[]
  readonly tail: readonly HandField[]
  readonly notes: readonly string[]
}
