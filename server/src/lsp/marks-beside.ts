import type { Connection, Diagnostic } from 'vscode-languageserver/node'
import type { Finding } from '../core/finding.ts'
import type { RuleData } from '../core/rule.ts'
import type { ClientFeatures } from './capabilities.ts'
import { diagnosticLimit } from './diagnostics.ts'

/** Findings behind marks, for hovers and quick fixes, with the rules that they are of. */
export interface Said {
  readonly findings: readonly Finding[]
  readonly rules: readonly RuleData[]
}

/**
 * Marks that are worked out apart from the check, once nobody types: what a ledger shows, what differs from an earlier stage, what
 * stands in a vendor's paper. Clients that pull get them published beside what they pull; for others they are part of what is published.
 */
export interface MarksBeside {
  /** Puts the marks of one piece of work in place of those it had for a document. `version` is null for a file that is not open. */
  put(work: string, uri: string, version: number | null, marks: readonly Diagnostic[], said?: Said): void
  /** The marks that hold for a version, for clients that do not pull. */
  of(uri: string, version: number): readonly Diagnostic[]
  /** The findings that hold for a version. */
  said(uri: string, version: number): Said
  /** Differs after each change of the marks of a document. */
  stamp(uri: string): number
}

interface Marks {
  readonly version: number | null
  readonly marks: readonly Diagnostic[]
  readonly said: Said
}

const nothing: Said = { findings: [], rules: [] }

export interface MarksParts {
  readonly connection: Connection
  readonly client: ClientFeatures
  readonly isOpen: (uri: string) => boolean
  /** Has an open document published again, where the client does not pull. */
  readonly publish: (uri: string) => void
}

export function marksBeside({ connection, client, isOpen, publish }: MarksParts): MarksBeside {
  const byUri = new Map<string, Map<string, Marks>>()
  const stamps = new Map<string, number>()

  function send(uri: string, version: number | null): void {
    const all = [...(byUri.get(uri)?.values() ?? [])].flatMap(({ marks }) => marks)
    const known = client.diagnosticVersion && version !== null ? { version } : {}
    connection
      .sendDiagnostics({ uri, ...known, diagnostics: all.slice(0, diagnosticLimit) })
      .catch((error) => connection.console.warn(String(error)))
  }

  return {
    put(work, uri, version, marks, said = nothing) {
      const own = byUri.get(uri) ?? new Map<string, Marks>()
      if (marks.length === 0 && !own.has(work)) return
      if (marks.length === 0) own.delete(work)
      else own.set(work, { version, marks, said })
      if (own.size === 0) byUri.delete(uri)
      else byUri.set(uri, own)
      stamps.set(uri, (stamps.get(uri) ?? 0) + 1)
      if (!client.pull && isOpen(uri)) publish(uri)
      else send(uri, version)
    },
    of: (uri, version) =>
      [...(byUri.get(uri)?.values() ?? [])]
        .flatMap((one) => (one.version === version ? one.marks : []))
        .slice(0, diagnosticLimit),
    said(uri, version) {
      const own = [...(byUri.get(uri)?.values() ?? [])].filter((one) => one.version === version)
      return { findings: own.flatMap((one) => one.said.findings), rules: own.flatMap((one) => one.said.rules) }
    },
    stamp: (uri) => stamps.get(uri) ?? 0,
  }
}
