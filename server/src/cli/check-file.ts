import { createHash } from 'node:crypto'
import type { FileReport } from '../core/finding.ts'
import { isReadError } from '../core/read-error.ts'
import type { CheckedDocument, CheckOptions, Linter } from '../service/api.ts'
import type { Messages } from './messages.ts'

/** A file's report with the document under it; `checked` is null when it could not be read. */
export interface CheckedFile {
  readonly report: FileReport
  readonly checked: CheckedDocument | null
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

/**
 * Checks a file's bytes and keeps the document, which the reports need for code frames. Never rejects: a fault, even of the
 * program itself, costs only this file.
 */
export async function checkBytes(
  linter: Linter,
  path: string,
  bytes: Uint8Array,
  options: CheckOptions,
  messages: Messages,
): Promise<CheckedFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    const checked = linter.check(await linter.open(path, bytes), options)
    const { document, outline, findings, excludedCount, waived } = checked
    const counts = { excluded: excludedCount, waived: waived.length, error: null }
    return {
      report: { path, sha256, format: document.format, documentKind: outline.documentKind, findings, ...counts },
      checked,
    }
  } catch (error) {
    if (isReadError(error)) {
      return {
        report: failedReport(path, error.code, options.locale === 'en' ? error.english : error.message, sha256),
        checked: null,
      }
    }
    const reason = error instanceof Error ? error.message : String(error)
    return { report: failedReport(path, 'internal', messages.internal(reason), sha256), checked: null }
  }
}
