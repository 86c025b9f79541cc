import { readFileSync } from 'node:fs'
import type { Block } from '../../../server/src/core/block.ts'
import type { FileReport } from '../../../server/src/core/finding.ts'
import type { Dictionaries, RuleData } from '../../../server/src/core/rule.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { statedOf } from '../../../server/src/report/form/stated.ts'
import type { Review, ReviewContext, ReviewFile, ReviewItem } from '../../../server/src/report/review/review.ts'

export const dictionaries = JSON.parse(readFileSync('dist/dictionaries.json', 'utf8')) as Dictionaries

/** An item as a check would give it for a rule; its texts carry its number, so that each can be told from the others. */
export function itemOf(rule: RuleData, number: number, more: Partial<ReviewItem> = {}): ReviewItem {
  const place = { line: number, column: 1, offset: number * 100 }
  return {
    number,
    finding: {
      rule: rule.id,
      category: rule.category,
      certainty: rule.certainty,
      severity: rule.certainty === 'certain' ? 'error' : 'warning',
      message: `第${number}号说明。`,
      text: `甲词${number}乙`,
      range: { start: place, end: { ...place, offset: place.offset + 5 } },
      section: 'technical',
      path: ['第三章 采购需求', '3.2 技术参数：'],
      basis: [],
      rewrites: [{ title: '改为中性表述', text: `改后${number}号`, safe: false }],
      related: [],
      fingerprint: String(number),
    },
    chapter: '第三章 采购需求',
    place: `第 ${number} 段`,
    quote: { before: `前文${number}，`, words: `甲词${number}乙`, after: '，后文' },
    title: rule.title,
    why: `第${number}号理由。`,
    laws: [{ text: `《某办法》第${number}条`, gist: '要点' }],
    related: [],
    ...more,
  }
}

export function fileOf(
  items: readonly ReviewItem[],
  report: Partial<FileReport> = {},
  stated: ReviewFile['stated'] = statedOf([], undefined),
): ReviewFile {
  return {
    report: {
      path: '招标文件.docx',
      sha256: '0123456789abcdef'.repeat(4),
      format: 'docx',
      documentKind: 'tender',
      findings: items.map((item) => item.finding),
      excluded: 0,
      waived: 0,
      error: null,
      ...report,
    },
    items,
    stated,
  }
}

export function reviewOf(files: readonly ReviewFile[], context: Partial<ReviewContext> = {}): Review {
  const findings = files.flatMap((file) => file.report.findings)
  const certain = findings.filter((finding) => finding.certainty === 'certain').length
  return {
    context: {
      tool: { name: 'tenderlint', version: '9.9.9', rulesHash: 'abcdef0123456789'.repeat(4) },
      asOf: '2026-01-02',
      region: [],
      locale: 'zh',
      rules: dictionaries.rules,
      laws: dictionaries.laws,
      colour: false,
      quiet: false,
      title: '',
      reviewer: '',
      packs: [],
      ...context,
    },
    files,
    summary: {
      files: files.length,
      certain,
      review: findings.length - certain,
      waived: 0,
      failed: files.filter((file) => file.report.error).length,
    },
  }
}

/** One finding of every rule there is. */
export function everyKind(): ReviewItem[] {
  return dictionaries.rules.map((rule, i) => itemOf(rule, i + 1))
}

/** What a person reads in a .docx, body first, headers and footers last. */
export function textOf(bytes: Uint8Array): string {
  return readWord(bytes).source
}

/** The text of the cell to the right of the first cell with the given text; '' when that is blank, null when there is no such cell. */
export function besideCell(bytes: Uint8Array, label: string): string | null {
  const { blocks } = readWord(bytes)
  const found = blocks.find((block) => block.cell && block.text === label)
  return found ? rightOf(blocks, found) : null
}

function rightOf(blocks: readonly Block[], { cell }: Block): string {
  const column = cell!.column + cell!.columnSpan
  const right = blocks.filter(
    (block) => block.cell?.table === cell!.table && block.cell.row === cell!.row && block.cell.column === column,
  )
  return right.map((block) => block.text).join('\n')
}
