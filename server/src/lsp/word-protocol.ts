/** What server and VS Code client say to each other of Word files that are shown as text. Types and names only: the client bundles this. */
import type { PlainRange } from './protocol.ts'

/** Scheme of the text that a Word file is shown as: `tenderlint-word:/folder/a.docx?<URI of the file>`. */
export const wordScheme = 'tenderlint-word'

/** URI of the Word file behind a view, every other URI as it is. */
export function fileBehind(uri: string): string {
  if (!isWordView(uri)) return uri
  try {
    return decodeURIComponent(uri.slice(uri.indexOf('?') + 1))
  } catch {
    return uri
  }
}

export function isWordView(uri: string): boolean {
  return uri.startsWith(`${wordScheme}:`) && uri.includes('?')
}

/** A rewrite that the author has accepted for a finding, not in the file yet. */
export interface AcceptedRewrite {
  readonly rule: string
  readonly fingerprint: string
  /** What is to stand there, blanks filled in. */
  readonly text: string
}

/** The same with its place in the view. */
export interface PlacedRewrite extends AcceptedRewrite {
  readonly range: PlainRange
  /** The words that are replaced. */
  readonly was: string
}

/** Request client -> server: OpenWordParams -> OpenedWord. Fails with a message for people when the file cannot be read. */
export const openWordRequest = 'tenderlint/openWord'

export interface OpenWordParams {
  /** URI of the view. */
  readonly uri: string
  /** The file, base64. */
  readonly bytes: string
  readonly accepted: readonly AcceptedRewrite[]
}

export interface OpenedWord {
  readonly text: string
}

/** Request client -> server: AcceptParams -> Accepted; null when the view is not open (any more), or shows an older text. */
export const acceptRequest = 'tenderlint/acceptRewrites'

export interface AcceptParams {
  readonly uri: string
  /** All that holds from now on, in the order of acceptance. */
  readonly accepted: readonly AcceptedRewrite[]
}

export interface Accepted {
  /** In the order of the text. */
  readonly accepted: readonly PlacedRewrite[]
  /** Those whose finding is gone, or that would lie over one accepted before. */
  readonly refused: readonly AcceptedRewrite[]
}

/** Request client -> server: SaveWordParams -> SavedWord; null when the view is not open. */
export const saveWordRequest = 'tenderlint/saveWord'

export interface SaveWordParams {
  readonly uri: string
  readonly author: string
  /** Local time as Word writes it: 2026-11-23T08:00:00Z. */
  readonly date: string
  /** Comments on all other findings as well. */
  readonly comments: boolean
}

export interface SavedWord {
  /** The new file, base64. */
  readonly bytes: string
  readonly tracked: number
  /** Accepted rewrites that cannot be tracked where they stand (in a field, over a picture …); the comment says the words. */
  readonly untracked: number
  readonly comments: number
}

/** Notification client -> server: CloseWordParams. The view is shown no more; closing its document may only be a change of language. */
export const closeWordNotification = 'tenderlint/closeWord'

export interface CloseWordParams {
  readonly uri: string
}

/** Argument of tenderlint.acceptRewrite. */
export interface AcceptTarget {
  readonly uri: string
  readonly version: number
  readonly rule: string
  readonly fingerprint: string
  readonly text: string
  /** The blanks in the text that are still to be filled in, such as 〔数值〕, in their order. */
  readonly blanks: readonly string[]
}

/** Argument of tenderlint.acceptSafeRewrites. */
export interface AcceptAllTarget {
  readonly uri: string
}
