import { type Hover, MarkupKind, type Position } from 'vscode-languageserver/node'
import type { Basis, Finding } from '../core/finding.ts'
import type { LawData } from '../core/rule.ts'
import { firstDay } from '../law/in-force.ts'
import type { CheckOptions, Linter } from '../service/api.ts'
import type { ClientFeatures } from './capabilities.ts'
import { findingsIn } from './code-actions.ts'
import { lspRange } from './convert.ts'
import type { DocumentState } from './documents.ts'
import { messagesOf } from './messages.ts'
import type { RulePages } from './rule-pages.ts'

/** What, why, the law and the rewrites of the findings at a position, `beside` those of the check; null where there is none. */
export function hoverAt(
  state: DocumentState,
  position: Position,
  linter: Pick<Linter, 'rules' | 'laws'>,
  client: ClientFeatures,
  pages: RulePages,
  beside: readonly Finding[] = [],
): Hover | null {
  if (!state.checked || !state.options) return null
  const found = findingsIn([...state.checked.findings, ...beside], { start: position, end: position })
  if (!found.length) return null
  const write = client.markdownHover ? markdown : plain
  const parts = found.map((finding) => section(finding, state.options!, linter, pages(finding.rule), write))
  return {
    contents: {
      kind: client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: parts.join(write.rule),
    },
    range: lspRange(found[0]!.range),
  }
}

interface Writer {
  text(value: string): string
  strong(value: string): string
  link(title: string, href: string): string
  /** Between the parts of one finding, and between findings. */
  readonly gap: string
  readonly rule: string
}

const markdown: Writer = {
  text: (value) =>
    value.replace(/[\\`*_{}[\]<>#|~&]/g, (mark) => (mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `\\${mark}`)),
  strong: (value) => `**${markdown.text(value)}**`,
  link: (title, href) => `[${markdown.text(title)}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`,
  gap: '\n\n',
  rule: '\n\n---\n\n',
}

const plain: Writer = {
  text: (value) => value,
  strong: (value) => value,
  link: (title) => title,
  gap: '\n\n',
  rule: '\n\n',
}

function section(
  finding: Finding,
  options: CheckOptions,
  linter: Pick<Linter, 'rules' | 'laws'>,
  page: string | null,
  write: Writer,
): string {
  const messages = messagesOf(options.locale)
  const english = options.locale === 'en'
  const rule = linter.rules.find((candidate) => candidate.id === finding.rule)
  const title = rule ? (english ? rule.titleEn : rule.title) : finding.rule
  const certainty = finding.certainty === 'certain' ? messages.certain : messages.review
  const parts = [`${write.strong(title)} · ${certainty}`, write.text(finding.message)]
  if (rule)
    parts.push(`${write.strong(messages.why)}${english ? ': ' : '：'}${write.text(english ? rule.whyEn : rule.why)}`)
  if (finding.basis.length)
    parts.push(
      [
        write.strong(messages.basis),
        '',
        ...finding.basis.map((basis) => basisLine(basis, options, linter.laws, write)),
      ].join('\n'),
    )
  if (finding.rewrites.length)
    parts.push(
      [
        write.strong(messages.rewrites),
        '',
        ...finding.rewrites.map((rewrite) => `- ${rewriteLine(rewrite, write, english)}`),
      ].join('\n'),
    )
  const id = write.text(finding.rule)
  parts.push(page ? `${write.link(messages.rulePage, page)} · ${id}` : id)
  return parts.join(write.gap)
}

function basisLine(basis: Basis, options: CheckOptions, laws: readonly LawData[], write: Writer): string {
  const messages = messagesOf(options.locale)
  const law = laws.find((candidate) => candidate.id === basis.law)
  const article = law?.articles.find((candidate) => candidate.label === basis.article)
  const since = [law?.number, law?.from && messages.inForceSince(firstDay(law, options.locale === 'en'))].filter(
    Boolean,
  )
  const english = options.locale === 'en'
  const about = since.length ? (english ? ` (${since.join(', ')})` : `（${since.join('，')}）`) : ''
  const gist = article ? `${english ? ': ' : '：'}${english ? article.gistEn : article.gist}` : ''
  return `- ${write.text(`${messages.law(basis.title || basis.law, basis.article)}${about}${gist}`)}`
}

function rewriteLine(rewrite: Finding['rewrites'][number], write: Writer, english: boolean): string {
  return `${write.text(rewrite.title)}${english ? ': ' : '：'}${write.text(rewrite.text)}`
}
