import type { ChangePlace, ComparedChange, Comparison } from '../../service/compare.ts'
import { countsOf, fileNames, pairsOf, placeText, type StagePair } from '../compare/pairs.ts'
import { compareWords, subjectCell, unreadLines } from '../compare/words.ts'
import type { ReportContext } from '../reporter.ts'
import { packed } from './package.ts'
import { type Content, paperOf, textWidthOf } from './page.ts'
import { type CellData, cell, columnWidths, gap, label, type RowData, table } from './table.ts'
import { paragraph, plain } from './text.ts'
import { docxWords, toolName } from './words.ts'

type Locale = 'zh' | 'en'

/** 阶段对比表.docx: the same bytes for the same comparison. Opinions, signature and date are blank. */
export async function compareDocx(
  report: Comparison,
  context: Pick<ReportContext, 'tool' | 'asOf' | 'locale'>,
): Promise<Uint8Array> {
  const { tool, asOf, locale } = context
  const words = compareWords(locale)
  const own = docxWords(locale)
  const width = textWidthOf(true)
  const [certain, review, none] = countsOf(report.changes)
  const paths = fileNames(report)
  const files = report.documents.map(
    ({ name }, at): RowData => ({
      cells: [cell(String(at + 1), { align: 'center' }), cell(name), cell(paths[at]!)],
    }),
  )
  const children: Content[] = [
    paragraph(words.title, { size: '小二', face: '黑体', align: 'center', after: 160 }),
    table(columnWidths(width, [6, 34, 60]), files, { size: '小五' }),
    gap(),
    paragraph(report.changes.length === 0 ? words.nothing : words.summary(certain, review, none), { after: 80 }),
    ...unreadLines(report, words).map((line) => paragraph(line, { size: '小五', after: 80 })),
    ...pairsOf(report).flatMap((pair) => pairContent(pair, report, width, locale)),
    gap(),
    table(columnWidths(width, [14, 36, 14, 36]), [
      { cells: [label(words.reviewer), cell(''), label(words.date), cell('')], height: 700 },
    ]),
    paragraph(words.note, { size: '小五', face: '仿宋', before: 120 }),
  ]
  const footer = [own.runFooter(toolName(tool), tool.rulesHash.slice(0, 16), asOf)]
  const section = { children, landscape: true, header: words.title, footer }
  const document = paperOf([section], words.title, own.page, locale === 'en')
  return packed(document, plain(words.title), toolName(tool), asOf)
}

function pairContent({ from, to, changes }: StagePair, report: Comparison, width: number, locale: Locale): Content[] {
  const words = compareWords(locale)
  const [one, two] = [report.documents[from]!.name, report.documents[to]!.name]
  const title = paragraph(words.pair(one, two), { heading: 'Heading2' })
  if (changes.length === 0) return [title, paragraph(words.nothingBetween)]
  const head: RowData = {
    header: true,
    cells: [words.number, words.kind, words.subject, one, two, words.certainty, words.basis, words.opinion].map(
      (name) => label(name),
    ),
  }
  const rows = changes.map((change, at): RowData => {
    const { kind, certainty, before, after } = change
    const centred = { align: 'center' } as const
    const fill = certainty === 'certain' ? { fill: 'F8D7DA' } : certainty === 'review' ? { fill: 'FFF3CD' } : {}
    return {
      cells: [
        cell(String(at + 1), centred),
        cell(words.kinds[kind], centred),
        cell(subjectCell(change, words)),
        side(change.from, before, locale),
        side(change.to, after, locale),
        cell(words.certainties[certainty], centred, fill),
        cell(certainty === 'none' ? '' : basisCell(change)),
        cell(''),
      ],
    }
  })
  return [title, table(columnWidths(width, [5, 8, 14, 21, 21, 7, 14, 10]), [head, ...rows], { size: '小五' }), gap()]
}

function side(place: ChangePlace | null, text: string, locale: Locale): CellData {
  if (!place) return cell(compareWords(locale).missing, { colour: '595959' })
  return { content: [[{ text }], [{ text: placeText(place, locale) }]] }
}

function basisCell({ basis }: ComparedChange): string {
  return basis.map(({ title, article }) => `《${title}》${article}`).join('；')
}
