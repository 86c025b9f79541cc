import type { CompletionItem } from 'vscode-languageserver/node'
import { type ConfigNames, completeConfig, completeWaivers } from '../../config/complete.ts'
import { categories } from '../../core/kinds.ts'
import { lineStarts } from '../../core/position.ts'
import { kindName } from '../../report/words.ts'
import type { Linter, Locale } from '../../service/api.ts'
import type { ClientFeatures } from '../capabilities.ts'
import { rangeAt } from '../convert.ts'
import type { DocumentState } from '../documents.ts'
import { settingsFile } from '../project.ts'
import { completeDirective } from './directive.ts'
import { completeFrontMatter } from './front-matter.ts'
import { type Cursor, itemsOf, type Offer } from './item.ts'
import { completeWording } from './wording.ts'

export interface CompletionParts {
  readonly client: ClientFeatures
  readonly linter: Pick<Linter, 'rules' | 'packs' | 'wordings'>
  readonly locale: Locale
  readonly today: string
}

/** What could be written at an offset of a document or of one of the tool's own JSON files. Nothing in ordinary prose. */
export function completionsAt(
  state: DocumentState,
  offset: number,
  invoked: boolean,
  parts: CompletionParts,
): CompletionItem[] {
  const source = state.text.getText()
  const settings = settingsFile(state.uri)
  // nobody writes a baseline by hand
  if (settings === 'baseline') return []
  if (settings) return settingsItems(settings, source, offset, parts)
  const { checked } = state
  if (!checked) return []
  const { client, linter, locale, today } = parts
  const { before, after } = lineAround(source, offset)
  const cursor: Cursor = { before, after, offset, lineStarts: checked.lineStarts, invoked }
  const offered =
    completeFrontMatter(source, cursor, locale, today, () => checked) ??
    completeDirective(cursor, locale, linter, () => checked) ??
    completeWording(cursor, linter.wordings, locale, checked)
  return offered ? itemsOf(offered.offers, cursor, offered.typed, client) : []
}

function lineAround(source: string, offset: number): { before: string; after: string } {
  let start = offset
  while (start > 0 && source[start - 1] !== '\n' && source[start - 1] !== '\r') start--
  let end = offset
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++
  return { before: source.slice(start, offset), after: source.slice(offset, end) }
}

/** VS Code has the JSON schemas for its part: its client gets only what they cannot say. */
function settingsItems(
  file: 'config' | 'waivers',
  source: string,
  offset: number,
  { client, linter, locale }: CompletionParts,
): CompletionItem[] {
  const place = (file === 'config' ? completeConfig : completeWaivers)(source, offset, namesOf(linter))
  if (!place) return []
  const offers = place.offers
    .filter(({ what, zh }) => !client.own || what === 'rule' || (what === 'value' && zh !== ''))
    .map(
      ({ name, zh, en, what }): Offer => ({
        label: name,
        text: JSON.stringify(name) + (place.needsValue ? ': ' : ''),
        detail: locale === 'en' ? en : zh,
        kind: what,
      }),
    )
  const starts = lineStarts(source)
  const range = rangeAt(starts, place.start, place.end)
  // A quote that stands before the cursor is replaced, so it belongs to what clients filter by.
  const quoted = source[place.start] === '"'
  return itemsOf(offers, { offset, lineStarts: starts }, 0, client).map((item) => ({
    ...item,
    filterText: quoted ? JSON.stringify(item.label) : item.label,
    textEdit: { range, newText: (item.textEdit as { newText: string }).newText },
  }))
}

function namesOf({ rules, packs }: Pick<Linter, 'rules' | 'packs'>): ConfigNames {
  return {
    rules: [
      ...rules.map(({ id, title, titleEn }) => ({ name: id, zh: title, en: titleEn })),
      ...categories.map((id) => ({ name: id, zh: kindName('category', id, 'zh'), en: id })),
    ],
    packs: packs.map(({ id, title, titleEn }) => ({ name: id, zh: title, en: titleEn })),
  }
}
