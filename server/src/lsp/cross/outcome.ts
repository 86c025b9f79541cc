import type { Diagnostic } from 'vscode-languageserver/node'
import type { CrossDocument, CrossPlace, CrossView } from '../cross-protocol.ts'
import type { Said } from '../marks-beside.ts'
import type { PlainRange } from '../protocol.ts'
import { lspRange } from '../ranges.ts'
import type { CrossSource } from './sources.ts'

/** What documents show that are held against each other. */
export interface Outcome<View extends CrossView = CrossView> {
  readonly view: View
  /** By index of the source. */
  readonly marks: readonly (readonly Diagnostic[])[]
  /** Findings behind marks that stand on their own words, by index of the source. */
  readonly said: readonly Said[]
}

/** A source that can be held against others, and its index among all. */
export interface Held {
  readonly source: CrossSource
  readonly at: number
}

/** A document as a view names it. */
export function documentOf({ uri, name, shown, fault }: CrossSource): CrossDocument {
  return { uri, name, shown, fault }
}

const top: PlainRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** A place in a source; where the editor cannot show the source, its beginning. */
export function placeIn({ source, at }: Held, range: Parameters<typeof lspRange>[0], place: string): CrossPlace {
  return { document: at, range: source.shown ? lspRange(range) : top, place }
}
