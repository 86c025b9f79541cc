import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node'
import type { Finding } from '../core/finding.ts'
import type { Locale } from '../service/api.ts'
import type { ClientFeatures } from './capabilities.ts'
import { noteDiagnostic, problemDiagnostic, toDiagnostic } from './convert.ts'
import type { DocumentState, DocumentStore } from './documents.ts'
import type { MarksBeside } from './marks-beside.ts'
import { messagesOf } from './messages.ts'
import { settingsFile, settingsProblems } from './project.ts'
import { type StatusParams, statusNotification } from './protocol.ts'
import type { RulePages } from './rule-pages.ts'

/** Publishing costs more than checking: an editor with more than this many marks is of no use anyway. */
export const diagnosticLimit = 500

/** Milliseconds between a change and the check, so that a burst of changes is checked once. */
export const changeDelay = 3

export interface DiagnosticsParts {
  readonly connection: Connection
  readonly client: ClientFeatures
  readonly store: DocumentStore
  readonly pages: RulePages
  readonly ruleNames: () => Promise<readonly string[]>
  /** What is found apart from the check; part of what is published to clients that do not pull. */
  readonly beside: MarksBeside
  /** Language where no document's options say it. */
  readonly locale: () => Locale
  readonly limit?: number
  readonly delay?: number
}

export interface Diagnostics {
  /** A document was opened or changed, or its settings were. */
  changed(uri: string): void
  /** Takes the marks away and publishes nothing more for it. */
  closed(uri: string): void
}

/** The findings that fit under the limit, certain ones first, in their order of place. */
export function capFindings(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) return findings
  let certainLeft = limit
  let reviewLeft = limit - Math.min(limit, findings.filter((finding) => finding.certainty === 'certain').length)
  return findings.filter((finding) => (finding.certainty === 'certain' ? certainLeft-- > 0 : reviewLeft-- > 0))
}

/** Answers pulls when the client pulls, publishes when it does not. */
export function serveDiagnostics(parts: DiagnosticsParts): Diagnostics {
  const { connection, client, store, pages, beside } = parts
  const limit = parts.limit ?? diagnosticLimit
  const waiting = new Map<string, NodeJS.Timeout>()
  const published = new Map<string, string>()
  const announced = new Map<string, number>()
  /** A finding that stands where it stood is the same object, and so is its diagnostic. */
  const known = new WeakMap<Finding, Diagnostic>()

  function diagnosticOf(finding: Finding, uri: string): Diagnostic {
    const diagnostic = known.get(finding) ?? toDiagnostic(finding, uri, client, pages(finding.rule))
    known.set(finding, diagnostic)
    return diagnostic
  }

  async function diagnosticsOf(state: DocumentState): Promise<Diagnostic[]> {
    const locale = state.options?.locale ?? parts.locale()
    const kind = settingsFile(state.uri)
    if (kind) {
      const ruleNames = await parts.ruleNames()
      return settingsProblems(kind, state.text.getText(), ruleNames).map((problem) =>
        problemDiagnostic(problem, locale),
      )
    }
    if (state.failed !== null)
      return [noteDiagnostic(messagesOf(locale).checkFailed(state.failed), DiagnosticSeverity.Warning)]
    const findings = state.checked?.findings ?? []
    const shown = capFindings(findings, limit)
    const diagnostics = shown.map((finding) => diagnosticOf(finding, state.uri))
    if (shown.length < findings.length) {
      const note = messagesOf(locale).capped(findings.length, shown.length)
      diagnostics.unshift(noteDiagnostic(note, DiagnosticSeverity.Warning))
    }
    return diagnostics
  }

  function announce(state: DocumentState): void {
    if (!client.own || announced.get(state.uri) === state.serial) return
    announced.set(state.uri, state.serial)
    const findings = state.checked?.findings ?? []
    const certain = findings.filter((finding) => finding.certainty === 'certain').length
    const status: StatusParams = {
      uri: state.uri,
      version: state.version,
      certain,
      review: findings.length - certain,
      shown: Math.min(limit, findings.length),
      failed: state.failed !== null,
    }
    void connection.sendNotification(statusNotification, status)
  }

  async function publish(uri: string): Promise<void> {
    const state = await store.state(uri)
    const stampOf = (serial: number) => `${serial} ${beside.stamp(uri)}`
    if (!state || published.get(uri) === stampOf(state.serial)) return
    const diagnostics = await diagnosticsOf(state)
    if ((await store.state(uri)) !== state) return
    published.set(uri, stampOf(state.serial))
    const version = client.diagnosticVersion ? { version: state.version } : {}
    announce(state)
    await connection.sendDiagnostics({
      uri,
      ...version,
      diagnostics: [...diagnostics, ...beside.of(uri, state.version)],
    })
  }

  if (client.pull)
    connection.languages.diagnostics.on(async (params, token) => {
      const { uri } = params.textDocument
      // One turn of the loop lets a cancellation or a newer change that is already here come first.
      await new Promise((resolve) => setImmediate(resolve))
      const cancelled = () => {
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
      }
      cancelled()
      const state = await store.state(uri)
      cancelled()
      if (!state) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
      announce(state)
      const resultId = String(state.serial)
      if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: await diagnosticsOf(state) }
    })

  return {
    changed(uri) {
      // The first change of a burst starts the clock; later ones do not put it back.
      if (client.pull || waiting.has(uri)) return
      waiting.set(
        uri,
        setTimeout(() => {
          waiting.delete(uri)
          publish(uri).catch((error) => connection.console.error(String(error)))
        }, parts.delay ?? changeDelay),
      )
    },
    closed(uri) {
      clearTimeout(waiting.get(uri))
      waiting.delete(uri)
      const had = published.delete(uri)
      announced.delete(uri)
      if (had && !client.pull) void connection.sendDiagnostics({ uri, diagnostics: [] })
    },
  }
}
