import type { SourceDocument } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import { isReadError } from '../core/read-error.ts'
import { commentText } from '../report/comment.ts'
import type { CheckedDocument, CheckOptions, Linter, Locale } from '../service/api.ts'
import { layOut, notedKeys, noteKey, noteWord, type WordNote } from '../service/word-file.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { lspRange } from './convert.ts'
import {
  type Accepted,
  type AcceptedRewrite,
  fileBehind,
  type OpenedWord,
  type OpenWordParams,
  type PlacedRewrite,
  type SavedWord,
  type SaveWordParams,
} from './word-protocol.ts'

/** A rewrite that holds, with its finding. */
interface Held {
  readonly finding: Finding
  readonly rewrite: AcceptedRewrite
}

interface View {
  readonly bytes: Uint8Array
  readonly document: SourceDocument
  accepted: readonly AcceptedRewrite[]
  /** The last check, with all findings. */
  checked: CheckedDocument | null
}

/** Word files that a client shows as text. The client reads and writes the files; the server lays out, checks and marks. */
export interface WordViews {
  /** Throws an error with a message for people. */
  open(params: OpenWordParams, linter: Linter, locale: Locale): Promise<OpenedWord>
  /** What stands behind a text that is shown; null when the text is not (any more) the view's. */
  documentOf(uri: string, text: string): SourceDocument | null
  /** Keeps a check for what follows and takes the findings out whose rewrite has been accepted. */
  shown(uri: string, checked: CheckedDocument): CheckedDocument
  /** Null when the view is unknown or not checked. `changed` says whether others hold now than before. */
  accept(
    uri: string,
    accepted: readonly AcceptedRewrite[],
  ): { readonly answer: Accepted; readonly changed: boolean } | null
  save(params: SaveWordParams, linter: Linter, options: CheckOptions): SavedWord | null
  close(uri: string): void
}

export function wordViews(): WordViews {
  const views = new Map<string, View>()
  return {
    async open({ uri, bytes: encoded, accepted }, linter, locale) {
      const bytes = fromBase64(encoded)
      try {
        const document = layOut(await linter.open(fileBehind(uri), bytes))
        views.set(uri, { bytes, document, accepted, checked: null })
        return { text: document.source }
      } catch (error) {
        if (isReadError(error)) throw new Error(locale === 'en' ? error.english : error.message)
        throw error
      }
    },
    documentOf(uri, text) {
      const view = views.get(uri)
      return view?.document.source === text ? view.document : null
    },
    shown(uri, checked) {
      const view = views.get(uri)
      if (!view) return checked
      view.checked = checked
      const done = new Set(sort(view, view.accepted).held.map(({ finding }) => finding))
      return done.size ? withFindings(checked, (finding) => !done.has(finding)) : checked
    },
    accept(uri, accepted) {
      const view = views.get(uri)
      if (!view?.checked) return null
      const { held, refused } = sort(view, accepted)
      const known = JSON.stringify(view.accepted)
      view.accepted = held.map(({ rewrite }) => rewrite)
      const changed = JSON.stringify(view.accepted) !== known
      const placed = held.map(({ finding, rewrite }): PlacedRewrite => {
        return { ...rewrite, range: lspRange(finding.range), was: finding.text }
      })
      return { answer: { accepted: placed.sort(before), refused }, changed }
    },
    save(params, linter, options) {
      const view = views.get(params.uri)
      if (!view?.checked) return null
      const { findings, document } = view.checked
      const context = { locale: options.locale, rules: linter.rules, laws: linter.laws }
      const texts = new Map(sort(view, view.accepted).held.map(({ finding, rewrite }) => [finding, rewrite.text]))
      const noted = params.comments ? notedKeys(view.bytes) : new Set<string>()
      const notes = findings.flatMap((finding): WordNote[] => {
        const replacement = texts.get(finding) ?? null
        if (replacement === null && (!params.comments || noted.has(noteKey(finding)))) return []
        return [{ finding, comment: commentText(finding, context), replacement }]
      })
      const done = noteWord(view.bytes, document, notes, params)
      return {
        bytes: toBase64(done.bytes),
        tracked: done.suggested,
        untracked: done.refused,
        comments: done.comments,
      }
    },
    close: (uri) => void views.delete(uri),
  }
}

/** Which accepted rewrites hold: their finding is there, and nothing accepted before lies over it. */
function sort({ checked }: View, accepted: readonly AcceptedRewrite[]): { held: Held[]; refused: AcceptedRewrite[] } {
  const byKey = new Map((checked?.findings ?? []).map((finding) => [noteKey(finding), finding]))
  const held: Held[] = []
  const refused: AcceptedRewrite[] = []
  for (const rewrite of accepted) {
    const finding = byKey.get(noteKey(rewrite))
    if (finding && !held.some((other) => clash(other.finding, finding))) held.push({ finding, rewrite })
    else refused.push(rewrite)
  }
  return { held, refused }
}

function clash({ range: a }: Finding, { range: b }: Finding): boolean {
  if (a.start.offset === b.start.offset) return true
  return a.start.offset < b.end.offset && b.start.offset < a.end.offset
}

function before({ range: a }: PlacedRewrite, { range: b }: PlacedRewrite): number {
  return a.start.line - b.start.line || a.start.character - b.start.character
}

/** A check with some of its findings; what is worked out when asked for stays so. */
function withFindings(checked: CheckedDocument, keep: (finding: Finding) => boolean): CheckedDocument {
  return Object.create(checked, { findings: { value: checked.findings.filter(keep), enumerable: true } })
}
