import type { CheckReport, FileReport, Finding } from '../../core/finding.ts'
import type { LawData } from '../../core/rule.ts'
import type { CheckOptions, WaivedFinding, WaiverEntry } from '../../service/api.ts'
import type { FileOutcome } from '../check-file.ts'

export const evidenceFormat = 'tenderlint-evidence'
export const evidenceVersion = 1

/** What steered the check of one file; the waivers, which are the same for all, stand once for all files. */
export type RecordedOptions = Omit<CheckOptions, 'waivers'>

export interface EvidenceFile {
  /** From the folder of the evidence, with `/`. */
  readonly path: string
  /** '' for a file that was not there. */
  readonly sha256: string
  readonly size: number
  readonly format: FileReport['format']
  readonly documentKind: FileReport['documentKind']
  /** The day and the places that the check went by, after the file itself had its say. */
  readonly asOf: string
  readonly region: readonly string[]
  readonly options: RecordedOptions
  readonly findings: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
  readonly baselined: readonly Finding[]
  readonly excluded: number
  /** Why the file could not be checked. */
  readonly error: string | null
}

/** A law that is cited, with the articles that are; `until` is the first day on which it is no longer in force. */
export interface CitedLaw {
  readonly law: string
  readonly title: string
  readonly number: string
  readonly from: string
  readonly until: string | null
  readonly articles: readonly { readonly article: string; readonly gist: string }[]
}

/** The record of a run that `tenderlint replay` can verify. There is no clock in it. */
export interface Evidence {
  readonly format: typeof evidenceFormat
  readonly version: typeof evidenceVersion
  readonly tool: CheckReport['tool']
  readonly waivers: readonly WaiverEntry[]
  readonly files: readonly EvidenceFile[]
  readonly laws: readonly CitedLaw[]
}

/** One file of the record. */
export function evidenceFile(path: string, options: CheckOptions, outcome: FileOutcome): EvidenceFile {
  const { report, size, asOf, region, waived, baselined } = outcome
  const { sha256, format, documentKind, findings, excluded, error } = report
  return {
    path,
    sha256,
    size,
    format,
    documentKind,
    asOf,
    region,
    options: recorded(options),
    findings,
    waived,
    baselined,
    excluded,
    error: error?.code ?? null,
  }
}

/** The options in a fixed order, so that the same check gives the same bytes. */
function recorded(options: CheckOptions): RecordedOptions {
  const { asOf, fixed, region, packs, locale, kind, sections, rules, ignoreWords, baseline } = options
  return { asOf, fixed, region, packs, locale, kind, sections, rules, ignoreWords, baseline }
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The laws that the findings cite, those of waived and known ones as well. */
function citedLaws(files: readonly EvidenceFile[], laws: readonly LawData[]): CitedLaw[] {
  const cited = new Map<string, Set<string>>()
  for (const { findings, waived, baselined } of files)
    for (const { basis } of [...findings, ...waived, ...baselined])
      for (const { law, article } of basis) cited.set(law, (cited.get(law) ?? new Set()).add(article))
  return [...cited]
    .sort(([a], [b]) => byUnits(a, b))
    .map(([id, labels]) => {
      const law = laws.find((one) => one.id === id)
      const gistOf = (label: string): string => law?.articles.find((one) => one.label === label)?.gist ?? ''
      return {
        law: id,
        title: law?.title ?? '',
        number: law?.number ?? '',
        from: law?.from ?? '',
        until: law?.until ?? null,
        articles: [...labels].sort(byUnits).map((article) => ({ article, gist: gistOf(article) })),
      }
    })
}

/** The record of a run: the same files, rules and options give the same value, whatever the order of the files. */
export function evidenceOf(
  tool: CheckReport['tool'],
  waivers: readonly WaiverEntry[],
  files: readonly EvidenceFile[],
  laws: readonly LawData[],
): Evidence {
  const sorted = files.toSorted((a, b) => byUnits(a.path, b.path))
  return {
    format: evidenceFormat,
    version: evidenceVersion,
    tool,
    waivers,
    files: sorted,
    laws: citedLaws(sorted, laws),
  }
}

/** The bytes of a record. */
export function evidenceText(evidence: Evidence): string {
  return `${JSON.stringify(evidence, null, 2)}\n`
}
