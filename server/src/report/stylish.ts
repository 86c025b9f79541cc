import pc from 'picocolors'
import type { CheckReport, Finding } from '../core/finding.ts'
import { articleGist, articleName, basisText } from './basis.ts'
import { type FrameLine, frameText } from './frame.ts'
import type { ReportContext, Reporter } from './reporter.ts'
import { clip, printable } from './width.ts'
import { certaintyName, type ReportWords, reportWords } from './words.ts'

type Colours = ReturnType<typeof pc.createColors>

/** 行:列 of a finding; for Word files the paragraph or cell as well, for PDF the page, for sheets the cell. */
export function placeText(finding: Finding, words: ReportWords): string {
  const place = `${finding.range.start.line}:${finding.range.start.column}`
  if (finding.place) return `${place} (${words.place(finding.place)})`
  const word = finding.word
  if (!word) return place
  const where = word.cell === null ? words.paragraph(word.part, word.paragraph + 1) : words.cell(word.part, word.cell)
  return `${place} (${where})`
}

/** One finding in full: head, code frame, basis, rewrites, headings above it. */
export function findingText(
  finding: Finding,
  frame: readonly FrameLine[],
  context: ReportContext,
  colours: Colours,
): string {
  const words = reportWords(context.locale)
  const certain = finding.certainty === 'certain'
  const mark = certain ? colours.red : colours.yellow
  const head = `  ${placeText(finding, words)}  ${mark(certaintyName(finding.certainty, context.locale))}  `
  const lines = [`${head}${printable(finding.message)}  ${colours.dim(finding.rule)}`]
  lines.push(frameText(frame, '    ', mark))
  for (const basis of finding.basis) {
    const gist = articleGist(basis, context)
    lines.push(`    ${words.basis}  ${articleName(basis)}${gist ? colours.dim(`  ${gist}`) : ''}`)
  }
  for (const rewrite of finding.rewrites) {
    const safe = rewrite.safe ? colours.dim(` (${words.safe})`) : ''
    lines.push(
      `    ${words.rewrite}  ${colours.green(printable(rewrite.text))}  ${colours.dim(printable(rewrite.title))}${safe}`,
    )
  }
  for (const related of finding.related) {
    const at = related.range.start
    lines.push(`    ${words.related}  ${at.line}:${at.column} ${printable(related.message)}`)
  }
  if (finding.path.length > 0) {
    lines.push(colours.dim(`    ${words.path}  ${finding.path.map((title) => clip(printable(title), 40)).join(' › ')}`))
  }
  return lines.join('\n')
}

function briefText(finding: Finding, context: ReportContext, colours: Colours): string {
  const words = reportWords(context.locale)
  const name = colours.yellow(certaintyName(finding.certainty, context.locale))
  const head = `  ${placeText(finding, words)}  ${name}  ${printable(finding.message)}  ${colours.dim(finding.rule)}`
  const text = clip(printable(finding.text), 60)
  const basis = basisText(finding)
  return `${head}\n    ${colours.dim(basis ? `${text}  ${words.basis} ${basis}` : text)}`
}

/** For people on a terminal: certain findings in full first, then what is to be reviewed, briefly; counts at the end. */
export function stylishReporter(context: ReportContext): Reporter {
  const colours = pc.createColors(context.colour)
  const words = reportWords(context.locale)
  return {
    file(report, frames) {
      const name = colours.underline(printable(report.path))
      if (report.error) return `${name}\n  ${colours.red(words.failed)}  ${printable(report.error.message)}\n\n`
      const certain = report.findings.flatMap((f, at) => (f.certainty === 'certain' ? [at] : []))
      const review = context.quiet ? [] : report.findings.filter((f) => f.certainty === 'review')
      if (certain.length + review.length === 0) return ''
      const full = certain.map((at) => `${findingText(report.findings[at]!, frames[at] ?? [], context, colours)}\n`)
      const brief = review.map((f) => briefText(f, context, colours))
      const gap = full.length > 0 && brief.length > 0 ? '\n' : ''
      return `${name}\n${full.join('\n')}${gap}${brief.join('\n')}${brief.length > 0 ? '\n' : ''}\n`
    },
    end(summary: CheckReport['summary']) {
      const { files, certain, review, waived, failed, baselined = 0 } = summary
      const clean = certain + review + waived + failed + baselined === 0
      const line = clean ? words.noFindings(files) : words.summary(files, certain, review, waived, failed, baselined)
      const colour = certain > 0 || failed > 0 ? colours.red : review > 0 ? colours.yellow : colours.green
      const hidden = context.quiet && review > 0 ? ` ${words.reviewHidden(review)}` : ''
      return `${colours.bold(colour(line))}${hidden}\n`
    },
  }
}
