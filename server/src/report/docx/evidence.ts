import type { EvidenceReport, ParameterCount, ProductCount } from '../../service/evidence.ts'
import { evidenceWords } from '../evidence/words.ts'
import type { Span } from '../form/cell.ts'
import type { ReportContext } from '../reporter.ts'
import { packed } from './package.ts'
import { type Content, paperOf, textWidthOf } from './page.ts'
import { type CellData, cell, columnWidths, gap, label, type RowData, table } from './table.ts'
import { paragraph, plain } from './text.ts'
import { docxWords, toolName } from './words.ts'

/** What stands on the paper besides the counts. */
export interface EvidencePaper {
  readonly path: string
  readonly sha256: string
  readonly ledger: string
  readonly context: Pick<ReportContext, 'tool' | 'asOf' | 'locale'>
}

/** Brands side by side in one table; more go on in a table below. */
const mostBrands = 5

/** 参数论证表.docx: the same bytes for the same document and ledger. Opinions, signatures and dates are blank. */
export async function evidenceDocx(report: EvidenceReport, paper: EvidencePaper): Promise<Uint8Array> {
  const { tool, asOf, locale } = paper.context
  const words = evidenceWords(locale)
  const own = docxWords(locale)
  const width = textWidthOf(true)
  const children: Content[] = [
    paragraph(words.title, { size: '小二', face: '黑体', align: 'center', after: 160 }),
    paragraph(words.document(paper.path), { size: '小四', after: 40 }),
    paragraph(words.ledger(paper.ledger), { size: '小四', after: 160 }),
    ...report.assessment.products.flatMap((count, at) => productContent(count, at + 1, width, locale)),
    paragraph(words.findings, { heading: 'Heading2' }),
    ...findingContent(report, width, locale),
    gap(),
    table(columnWidths(width, [14, 36, 14, 36]), [
      { cells: [label(words.opinion), cell('', {}, { span: 3 })], height: 1800 },
      { cells: [label(words.experts), cell(''), label(words.date), cell('')], height: 700 },
    ]),
    paragraph(words.note, { size: '小五', face: '仿宋', before: 120 }),
  ]
  const footer = [own.fileFooter(paper.sha256), own.runFooter(toolName(tool), tool.rulesHash.slice(0, 16), asOf)]
  const document = paperOf(
    [{ children, landscape: true, header: words.title, footer }],
    words.title,
    own.page,
    locale === 'en',
  )
  return packed(document, plain(words.title), toolName(tool), asOf)
}

function productContent(count: ProductCount, number: number, width: number, locale: 'zh' | 'en'): Content[] {
  const words = evidenceWords(locale)
  const { product, brands } = count
  const quantity = product.quantity === null ? '' : `（${product.quantity}${product.unit}）`
  const content: Content[] = [paragraph(`${number}. ${product.name}${quantity}`, { heading: 'Heading2' })]
  if (brands.length === 0) content.push(paragraph(words.noBrands, { after: 80 }))
  for (let from = 0; from === 0 || from < brands.length; from += mostBrands)
    content.push(brandTable(count, brands.slice(from, from + mostBrands), width, locale), gap())
  return content
}

function brandTable(count: ProductCount, brands: readonly string[], width: number, locale: 'zh' | 'en') {
  const words = evidenceWords(locale)
  const shares = [6, 22, 4, ...brands.map(() => Math.max(11, Math.floor(56 / Math.max(brands.length, 1)))), 7, 9]
  const head: RowData = {
    header: true,
    cells: [words.number, words.requirement, '★', ...brands, words.meets, words.grounds].map((name) => label(name)),
  }
  const rows = count.parameters.map((one): RowData => {
    const { parameter, meets } = one
    const text = parameter.requirement.includes(parameter.name)
      ? parameter.requirement
      : `${parameter.name}：${parameter.requirement}`
    const few = meets.length < words.least && count.brands.length > 0
    return {
      cells: [
        cell(parameter.number, { align: 'center' }),
        cell(text),
        cell(parameter.star, { align: 'center' }),
        ...brands.map((brand) => answerCell(one, brand, locale)),
        cell(`${meets.length}/${count.brands.length}`, { align: 'center', bold: few }, few ? { fill: 'F8D7DA' } : {}),
        cell(groundText([...one.grounds])),
      ],
    }
  })
  const starred = count.parameters.some(({ parameter }) => parameter.starred)
  const all: RowData[] = starred
    ? [
        {
          cells: [
            label(words.allStarred, { span: 3 }),
            ...brands.map((brand) =>
              cell(count.allStarred.includes(brand) ? '√' : count.maybeStarred.includes(brand) ? '？' : '×', {
                align: 'center',
              }),
            ),
            cell(`${count.allStarred.length}/${count.brands.length}`, { align: 'center', bold: true }),
            cell(groundText([...count.grounds])),
          ],
        },
      ]
    : []
  return table(columnWidths(width, shares), [head, ...rows, ...all], { size: '小五' })
}

function groundText(rows: readonly { readonly source: string; readonly attachment: string; readonly value: string }[]) {
  return rows
    .map(({ source, value, attachment }) => [source || value, attachment].filter(Boolean).join('，'))
    .join('；')
}

/** Model, value, verdict, source and date of one brand for one parameter. */
function answerCell({ answers, meets, fails }: ParameterCount, brand: string, locale: 'zh' | 'en'): CellData {
  const words = evidenceWords(locale)
  const own = answers.filter((one) => one.brand === brand)
  const verdict = meets.includes(brand) ? words.yes : fails.includes(brand) ? words.no : words.open
  const lines = own.flatMap(({ model, rows }) =>
    rows.flatMap(({ value, source, date, attachment }): (readonly Span[])[] => [
      [{ text: [model, value].filter(Boolean).join('  ') }],
      ...(source || date || attachment ? [[{ text: [source, attachment, date].filter(Boolean).join('，') }]] : []),
    ]),
  )
  return { content: [[{ text: verdict, bold: true }], ...lines] }
}

function findingContent({ findings }: EvidenceReport, width: number, locale: 'zh' | 'en'): Content[] {
  const words = evidenceWords(locale)
  if (findings.length === 0) return [paragraph(words.noFindings)]
  const rows = findings.map(
    (finding, at): RowData => ({
      cells: [
        cell(String(at + 1), { align: 'center' }),
        cell(finding.certainty === 'certain' ? words.certain : words.review, { align: 'center' }),
        cell(finding.message),
        cell(finding.basis.map(({ title, article }) => `《${title}》${article}`).join('；')),
      ],
    }),
  )
  const head = ['#', words.certainty, words.problem, words.basis].map((name) => label(name))
  return [table(columnWidths(width, [5, 10, 58, 27]), [{ header: true, cells: head }, ...rows], { size: '小五' })]
}
