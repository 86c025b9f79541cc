import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node'
import type { ConfigProblem } from '../config/problem.ts'
import type { Finding } from '../core/finding.ts'
import type { Locale } from '../service/api.ts'
import type { ClientFeatures } from './capabilities.ts'
import { lspRange } from './ranges.ts'

export { lspRange, placeAt, rangeAt } from './ranges.ts'

/** Words that were left behind, to be faded; law, papers and authorities that are no more, to be struck through. */
export const leftovers: readonly string[] = ['document-structure/template-residue', 'document-structure/waiver-unused']
export const abolished: readonly string[] = [
  'certificate-and-report/abolished-certificate',
  'qualification-unrelated/abolished-qualification',
  'qualification-unrelated/obsolete-papers',
  'document-structure/outdated-tax-list',
  'document-structure/renamed-authority',
  'document-structure/renamed-market-regulator',
]
const informative: ReadonlySet<string> = new Set(['document-structure/waiver-unused'])
const repealed = 'document-structure/repealed-'

function tagOf(rule: string): DiagnosticTag | null {
  if (leftovers.includes(rule)) return DiagnosticTag.Unnecessary
  return rule.startsWith(repealed) || abolished.includes(rule) ? DiagnosticTag.Deprecated : null
}

/** Error for certain findings only; review never shouts, and what says nothing of the tender is a mere information. */
export function severityFor(finding: Pick<Finding, 'rule' | 'certainty' | 'severity'>): DiagnosticSeverity {
  if (finding.certainty === 'certain') return DiagnosticSeverity.Error
  return informative.has(finding.rule) || finding.severity === 'information'
    ? DiagnosticSeverity.Information
    : DiagnosticSeverity.Warning
}

/** The diagnostic of a finding. `page` is the URI of the rule's page or null. */
export function toDiagnostic(
  finding: Pick<Finding, 'rule' | 'certainty' | 'severity' | 'message' | 'range' | 'related' | 'fingerprint'>,
  uri: string,
  client: ClientFeatures,
  page: string | null,
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: lspRange(finding.range),
    severity: severityFor(finding),
    code: finding.rule,
    source: 'tenderlint',
    message: finding.message,
  }
  const tag = tagOf(finding.rule)
  if (tag === DiagnosticTag.Unnecessary ? client.unnecessaryTag : tag && client.deprecatedTag) diagnostic.tags = [tag!]
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
