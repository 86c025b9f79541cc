import { createHash } from 'node:crypto'
import type { FileReport, Finding } from '../core/finding.ts'
import { isReadError } from '../core/read-error.ts'
import { type FrameLine, frameOf } from '../report/frame.ts'
import { type ReviewPart, reviewPart } from '../report/review/review.ts'
import type { CheckOptions, Linter, WaivedFinding } from '../service/api.ts'
import { messagesOf } from './translate.ts'

/** What the check of one file gives, in plain values: it comes from a worker thread as it is, and lies in the cache. */
export interface FileOutcome {
  readonly report: FileReport
  /** Bytes of the file. */
  readonly size: number
  /** What the check went by, after the file itself had its say. */
  readonly asOf: string
  readonly region: readonly string[]
  readonly waived: readonly WaivedFinding[]
  readonly baselined: readonly Finding[]
  /** Lines to show under the findings, in their order, none under those to be reviewed; null where nobody asked. */
  readonly frames: readonly (readonly FrameLine[])[] | null
  /** What a review report quotes; null where nobody asked. */
  readonly review: ReviewPart | null
}

/** Parts of an outcome that cost something and that not every command needs. */
export interface Wants {
  readonly frames: boolean
  readonly review: boolean
}

/** A report that says only why there is none. */
export function failedReport(path: string, code: string, message: string, sha256 = ''): FileReport {
  return {
    path,
    sha256,
    format: '',
    documentKind: 'unknown',
    findings: [],
    excluded: 0,
    waived: 0,
    error: { code, message },
  }
}

/** An outcome that says only why there is none. */
export function failedOutcome(path: string, code: string, message: string, sha256 = '', size = 0): FileOutcome {
  const report = failedReport(path, code, message, sha256)
  return { report, size, asOf: '', region: [], waived: [], baselined: [], frames: null, review: null }
}

/** SHA-256 as hex digits. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Checks a file's bytes. Never rejects: a fault, even of the program itself, costs only this file. */
export async function checkBytes(
  linter: Linter,
  path: string,
  bytes: Uint8Array,
  options: CheckOptions,
  wants: Wants,
  sha256 = sha256Of(bytes),
): Promise<FileOutcome> {
  try {
    const checked = linter.checkOnce(await linter.open(path, bytes), options)
    const { document, outline, findings, excludedCount, waived, baselined, asOf, region } = checked
    const report: FileReport = {
      path,
      sha256,
      format: document.format,
      documentKind: outline.documentKind,
      findings,
      excluded: excludedCount,
      waived: waived.length,
      ...(options.baseline && { baselined: baselined.length }),
      error: null,
    }
    const frame = (finding: Finding) => (finding.certainty === 'certain' ? frameOf(document.source, finding) : [])
    return {
      report,
      size: bytes.length,
      asOf,
      region,
      waived,
      baselined,
      frames: wants.frames ? findings.map(frame) : null,
      review: wants.review ? reviewPart(report, checked, options.locale) : null,
    }
  } catch (error) {
    if (isReadError(error)) {
      const message = options.locale === 'en' ? error.english : error.message
      return failedOutcome(path, error.code, message, sha256, bytes.length)
    }
    const reason = error instanceof Error ? error.message : String(error)
    return failedOutcome(path, 'internal', messagesOf(options.locale).internal(reason), sha256, bytes.length)
  }
}
