import { describe, expect, it } from 'vitest'
import type { FilePlace } from '../../server/src/core/block.ts'
import type { FileReport, Finding } from '../../server/src/core/finding.ts'
import type { Format } from '../../server/src/core/kinds.ts'
import { frameOf } from '../../server/src/report/frame.ts'
import type { ReportContext, ReportFormat } from '../../server/src/report/reporter.ts'
import { createReporter } from '../../server/src/report/reporters.ts'
import { fakeLinter } from '../cli/fake.ts'

const linter = fakeLinter()
const source = '第三章 采购需求\n本项目采用甲牌设备，点值为3。\n'

function context(rest: Partial<ReportContext> = {}): ReportContext {
  const tool = { name: 'tenderlint', version: '9.9.9', rulesHash: 'abc' }
  return {
    tool,
    asOf: '2024-01-01',
    region: ['安徽'],
    locale: 'zh',
    rules: linter.rules,
    laws: linter.laws,
    colour: false,
    quiet: false,
    ...rest,
  }
}

function fileReport(rest: Partial<FileReport> = {}): FileReport {
  const checked = linter.check(linter.readSource('markdown', source), { asOf: '2024-01-01', region: [], locale: 'zh' })
  return {
    path: '目录/a b.md',
    sha256: 'ff',
    format: 'markdown',
    documentKind: 'tender',
    findings: checked.findings,
    excluded: 0,
    waived: 0,
    error: null,
    ...rest,
  }
}

const failed = fileReport({
  path: 'x.pdf',
  sha256: '',
  format: '',
  findings: [],
  error: { code: 'pdf', message: '这是 PDF 文件' },
})

const framesOf = (file: FileReport) => file.findings.map((finding) => frameOf(source, finding))

function render(format: ReportFormat, files: readonly FileReport[], rest: Partial<ReportContext> = {}): string {
  const reporter = createReporter(format, context(rest))
  const body = files.map((file) => reporter.file(file, framesOf(file))).join('')
  return (
    body +
    reporter.end({ files: files.length, certain: 1, review: 1, waived: 0, failed: files.filter((f) => f.error).length })
  )
}

function placed(format: Format, place: FilePlace): FileReport {
  const { findings } = fileReport()
  return fileReport({ format, findings: findings.slice(0, 1).map((finding): Finding => ({ ...finding, place })) })
}

describe('stylish', () => {
  it('says page, or sheet and cell', () => {
    const files = [placed('pdf', { page: 3 }), placed('xlsx', { sheet: '参数', cell: 'C12' })]
    const zh = render('stylish', files)
    expect(zh).toContain('  2:6 (第 3 页)  确定')
    expect(zh).toContain('  2:6 (工作表 参数 的 C12)  确定')
    const en = render('stylish', files, { locale: 'en' })
    expect(en).toContain('  2:6 (page 3)  certain')
    expect(en).toContain('  2:6 (sheet 参数, cell C12)  certain')
  })

  it('shows certain findings in full, then the others briefly, then the counts', () => {
    expect(render('stylish', [fileReport(), failed])).toMatchInlineSnapshot(`
      "目录/a b.md
        2:6  确定  指定品牌  brand-and-model/brand
          2 | 本项目采用甲牌设备，点值为3。
            |           ^^^^
          依据  《某实施条例》第二十条第（六）项  不得指定品牌
          改为  同类产品  改为性能要求 (可批量修改)
          位置  第三章 采购需求

        2:11  待核实  指定品牌  directive-parameter/point-value
          点值  依据 《某实施条例》第二十条第（六）项

      x.pdf
        无法审查  这是 PDF 文件

      共 2 个文件：确定 1 处，待核实 1 处，1 个文件无法审查。
      "
    `)
  })

  it('speaks English', () => {
    const text = render('stylish', [fileReport()], { locale: 'en' })
    expect(text).toContain('1 file: 1 certain, 1 to review.')
    expect(text).toContain('basis')
  })

  it('names the cell or the paragraph of a Word file', () => {
    const place = (word: NonNullable<Finding['word']>): string => {
      const report = fileReport({ format: 'docx' })
      return render('stylish', [{ ...report, findings: report.findings.map((f) => ({ ...f, word })) }])
    }
    expect(place({ part: 'word/document.xml', paragraph: 6, cell: null, runs: [] })).toContain('2:6 (第 7 段)  确定')
    expect(place({ part: 'word/header1.xml', paragraph: 0, cell: 'R1C2', runs: [] })).toContain(
      '2:6 (页眉表格单元 R1C2)  确定',
    )
  })

  it('says that all is well', () => {
    const reporter = createReporter('stylish', context())
    expect(reporter.file(fileReport({ findings: [] }), [])).toBe('')
    expect(reporter.end({ files: 3, certain: 0, review: 0, waived: 0, failed: 0 })).toBe(
      '已审查 3 个文件，未发现问题。\n',
    )
  })
})

it('json is the contract', () => {
  const report = JSON.parse(render('json', [fileReport(), failed]))
  expect(Object.keys(report)).toEqual(['tool', 'asOf', 'region', 'files', 'summary'])
  expect(report.files).toHaveLength(2)
  expect(report.files[1].error.code).toBe('pdf')
})

it('ndjson is one object a line', () => {
  const lines = render('ndjson', [fileReport(), failed]).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).path)).toEqual(['目录/a b.md', 'x.pdf'])
})

describe('sarif', () => {
  const log = (files: readonly FileReport[]) => JSON.parse(render('sarif', files))

  it('is 2.1.0 with rules, places, fingerprints, fixes and hashes', () => {
    const { version, runs } = log([fileReport(), failed])
    expect(version).toBe('2.1.0')
    const [run] = runs
    expect(run.columnKind).toBe('utf16CodeUnits')
    const [first, second] = run.results
    expect(run.tool.driver.rules[first.ruleIndex].id).toBe(first.ruleId)
    const rule = run.tool.driver.rules[first.ruleIndex]
    expect(rule.help.text).toBe('指定品牌排斥其他供应商。\n依据：《某实施条例》第二十条第（六）项')
    expect(rule.properties.page).toBe('docs/rules/brand-and-model/brand.md')
    expect([first.level, second.level]).toEqual(['error', 'warning'])
    const { artifactLocation, region } = first.locations[0].physicalLocation
    expect(artifactLocation).toEqual({ uri: '%E7%9B%AE%E5%BD%95/a%20b.md', index: 0 })
    expect(region).toMatchObject({ startLine: 2, startColumn: 6, endColumn: 8, charOffset: 14, charLength: 2 })
    expect(first.partialFingerprints).toEqual({ 'tenderlint/v1': 'f14' })
    expect(first.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe('同类产品')
    expect(second.fixes).toBeUndefined()
    expect(run.artifacts[0].hashes).toEqual({ 'sha-256': 'ff' })
    expect(run.invocations[0].executionSuccessful).toBe(false)
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe('这是 PDF 文件')
  })

  it('says page, or sheet and cell', () => {
    const { runs } = log([placed('pdf', { page: 3 }), placed('xlsx', { sheet: '参数', cell: 'C12' })])
    expect(runs[0].results.map((one: { properties: object }) => one.properties)).toMatchObject([
      { place: { page: 3 } },
      { place: { sheet: '参数', cell: 'C12' } },
    ])
    expect(runs[0].results[0].fixes).toBeUndefined()
  })

  it('offers no replacement in a Word file', () => {
    expect(log([fileReport({ format: 'docx' })]).runs[0].results[0].fixes).toBeUndefined()
  })
})
