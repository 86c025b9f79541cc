import { existsSync, readFileSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { CodeLens, Connection } from 'vscode-languageserver/node'
import { sourceRange } from '../core/block.ts'
import type { CheckedDocument, CheckOptions, Linter } from '../service/api.ts'
import type { EvidenceReport } from '../service/evidence.ts'
import { ledgerPaths } from '../service/ledger-path.ts'
import type { ClientFeatures } from './capabilities.ts'
import { rangeAt, toDiagnostic } from './convert.ts'
import type { DocumentState, DocumentStore } from './documents.ts'
import { lineOfRow } from './ledger-line.ts'
import type { MarksBeside } from './marks-beside.ts'
import { messagesOf } from './messages.ts'
import { filePath } from './project.ts'
import { commandNames, type LedgerParams, type LedgerPlace, type LedgerTarget, ledgerRequest } from './protocol.ts'
import { fileBehind } from './word-protocol.ts'

/** Milliseconds without a change after which a document is held against its ledger. */
const idle = 600

export interface EvidenceParts {
  readonly connection: Connection
  readonly client: ClientFeatures
  readonly store: DocumentStore
  readonly linter: () => Promise<Linter>
  readonly marks: MarksBeside
  readonly wait?: number
}

/** What the editor shows of a ledger that lies beside a document. */
export interface EvidenceViews {
  /** `3/5 品牌` above each parameter; none where there is no ledger. */
  lenses(state: DocumentState): Promise<CodeLens[]>
  /** The document or its ledger changed: what is found is published once it rests. */
  changed(uri: string): void
  closed(uri: string): void
}

/** The first ledger that lies beside a document; null when there is none. */
function ledgerBeside(uri: string): string | null {
  const path = filePath(fileBehind(uri))
  return path === null ? null : (ledgerPaths(path).find((ledger) => existsSync(ledger)) ?? null)
}

interface Known {
  readonly bytes: string
  readonly report: Promise<EvidenceReport | null>
}

/** Serves lenses, and findings as marks of their own for clients that pull all others: typing never waits for them. */
export function serveEvidence({ connection, client, store, linter, marks, wait = idle }: EvidenceParts): EvidenceViews {
  const reports = new WeakMap<CheckedDocument, Known>()
  const waiting = new Map<string, NodeJS.Timeout>()
  const published = new Set<string>()

  /** The report of a document and its ledger as they stand; worked out once for each pair. A ledger that cannot be read has none. */
  function reportOf({ uri, checked, options }: DocumentState): Promise<EvidenceReport | null> {
    const path = checked && options && ledgerBeside(uri)
    if (!path) return Promise.resolve(null)
    let content: Buffer
    try {
      if (!statSync(path).isFile()) return Promise.resolve(null)
      content = readFileSync(path)
    } catch {
      return Promise.resolve(null)
    }
    const bytes = content.toString('latin1')
    const known = reports.get(checked)
    if (known?.bytes === bytes) return known.report
    const report = countBrands(path, content, checked, options).catch((error) => {
      connection.console.warn(`${path}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    })
    reports.set(checked, { bytes, report })
    return report
  }

  async function countBrands(path: string, bytes: Uint8Array, checked: CheckedDocument, options: CheckOptions) {
    // the counting is built apart: without a ledger it is never loaded
    const [service, loaded] = await Promise.all([import('../service/evidence.ts'), linter()])
    const ledger = await service.ledgerOfFile(path, bytes, loaded)
    return ledger.faults.some(({ code }) => code === 'no-header' || code === 'no-column')
      ? null
      : service.checkEvidence(checked, ledger, loaded.laws, options)
  }

  async function publish(uri: string): Promise<void> {
    const state = await store.state(uri)
    const report = state && (await reportOf(state))
    if (!state || (await store.state(uri)) !== state) return
    if (!report && !published.has(uri)) return
    const shown = report?.findings ?? []
    if (shown.length > 0) published.add(uri)
    else published.delete(uri)
    const own = shown.map((finding) => toDiagnostic(finding, uri, client, null))
    marks.put('evidence', uri, state.version, own, { findings: shown, rules: report?.rules ?? [] })
  }

  connection.onRequest(ledgerRequest, ({ uri }: LedgerParams): LedgerPlace => {
    const path = ledgerBeside(uri)
    return { uri: path && pathToFileURL(path).href }
  })
  return {
    async lenses(state) {
      const { checked, options } = state
      const report = await reportOf(state)
      // a document that was typed in meanwhile has given its blocks away
      if (!checked || !options || !report || (await store.state(state.uri)) !== state) return []
      const messages = messagesOf(options.locale)
      const path = ledgerBeside(state.uri)
      const content = reports.get(checked)?.bytes ?? ''
      /** Opens the ledger where it speaks of a parameter, for a client that can. */
      const commandFor = (title: string, rows: readonly (number | undefined)[]) => {
        if (!client.own || path === null) return { title, command: '' }
        const row = rows.find((one) => one !== undefined) ?? 1
        const line = /\.csv$/i.test(path) ? lineOfRow(content, row) : null
        const target: LedgerTarget = { uri: pathToFileURL(path).href, line }
        return { title, command: commandNames.openLedger, arguments: [target] }
      }
      return report.assessment.products.flatMap(({ brands, parameters, rows }) =>
        brands.length === 0
          ? []
          : parameters.map(({ parameter: { place }, meets, answers, grounds }): CodeLens => {
              const { start, end } = sourceRange(checked.document.blocks[place.block]!, place.start, place.end)
              const title = messages.brands(meets.length, brands.length)
              const own = [...answers.flatMap((answer) => answer.rows), ...grounds].map(({ row }) => row)
              const command = commandFor(title, [own.length > 0 ? Math.min(...own) : undefined, rows[0]?.row.row])
              return { range: rangeAt(checked.lineStarts, start, end), command }
            }),
      )
    },
    changed(uri) {
      clearTimeout(waiting.get(uri))
      waiting.delete(uri)
      if (!published.has(uri) && !ledgerBeside(uri)) return
      waiting.set(
        uri,
        setTimeout(() => {
          waiting.delete(uri)
          publish(uri).catch((error) => connection.console.error(String(error)))
        }, wait),
      )
    },
    closed(uri) {
      clearTimeout(waiting.get(uri))
      waiting.delete(uri)
      if (published.delete(uri)) marks.put('evidence', uri, null, [])
    },
  }
}
