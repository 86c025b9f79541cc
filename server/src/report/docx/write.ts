import type { FormData } from '../../config/form/form.ts'
import type { Review } from '../review/review.ts'
import { reviewWords } from '../review/words.ts'
import { cover } from './cover.ts'
import { citedLaws, fileFindings } from './findings.ts'
import { formSection } from './form.ts'
import { packed } from './package.ts'
import { paperOf, type SectionData } from './page.ts'
import { distribution, summaryTables } from './summary.ts'
import { paragraph, plain } from './text.ts'
import { docxWords, toolName } from './words.ts'

/** Footers hold the first digits of a rules hash; the whole of it stands on the first page. */
const hashDigits = 16

/** 审查报告.docx: the same bytes for the same review. Reviewing body, date, replies and conclusions are blank. */
export async function reportDocx(review: Review): Promise<Uint8Array> {
  const { context, files } = review
  const { locale, tool } = context
  const own = docxWords(locale)
  const title = context.title || reviewWords(locale).reportTitle
  const one = files.length === 1
  const run = own.runFooter(toolName(tool), tool.rulesHash.slice(0, hashDigits), context.asOf)
  const hashOf = (sha256: string) => (sha256 === '' ? [] : [own.fileFooter(sha256)])
  const front = one ? hashOf(files[0]!.report.sha256) : [own.filesFooter(files.length)]
  const breaks = (children: SectionData['children'], header: string, lines: readonly string[]): SectionData => ({
    children,
    header,
    footer: [...lines, run],
  })
  const sections: SectionData[] = [
    breaks(cover(review), '', front),
    breaks([...summaryTables(review), ...distribution(review)], title, front),
  ]
  const found = files.filter((file) => file.items.length > 0)
  const rest = files.filter((file) => file.items.length === 0)
  const head = [paragraph(own.chapterThree, { heading: 'Heading1' })]
  for (const file of found) {
    const content = [...(file === found[0] ? head : []), ...fileFindings(file, files.indexOf(file) + 1, review)]
    sections.push(breaks(content, one ? title : file.report.path, hashOf(file.report.sha256)))
  }
  // files with nothing to show need no page each
  if (rest.length > 0) {
    const content = rest.flatMap((file) => fileFindings(file, files.indexOf(file) + 1, review))
    sections.push(breaks([...(found.length === 0 ? head : []), ...content], title, front))
  }
  const laws = citedLaws(review)
  if (laws.length > 0) sections.push(breaks(laws, title, front))
  const paper = paperOf(sections, title, own.page, locale === 'en')
  return packed(paper, plain(title), toolName(tool), context.asOf)
}

/**
 * Official forms filled from a review, one after the other; the same bytes for the same review. They are in Chinese, so the
 * review has to be made with locale zh. Boxes, conclusions, signatures, seals and dates are blank.
 */
export async function formDocx(forms: readonly FormData[], review: Review): Promise<Uint8Array> {
  const { context, files } = review
  const own = docxWords('zh')
  const run = own.runFooter(toolName(context.tool), context.tool.rulesHash.slice(0, hashDigits), context.asOf)
  const hashOf = (sha256: string) => (sha256 === '' ? [] : [own.fileFooter(sha256)])
  const sections = forms.flatMap((form) => {
    const sets = form.per === 'file' ? files.map((file) => [file]) : [files]
    return sets.map((set) => {
      const hash = set.length === 1 ? hashOf(set[0]!.report.sha256) : [own.formFooter(set.length)]
      return formSection(form, set, review, [...hash, run])
    })
  })
  const title = forms.map((form) => form.title).join('、')
  return packed(paperOf(sections, title, own.page, false), plain(title), toolName(context.tool), context.asOf)
}

export { evidenceDocx } from './evidence.ts'
export { similarDocx } from './similar.ts'
