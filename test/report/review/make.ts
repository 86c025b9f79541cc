import { failedReport } from '../../../server/src/cli/check-file.ts'
import type { FileReport } from '../../../server/src/core/finding.ts'
import { createReview, type Review, type ReviewContext, reviewPart } from '../../../server/src/report/review/review.ts'
import { fakeLinter } from '../../cli/fake.ts'

const linter = fakeLinter()

/** A review of texts by the fake linter (甲牌 certain, 点值 to review); a null text stands for a file that cannot be read. */
export function makeReview(files: Readonly<Record<string, string | null>>, rest: Partial<ReviewContext> = {}): Review {
  const context: ReviewContext = {
    tool: { name: 'tenderlint', version: '9.9.9', rulesHash: 'abcdef0123456789' },
    asOf: '2024-01-01',
    region: ['安徽', '合肥'],
    locale: 'zh',
    rules: linter.rules,
    laws: linter.laws,
    colour: false,
    quiet: false,
    title: '审查报告',
    reviewer: '',
    packs: [],
    ...rest,
  }
  const { asOf, region, locale } = context
  const gathered = createReview(context)
  const summary = { files: 0, certain: 0, review: 0, waived: 0, failed: 0 }
  for (const [path, text] of Object.entries(files)) {
    summary.files++
    if (text === null) {
      summary.failed++
      gathered.add(failedReport(path, 'pdf', '这是 PDF 文件'), null)
      continue
    }
    const checked = linter.check(linter.readSource('markdown', text), { asOf, region, locale })
    for (const finding of checked.findings) summary[finding.certainty]++
    const report: FileReport = {
      path,
      sha256: 'c0ffee',
      format: 'markdown',
      documentKind: 'tender',
      findings: checked.findings,
      excluded: 0,
      waived: 0,
      error: null,
    }
    gathered.add(report, reviewPart(report, checked, locale))
  }
  return gathered.end(summary)
}
