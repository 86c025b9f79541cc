import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver/node'
import type { ConfigProblem } from '../config/problem.ts'
import type { Finding, Range as FindingRange } from '../core/finding.ts'
import type { Locale } from '../service/api.ts'
import type { ClientFeatures } from './capabilities.ts'

/** LSP range (0-based) of a finding's range (1-based); columns are UTF-16 units in both. */
export function lspRange(range: FindingRange): Range {
  return {
    start: { line: range.start.line - 1, character: range.start.column - 1 },
    end: { line: range.end.line - 1, character: range.end.column - 1 },
  }
}

/** Error for certain findings only; review never shouts. */
export function severityFor(finding: Pick<Finding, 'certainty' | 'severity'>): DiagnosticSeverity {
  if (finding.certainty === 'certain') return DiagnosticSeverity.Error
  return finding.severity === 'information' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning
}

/** The diagnostic of a finding. `page` is the URI of the rule's page or null. */
export function toDiagnostic(finding: Finding, uri: string, client: ClientFeatures, page: string | null): Diagnostic {
  const diagnostic: Diagnostic = {
    range: lspRange(finding.range),
    severity: severityFor(finding),
    code: finding.rule,
    source: 'tenderlint',
    message: finding.message,
  }
  if (client.codeDescription && page) diagnostic.codeDescription = { href: page }
  if (client.diagnosticData) diagnostic.data = finding.fingerprint
  if (client.relatedInformation && finding.related.length)
    diagnostic.relatedInformation = finding.related.map(({ message, range }) => ({
      message,
      location: { uri, range: lspRange(range) },
    }))
  return diagnostic
}

/** The diagnostic of a fault in a config or waiver file. `length` of the fault stays on its line. */
export function problemDiagnostic(problem: ConfigProblem, locale: Locale): Diagnostic {
  const start = { line: problem.line - 1, character: problem.column - 1 }
  const length = Math.max(1, problem.end - problem.start)
  return {
    range: { start, end: { line: start.line, character: start.character + length } },
    severity: DiagnosticSeverity.Error,
    source: 'tenderlint',
    message: locale === 'en' ? problem.english : problem.message,
  }
}

/** A note about the whole document, on its first line. */
export function noteDiagnostic(message: string, severity: DiagnosticSeverity): Diagnostic {
  const start = { line: 0, character: 0 }
  return { range: { start, end: { line: 0, character: 1 } }, severity, source: 'tenderlint', message }
}
