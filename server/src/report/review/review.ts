import type { Block } from '../../core/block.ts'
import type { Facts } from '../../core/facts.ts'
import type { CheckReport, FileReport, Finding } from '../../core/finding.ts'
import type { RuleData } from '../../core/rule.ts'
import type { Outline } from '../../core/section.ts'
import { firstDay } from '../../law/in-force.ts'
import { articleGist, articleName, lawOf } from '../basis.ts'
import { type Stated, statedOf } from '../form/stated.ts'
import type { ReportContext } from '../reporter.ts'
import { placeOf } from './place.ts'
import { blockAt, type Quote, quoteOf } from './quote.ts'

/** What the heads of the report say beyond the run itself; texts may be '' and are then left to be filled in by hand. */
export interface ReviewContext extends ReportContext {
  readonly title: string
  readonly reviewer: string
  /** Titles of the local packs that were chosen. */
  readonly packs: readonly string[]
}

/** A law as it is cited in full, and what the article says in short ('' when unknown). */
export interface Citation {
  /** 《…条例》（国务院令第658号）第二十条第（六）项，2015-03-01 起施行 */
  readonly text: string
  readonly gist: string
}

/** One finding in the words of a review report. */
export interface ReviewItem {
  /** From 1, through the whole report. */
  readonly number: number
  readonly finding: Finding
  readonly chapter: string
  readonly place: string
  readonly quote: Quote
  readonly title: string
  readonly why: string
  readonly laws: readonly Citation[]
  /** Further places of the same finding. */
  readonly related: readonly { readonly message: string; readonly place: string }[]
}

export interface ReviewFile {
  readonly report: FileReport
  /** In the order of the file; certain ones only when the context is quiet. */
  readonly items: readonly ReviewItem[]
  /** What the file says of itself, for the heads of forms. */
  readonly stated: Stated
}

/** Everything that .html, .csv and .xlsx show. */
export interface Review {
  readonly context: ReviewContext
  readonly files: readonly ReviewFile[]
  /** Counts of everything that was found, shown or not. */
  readonly summary: CheckReport['summary']
}

/** What a review quotes of a file: plain values, so that whoever checks may be another thread. */
export interface ReviewPart {
  /** How many headings stand above the chapters. */
  readonly depth: number
  /** For each finding, in their order. */
  readonly places: readonly { readonly place: string; readonly quote: Quote; readonly related: readonly string[] }[]
  readonly stated: Stated
}

/** The parts of a checked document that a review quotes from. */
export interface ReviewedDocument {
  readonly document: { readonly blocks: readonly Block[] }
  readonly outline: Pick<Outline, 'headings'>
  readonly facts?: Facts
}

/** 0, or 1 where the outermost heading is the title of the whole document, above its chapters. */
function chapterDepth(outline: Pick<Outline, 'headings'>): number {
  const top = outline.headings.filter((heading) => heading.parent < 0)
  return top.length === 1 && outline.headings.length > 1 ? 1 : 0
}

/** Law with number, article and first day, in full. */
function citations(finding: Finding, context: ReportContext): Citation[] {
  return finding.basis.map((basis) => {
    const law = lawOf(basis, context)
    const english = context.locale === 'en'
    const number = law?.number ? (english ? ` (${law.number})` : `（${law.number}）`) : ''
    const day = law?.from ? firstDay(law, english) : ''
    const from = day && (english ? `, in force from ${day}` : `，${day}${/年$/.test(day) ? '' : ' '}起施行`)
    const title = `《${basis.title || basis.law}》`
    return { text: articleName(basis).replace(title, () => title + number) + from, gist: articleGist(basis, context) }
  })
}

/** Takes out of a checked document what its review quotes. */
export function reviewPart(
  { findings, format }: Pick<FileReport, 'findings' | 'format'>,
  { document: { blocks }, outline, facts }: ReviewedDocument,
  locale: ReportContext['locale'],
): ReviewPart {
  const placed = (place: Parameters<typeof placeOf>[0]): string =>
    placeOf(place, format, blockAt(blocks, place.range.start.offset), locale)
  return {
    depth: chapterDepth(outline),
    places: findings.map((finding) => ({
      place: placed(finding),
      quote: quoteOf(finding, blocks),
      related: finding.related.map(({ range }) => placed({ range })),
    })),
    stated: statedOf(blocks, facts),
  }
}

/** Gathers the files of a review, in the order of their paths. */
export function createReview(context: ReviewContext): {
  /** `part` is null when the file could not be read. */
  add(report: FileReport, part: ReviewPart | null): void
  end(summary: CheckReport['summary']): Review
} {
  const files: ReviewFile[] = []
  const rules = new Map(context.rules.map((rule) => [rule.id, rule]))
  let number = 0
  return {
    add(report, part) {
      const items = report.findings.flatMap((finding, at): ReviewItem[] => {
        const place = part?.places[at]
        if (!place || (context.quiet && finding.certainty !== 'certain')) return []
        return [item(++number, finding, rules.get(finding.rule), place, part.depth, context)]
      })
      files.push({ report, items, stated: part?.stated ?? statedOf([], undefined) })
    },
    end: (summary) => ({ context, files, summary }),
  }
}

function item(
  number: number,
  finding: Finding,
  rule: RuleData | undefined,
  { place, quote, related }: ReviewPart['places'][number],
  depth: number,
  context: ReviewContext,
): ReviewItem {
  const english = context.locale === 'en'
  return {
    number,
    finding,
    chapter: (finding.path[depth] ?? finding.path[0] ?? '').replace(/\s+/g, ' '),
    place,
    quote,
    title: (english ? rule?.titleEn : rule?.title) ?? '',
    why: (english ? rule?.whyEn : rule?.why) ?? '',
    laws: citations(finding, context),
    related: finding.related.map(({ message }, at) => ({ message, place: related[at]! })),
  }
}
