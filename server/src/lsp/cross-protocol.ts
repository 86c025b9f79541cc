/** What server and VS Code client say to each other of work across documents. Types and names only: the client bundles this. */
import type { PlainRange } from './protocol.ts'

/** Request client -> server: CrossParams -> StageOrder. In which order the files are stages of one project. */
export const stageOrderRequest = 'tenderlint/stageOrder'

/** Request client -> server: StagesParams -> CrossParams, or null. The stages that the config names for a document. */
export const configStagesRequest = 'tenderlint/configStages'

/**
 * Request client -> server: CrossParams -> CompareView. Holds the files against each other, in the order given, and goes on doing so
 * until it is stopped. Fails with a message for people when fewer than two can be read.
 */
export const compareRequest = 'tenderlint/compare'

/** The same for CrossParams -> SimilarView: the first file is the design, the others are papers of vendors. */
export const similarRequest = 'tenderlint/similar'

/** Request client -> server: StopParams -> ids of what was stopped. */
export const stopCrossRequest = 'tenderlint/stopCross'

/** Notification client -> server: CrossEnded. The author has closed all that belongs to it; it ends unless the config names it. */
export const releaseCrossNotification = 'tenderlint/releaseCross'

/** Notification server -> client: CrossView, whenever the documents have been held against each other anew. */
export const crossNotification = 'tenderlint/cross'

/** Notification server -> client: CrossEnded. It was stopped, or a config does not name it any more. */
export const crossEndedNotification = 'tenderlint/crossEnded'

export interface CrossEnded {
  readonly id: string
}

/** Files by URI; a view of a Word file stands for the file. */
export interface CrossParams {
  readonly uris: readonly string[]
}

export interface StagesParams {
  readonly uri: string
}

export interface StopParams {
  /** Stops what this document takes part in; all when it takes part in nothing, or is null. */
  readonly uri: string | null
}

export interface StageOrder {
  /** Earliest stage first. */
  readonly uris: readonly string[]
  /** False when names and contents do not tell the order, or contradict each other. */
  readonly sure: boolean
}

export interface CrossDocument {
  /** What shows it: the document as the client knows it, or the view of a Word file. */
  readonly uri: string
  readonly name: string
  /** False for formats that the editor cannot show: places in it are no places in an editor. */
  readonly shown: boolean
  /** Why it is left out, for people; null when it is not. */
  readonly fault: string | null
}

export type CrossView = CompareView | SimilarView

export interface CompareView {
  readonly kind: 'compare'
  readonly id: string
  readonly documents: readonly CrossDocument[]
  readonly title: string
  readonly summary: string
  readonly certain: number
  readonly review: number
  readonly none: number
  readonly pairs: readonly ComparedPair[]
}

/** Two stages and what differs, in words of the locale. */
export interface ComparedPair {
  readonly title: string
  readonly from: string
  readonly to: string
  /** Said where there are no changes. */
  readonly nothing: string
  readonly changes: readonly ComparedItem[]
}

export interface ComparedItem {
  readonly kind: string
  readonly subject: string
  readonly certainty: 'certain' | 'review' | 'none'
  readonly certaintyName: string
  readonly message: string
  readonly basis: string
  readonly from: ComparedSide | null
  readonly to: ComparedSide | null
}

export interface ComparedSide extends CrossPlace {
  readonly text: string
}

/** A place in one of the documents. */
export interface CrossPlace {
  /** Index into the documents of the view. */
  readonly document: number
  readonly range: PlainRange
  /** Line, paragraph or cell, for people. */
  readonly place: string
}

export interface SimilarView {
  readonly kind: 'similar'
  readonly id: string
  readonly documents: readonly CrossDocument[]
  readonly title: string
  readonly verdict: 'independent' | 'mixed' | 'single-vendor'
  readonly verdictText: string
  readonly advice: string
  /** Said when one vendor's names run all through the design, else null. */
  readonly throughout: string | null
  readonly vendors: readonly VendorView[]
  /** Parts with the largest shares. */
  readonly blocks: readonly { readonly path: string; readonly vendor: string; readonly share: string }[]
  readonly note: string
}

export interface VendorView {
  readonly document: number
  readonly share: string
  readonly passages: readonly PassageView[]
  /** Said of passages that are not listed; '' when all are. */
  readonly more: string
}

export interface PassageView {
  readonly here: PassageSide
  readonly there: PassageSide
}

export interface PassageSide extends CrossPlace {
  readonly pieces: readonly { readonly text: string; readonly same: boolean }[]
}
