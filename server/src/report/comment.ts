import type { Finding } from '../core/finding.ts'
import { articleGist } from './basis.ts'
import type { ReportContext } from './reporter.ts'
import { certaintyName, reportWords } from './words.ts'

type Context = Pick<ReportContext, 'locale' | 'rules' | 'laws'>

const circled = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨']

/** A finding as the paragraphs of a Word comment: what, why, law, alternatives; for words outside the body also where. */
export function commentText(finding: Finding, context: Context): readonly string[] {
  const { locale } = context
  const words = reportWords(locale)
  const english = locale === 'en'
  const rule = context.rules.find((candidate) => candidate.id === finding.rule)
  const label = (title: string, text: string) => `${title}${english ? ': ' : '：'}${text}`
  const certainty = certaintyName(finding.certainty, locale)
  const lines = [english ? `[${certainty}] ${finding.message}` : `【${certainty}】${finding.message}`]
  const part = finding.word?.part ?? ''
  if (/(header|footer|footnotes|endnotes)\d*\.xml$/.test(part)) {
    lines.push(label(words.path, `${words.paragraph(part, finding.word!.paragraph + 1)}${words.quote(finding.text)}`))
  }
  if (rule) lines.push(label(words.why, english ? rule.whyEn : rule.why))
  for (const basis of finding.basis) {
    const gist = articleGist(basis, context)
    const article = `《${basis.title || basis.law}》${basis.article}`
    lines.push(label(words.basis, gist ? label(article, gist) : article))
  }
  finding.rewrites.forEach((rewrite, i) => {
    const mark = finding.rewrites.length > 1 ? (circled[i] ?? '') : ''
    const title = english ? ` (${rewrite.title})` : `（${rewrite.title}）`
    lines.push(label(words.rewrite, `${mark}${words.quote(rewrite.text)}${title}`))
  })
  if (finding.related.length > 0) lines.push(words.elsewhere(finding.related.length))
  return lines
}
