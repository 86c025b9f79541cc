/** What server and VS Code client say to each other beyond LSP. Types and names only: the client bundles this file. */

export const commandNames = {
  waive: 'tenderlint.waive',
  openRule: 'tenderlint.openRule',
  restart: 'tenderlint.restart',
} as const

/** `initializationOptions` of the client. */
export interface InitializationOptions {
  /** The client itself carries out tenderlint.waive and tenderlint.openRule, and wants status notifications. */
  readonly commands?: boolean
}

/** Argument of tenderlint.waive. */
export interface WaiveTarget {
  readonly uri: string
  readonly rule: string
  readonly fingerprint: string
}

/** Argument of tenderlint.openRule. */
export interface OpenRuleTarget {
  readonly rule: string
}

/** Request client -> server: WaiverEditParams -> WaiverEdit, or null when the finding is gone. */
export const waiverEditRequest = 'tenderlint/waiverEdit'

export interface WaiverEditParams extends WaiveTarget {
  readonly reason: string
}

export interface WaiverEdit {
  /** Document version that the edits belong to. */
  readonly version: number
  readonly edits: readonly PlainEdit[]
}

/** A text edit with LSP positions: 0-based lines, UTF-16 columns. */
export interface PlainEdit {
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition }
  readonly newText: string
}

export interface PlainPosition {
  readonly line: number
  readonly character: number
}

/** Notification server -> client after every check, sent only when `commands` is set. */
export const statusNotification = 'tenderlint/status'

export interface StatusParams {
  readonly uri: string
  readonly version: number
  readonly certain: number
  readonly review: number
  /** Number of findings shown; smaller than certain + review when capped. */
  readonly shown: number
  /** The document could not be checked. */
  readonly failed: boolean
}

const rulePattern = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/

/** Path of a rule's page inside the package, such as docs/rules/brand-and-model/x.md; null when `rule` is no rule id. */
export function rulePagePath(rule: string): string | null {
  return rulePattern.test(rule) ? `docs/rules/${rule}.md` : null
}
