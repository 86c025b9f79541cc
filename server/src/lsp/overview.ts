import type { Finding } from '../core/finding.ts'
import { kindName } from '../report/words.ts'
import type { CheckedDocument, CheckOptions, Linter } from '../service/api.ts'
import { type Chapter, chapterOf, chaptersOf } from './chapters.ts'
import { lspRange, rangeAt } from './convert.ts'
import type { DocumentState } from './documents.ts'
import { messagesOf } from './messages.ts'
import type { Overview, OverviewChapter, OverviewFinding } from './protocol.ts'

/** All that views show of a document; null when it is not checked. `configFile` is the path of the project's config. */
export function overviewOf(
  state: DocumentState,
  linter: Pick<Linter, 'rules' | 'rulesHash'>,
  configFile: string | null,
): Overview | null {
  const { checked, options } = state
  if (!checked || !options) return null
  const chapters = chaptersOf(checked)
  return {
    uri: state.uri,
    version: state.version,
    documentKind: kindName('document', checked.outline.documentKind, options.locale),
    region: checked.region,
    asOf: checked.asOf,
    packs: options.packs ?? [],
    rules: checked.rulesOn,
    rulesHash: linter.rulesHash,
    configFile,
    waived: checked.waived.length,
    excluded: checked.excludedCount,
    chapters: chapters.map((chapter) => chapterIn(chapter, checked, options)),
    findings: checked.findings.map((finding) => findingIn(finding, chapters, linter, options)),
  }
}

function chapterIn(chapter: Chapter, { lineStarts }: CheckedDocument, { locale }: CheckOptions): OverviewChapter {
  const { title, level, parent, start, end, section, own } = chapter
  const sectionName = kindName('section', section, locale)
  return { title, level, parent, range: rangeAt(lineStarts, start, end), section, sectionName, ...own }
}

function findingIn(
  finding: Finding,
  chapters: readonly Chapter[],
  { rules }: Pick<Linter, 'rules'>,
  { locale }: CheckOptions,
): OverviewFinding {
  const { fingerprint, rule, category, certainty, message, text } = finding
  const known = rules.find((candidate) => candidate.id === rule)
  const messages = messagesOf(locale)
  return {
    fingerprint,
    rule,
    ruleTitle: (locale === 'en' ? known?.titleEn : known?.title) ?? rule,
    category,
    categoryName: kindName('category', category, locale),
    certainty,
    message,
    text,
    range: lspRange(finding.range),
    chapter: chapterOf(chapters, finding),
    basis: finding.basis.map(({ law, article, title }) => messages.law(title || law, article)),
    rewrites: finding.rewrites.map((rewrite) => ({ title: rewrite.title, text: rewrite.text, safe: rewrite.safe })),
  }
}
