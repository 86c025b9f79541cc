/** The closed vocabularies of the project: the CLI, the JSON output, the docs and the dictionaries use these words. */

export const documentKinds = [
  'tender',
  'procurement-requirement',
  'feasibility-study',
  'preliminary-design',
  'contract',
  'acceptance',
  'unknown',
] as const
export type DocumentKind = (typeof documentKinds)[number]
/** The papers of a project in the order in which they are written. */
export const stagesInOrder: readonly DocumentKind[] = [
  'feasibility-study',
  'preliminary-design',
  'procurement-requirement',
  'tender',
  'contract',
  'acceptance',
]

export const sectionKinds = [
  'qualification',
  'technical',
  'commercial',
  'scoring',
  'contract',
  'notice',
  'instructions',
  'form',
  'background',
  'legal-basis',
  'other',
] as const
export type SectionKind = (typeof sectionKinds)[number]

export const certainties = ['certain', 'review'] as const
export type Certainty = (typeof certainties)[number]

export const severities = ['error', 'warning', 'information'] as const
export type Severity = (typeof severities)[number]

export const categories = [
  'brand-and-model',
  'directive-parameter',
  'qualification-in-technical',
  'qualification-unrelated',
  'scale-condition',
  'regional',
  'ownership',
  'performance-and-awards',
  'scoring',
  'certificate-and-report',
  'authorization',
  'sample-and-site',
  'imported-or-domestic',
  'consortium-subcontract',
  'bundling',
  'deposit-and-payment',
  'time-limits',
  'contract-terms',
  'procedure',
  'document-structure',
  'consistency',
  'sme-policy',
  'credit',
  'other',
] as const
/** `evidence` and `compare` are no categories of rules over clauses: their findings come from a ledger of brands, and from earlier stages. */
export type Category = (typeof categories)[number] | 'evidence' | 'compare'

/** What a table column holds, read from its header cell. */
export const columnRoles = [
  'index',
  'item',
  'parameter',
  'brand',
  'model',
  'quantity',
  'unit',
  'price',
  'factor',
  'points',
  'criterion',
  'requirement',
  'response',
  'note',
  'other',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** What a whole table is for, read from its title and header row. */
export const tableRoles = [
  'technical',
  'purchase-list',
  'scoring',
  'qualification',
  'compliance',
  'information',
  'form',
  'other',
] as const
export type TableRole = (typeof tableRoles)[number]

export const regimes = ['government-procurement', 'tendering-law'] as const
export type Regime = (typeof regimes)[number]

export const formats = ['markdown', 'text', 'docx', 'doc', 'pdf', 'xlsx'] as const
export type Format = (typeof formats)[number]
/** Formats that are read to be checked and never written. */
export const readOnlyFormats: readonly Format[] = ['doc', 'pdf', 'xlsx']
