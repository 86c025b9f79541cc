import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver/node'
import type { ClientFeatures } from '../capabilities.ts'
import { placeAt } from '../convert.ts'
import type { PlainRange } from '../protocol.ts'
import { hasBlanks, snippetOf } from '../snippet.ts'

/** What one kind of completion looks at: the text before the cursor on its line, and the places of the line. */
export interface Cursor {
  /** From the start of the line to the cursor. */
  readonly before: string
  /** From the cursor to the end of the line. */
  readonly after: string
  readonly offset: number
  readonly lineStarts: Int32Array
  /** Asked for by hand or by typing a word, not by one of the trigger characters. */
  readonly invoked: boolean
}

export interface Offer {
  readonly label: string
  /** Text to write when it differs from the label; 〔…〕 are blanks to fill in. */
  readonly text?: string
  /** Short, beside the label. */
  readonly detail?: string
  readonly documentation?: string
  readonly kind: 'key' | 'value' | 'wording' | 'rule'
  /** Smaller comes first; equal ones in the order given. */
  readonly rank?: number
}

const itemKinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  wording: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Reference,
} as const

/** Items that replace the last `typed` units before the cursor. */
export function itemsOf(
  offers: readonly Offer[],
  cursor: Pick<Cursor, 'offset' | 'lineStarts'>,
  typed: number,
  client: ClientFeatures,
): CompletionItem[] {
  const end = placeAt(cursor.lineStarts, cursor.offset)
  const range: PlainRange = { start: { line: end.line, character: end.character - typed }, end }
  return offers.map((offer, index): CompletionItem => {
    const { label, text = label, detail, documentation, kind, rank = 0 } = offer
    const isSnippet = client.completionSnippets && hasBlanks(text)
    return {
      label,
      kind: itemKinds[kind],
      filterText: label,
      sortText: `${rank}${String(index).padStart(4, '0')}`,
      textEdit: { range, newText: isSnippet ? snippetOf(text) : text },
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(detail && { detail }),
      ...(documentation && {
        documentation: client.markdownCompletion ? { kind: MarkupKind.Markdown, value: documentation } : documentation,
      }),
    }
  })
}
