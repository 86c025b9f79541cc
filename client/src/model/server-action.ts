import type { PlainRange } from '../../../server/src/lsp/protocol.ts'

/** What the client reads of a code action that the server sends. */
export interface ServerAction {
  readonly title: string
  readonly kind?: string
  readonly isPreferred?: boolean
  readonly diagnostics?: readonly { readonly code?: unknown; readonly range: PlainRange }[]
  readonly edit?: {
    readonly documentChanges?: readonly { readonly textDocument?: { readonly version?: number | null } }[]
  }
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] }
}

/** The rewrite offered first for a finding; undefined when the server offers none. */
export function preferredAction(
  actions: readonly ServerAction[],
  rule: string,
  range: PlainRange,
): ServerAction | undefined {
  return actions.find(
    ({ isPreferred, diagnostics }) =>
      isPreferred === true && diagnostics?.some((one) => one.code === rule && sameRange(one.range, range)),
  )
}

/** The document versions that an action's edits were made for. */
export function versionsOf({ edit }: ServerAction): readonly number[] {
  return (edit?.documentChanges ?? []).flatMap(({ textDocument }) => textDocument?.version ?? [])
}

/** Whether two texts differ in nothing but their line ends, which an editor makes all alike. */
export function sameText(a: string, b: string): boolean {
  return a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n')
}

function sameRange(a: PlainRange, b: PlainRange): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  )
}
