import type { CheckReport, FileReport, Finding, Range } from '../core/finding.ts'
import { categories } from '../core/kinds.ts'
import type { RuleData } from '../core/rule.ts'
import type { ReportContext, Reporter } from './reporter.ts'

const levels = { error: 'error', warning: 'warning', information: 'note' } as const

/** Page of a rule, relative to the package. */
export function rulePagePath(id: string): string {
  return `docs/rules/${id}.md`
}

/** A path as a relative URI reference, `/` between the parts. */
function uri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function region(range: Range): object {
  return {
    startLine: range.start.line,
    startColumn: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    charOffset: range.start.offset,
    charLength: range.end.offset - range.start.offset,
  }
}

function ruleObject(id: string, rule: RuleData | undefined, context: ReportContext): object {
  if (!rule) return { id }
  const [title, why] = context.locale === 'en' ? [rule.titleEn, rule.whyEn] : [rule.title, rule.why]
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: help(rule, context),
    defaultConfiguration: { level: rule.certainty === 'certain' ? 'error' : 'warning' },
    properties: { category: rule.category, tags: [rule.category], page: rulePagePath(id) },
  }
}

/** Why and the law, for viewers that show a rule. `helpUri` would have to be absolute, and the pages are local files. */
function help(rule: RuleData, { locale, laws }: ReportContext): object {
  const basis = rule.basis.flatMap((name) => {
    const [lawId, articleId] = name.split('/')
    const law = laws.find((candidate) => candidate.id === lawId)
    const article = law?.articles.find((candidate) => candidate.id === articleId)
    return law && article ? [`《${law.title}》${article.verified ? article.label : ''}`] : []
  })
  const [why, words] = locale === 'en' ? [rule.whyEn, 'Law: '] : [rule.why, '依据：']
  return { text: basis.length > 0 ? `${why}\n${words}${basis.join('；')}` : why }
}

function result(finding: Finding, report: FileReport, artifact: number, ruleIndex: number): object {
  const artifactLocation = { uri: uri(report.path), index: artifact }
  // Ranges count in the extracted text of Word, PDF and spreadsheet files: they cannot be replaced in the file itself.
  const fixes = report.format === 'markdown' || report.format === 'text' ? finding.rewrites : []
  const heading = finding.path.join(' > ')
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: { artifactLocation, region: { ...region(finding.range), snippet: { text: finding.text } } },
        ...(heading ? { logicalLocations: [{ fullyQualifiedName: heading }] } : {}),
      },
    ],
    ...(finding.related.length > 0
      ? {
          relatedLocations: finding.related.map((related, id) => ({
            id,
            message: { text: related.message },
            physicalLocation: { artifactLocation, region: region(related.range) },
          })),
        }
      : {}),
    partialFingerprints: { 'tenderlint/v1': finding.fingerprint },
    ...(fixes.length > 0
      ? {
          fixes: fixes.map((rewrite) => ({
            description: { text: rewrite.title },
            artifactChanges: [
              {
                artifactLocation,
                replacements: [{ deletedRegion: region(finding.range), insertedContent: { text: rewrite.text } }],
              },
            ],
          })),
        }
      : {}),
    properties: {
      certainty: finding.certainty,
      section: finding.section,
      basis: finding.basis,
      safe: finding.rewrites.some((rewrite) => rewrite.safe),
      ...(finding.word ? { word: finding.word } : {}),
      ...(finding.place ? { place: finding.place } : {}),
    },
  }
}

function artifact(report: FileReport): object {
  return { location: { uri: uri(report.path) }, ...(report.sha256 ? { hashes: { 'sha-256': report.sha256 } } : {}) }
}

/** SARIF 2.1.0 with one run. Unreadable files are notifications of the invocation. */
export function sarifReporter(context: ReportContext): Reporter {
  const files: FileReport[] = []
  const byId = new Map(context.rules.map((rule) => [rule.id, rule]))
  return {
    file(report) {
      files.push(report)
      return ''
    },
    end(summary: CheckReport['summary']) {
      const used = [...new Set(files.flatMap((file) => file.findings.map((finding) => finding.rule)))].sort()
      const index = new Map(used.map((id, i) => [id, i]))
      const notifications = files.flatMap((file, i) =>
        file.error
          ? [
              {
                level: 'error',
                descriptor: { id: file.error.code },
                message: { text: file.error.message },
                locations: [{ physicalLocation: { artifactLocation: { uri: uri(file.path), index: i } } }],
              },
            ]
          : [],
      )
      const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: {
                name: context.tool.name,
                version: context.tool.version,
                semanticVersion: context.tool.version,
                language: context.locale === 'en' ? 'en' : 'zh-CN',
                rules: used.map((id) => ruleObject(id, byId.get(id), context)),
                properties: { rulesHash: context.tool.rulesHash, categories },
              },
            },
            columnKind: 'utf16CodeUnits',
            invocations: [{ executionSuccessful: summary.failed === 0, toolExecutionNotifications: notifications }],
            artifacts: files.map(artifact),
            results: files.flatMap((file, i) => file.findings.map((f) => result(f, file, i, index.get(f.rule)!))),
            properties: { asOf: context.asOf, region: context.region },
          },
        ],
      }
      return `${JSON.stringify(log, null, 2)}\n`
    },
  }
}
