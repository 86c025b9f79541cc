import pc from 'picocolors'
import type { ChangePlace, ComparedChange, Comparison } from '../../service/compare.ts'
import { clip, printable, textWidth } from '../width.ts'
import { countsOf, pairsOf, placeText } from './pairs.ts'
import { compareWords, subjectCell, unreadLines } from './words.ts'

export interface StylishOptions {
  readonly locale: 'zh' | 'en'
  readonly colour: boolean
  /** Certain changes only. */
  readonly quiet: boolean
}

const padded = (text: string, columns: number): string => `${text}${' '.repeat(Math.max(0, columns - textWidth(text)))}`

/** The changes for people on a terminal: a table for each pair of stages, each side with its place. */
export function compareStylish(report: Comparison, { locale, colour, quiet }: StylishOptions): string {
  const words = compareWords(locale)
  const colours = pc.createColors(colour)
  const shown = (changes: readonly ComparedChange[]) =>
    quiet ? changes.filter(({ certainty }) => certainty === 'certain') : changes
  const mark = (certainty: ComparedChange['certainty']) =>
    certainty === 'certain' ? colours.red : certainty === 'review' ? colours.yellow : colours.dim
  const side = (name: string, place: ChangePlace | null, text: string): string => {
    const at = place ? placeOf(place) : words.missing
    const said = place ? `  ${clip(printable(text), 72)}` : ''
    return `        ${colours.dim(padded(clip(printable(name), 16), 17))}${at}${said}`
  }
  const placeOf = (place: ChangePlace): string => {
    const { document, range, block } = place
    const inFile = block.word || block.place ? placeText(place, locale) : ''
    return inFile
      ? `${printable(document)} ${inFile}`
      : `${printable(document)}:${range.start.line}:${range.start.column}`
  }
  const kindWidth = Math.max(...Object.values(words.kinds).map(textWidth)) + 2
  const certaintyWidth = Math.max(...Object.values(words.certainties).map(textWidth)) + 2
  const one = (change: ComparedChange): string => {
    const { kind, certainty, between, from, to, before, after } = change
    const head = `  ${mark(certainty)(padded(words.certainties[certainty], certaintyWidth))}${padded(words.kinds[kind], kindWidth)}`
    const names = between.map((at) => report.documents[at]!.name) as [string, string]
    return [
      `${head}${colours.bold(printable(subjectCell(change, words)))}`,
      side(names[0], from, before),
      side(names[1], to, after),
    ].join('\n')
  }
  const tables = pairsOf(report).flatMap(({ from, to, changes }) => {
    const list = shown(changes)
    if (list.length === 0 && changes.length > 0) return []
    const title = words.pair(printable(report.documents[from]!.name), printable(report.documents[to]!.name))
    const paths = words.pair(printable(report.documents[from]!.path), printable(report.documents[to]!.path))
    const body = list.length === 0 ? `  ${colours.dim(words.nothingBetween)}` : list.map(one).join('\n')
    return [`${colours.underline(title)}  ${colours.dim(paths)}\n${body}\n`]
  })
  const [, review, none] = countsOf(report.changes)
  const hidden = quiet && review + none > 0 ? ` ${words.hidden(review + none)}` : ''
  return `${tables.join('\n')}\n${compareSummary(report, { locale, colour }, hidden)}`
}

/** How many changes there are, and what was hardly read. */
export function compareSummary(
  report: Comparison,
  { locale, colour }: Pick<StylishOptions, 'locale' | 'colour'>,
  hidden = '',
): string {
  const words = compareWords(locale)
  const colours = pc.createColors(colour)
  const [certain, review, none] = countsOf(report.changes)
  const paint = certain > 0 ? colours.red : review > 0 ? colours.yellow : colours.green
  const total = report.changes.length === 0 ? words.nothing : words.summary(certain, review, none)
  const unread = unreadLines(report, words).map((line) => `${colours.yellow(printable(line))}\n`)
  return `${colours.bold(paint(total))}${hidden}\n${unread.join('')}`
}
