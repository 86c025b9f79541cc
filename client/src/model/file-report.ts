/** What the views use of the object that `tenderlint check --format ndjson` prints for each file. */
export interface FileReport {
  readonly path: string
  readonly format: string
  readonly findings: readonly FileFinding[]
  readonly waived: number
  readonly error: { readonly code: string; readonly message: string } | null
}

export interface FileFinding {
  readonly rule: string
  readonly certainty: 'certain' | 'review'
  readonly message: string
  readonly text: string
  /** 1-based, columns in UTF-16 units. */
  readonly range: { readonly start: FilePosition; readonly end: FilePosition }
  readonly path: readonly string[]
  readonly fingerprint: string
}

export interface FilePosition {
  readonly line: number
  readonly column: number
}

export interface Totals {
  readonly files: number
  readonly certain: number
  readonly review: number
  readonly waived: number
  readonly failed: number
}

/** One line of the output as a report; null when it is none, such as a line cut off by a cancelled run. */
export function readReport(line: string): FileReport | null {
  try {
    const value = JSON.parse(line) as FileReport | null
    return value && typeof value.path === 'string' && Array.isArray(value.findings) ? value : null
  } catch {
    return null
  }
}

/** Sums over files. */
export function totals(reports: readonly FileReport[]): Totals {
  const certain = reports.reduce((sum, report) => sum + certainOf(report), 0)
  const all = reports.reduce((sum, { findings }) => sum + findings.length, 0)
  return {
    files: reports.length,
    certain,
    review: all - certain,
    waived: reports.reduce((sum, report) => sum + report.waived, 0),
    failed: reports.filter(({ error }) => error).length,
  }
}

/** Number of certain findings in one file. */
export function certainOf({ findings }: FileReport): number {
  return findings.filter(({ certainty }) => certainty === 'certain').length
}

/** Files as a reviewer takes them up: what could not be read, then most certain findings first; clean files last, by name. */
export function ranked(reports: readonly FileReport[]): readonly FileReport[] {
  return [...reports].sort(
    (a, b) =>
      Number(Boolean(b.error)) - Number(Boolean(a.error)) ||
      certainOf(b) - certainOf(a) ||
      b.findings.length - a.findings.length ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  )
}
