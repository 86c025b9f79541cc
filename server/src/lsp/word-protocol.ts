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

/** Request client -> server: OpenWordParams -> OpenedWord. Fails with a message for people when the file cannot be read. */
export const openWordRequest = 'tenderlint/openWord'

export interface OpenWordParams {
  /** URI of the view. */
  readonly uri: string
  /** The file, base64. */
  readonly bytes: string
}

export interface OpenedWord {
  readonly text: string
}

/** Request client -> server: WordViewParams -> WordChanges; null when the view is not open. What its text differs in from the file. */
export const wordChangesRequest = 'tenderlint/wordChanges'

export interface WordViewParams {
  readonly uri: string
}

export interface WordChanges {
  /** Document version that the ranges belong to. */
  readonly version: number
  readonly changes: readonly WordChange[]
  /** Line (0-based) where lines, cells or labels are no longer the file's: that cannot be written; null when all can be. */
  readonly faultyLine: number | null
}

export interface WordChange {
  readonly range: PlainRange
  /** What stands in the file. */
  readonly was: string
}

/** Request client -> server: SaveWordParams -> SavedWord. Fails with a message for people when the text cannot be written. */
export const saveWordRequest = 'tenderlint/saveWord'

export interface SaveWordParams {
  readonly uri: string
  /** The view's text as it is to be written. */
  readonly text: string
  readonly author: string
  /** Local time as Word writes it: 2026-11-23T08:00:00Z. */
  readonly date: string
  /** Comments on findings where nothing was changed as well. */
  readonly comments: boolean
}

export interface SavedWord {
  /** The new file, base64. */
  readonly bytes: string
  readonly tracked: number
  /** Changes that cannot be tracked where they stand (in a field, over a picture …). */
  readonly untracked: number
  readonly comments: number
}

/** Notification client -> server: WordViewParams. The view is shown no more; closing its document may only be a change of language. */
export const closeWordNotification = 'tenderlint/closeWord'
