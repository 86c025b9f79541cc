import type { Overview, OverviewChapter, OverviewFinding } from '../../server/src/lsp/protocol.ts'

/** A chapter by title and the index of the one around it. */
export function chapter(title: string, parent = -1): OverviewChapter {
  const range = rangeAt(0)
  return {
    title,
    level: parent < 0 ? 1 : 2,
    parent,
    range,
    section: 'technical',
    sectionName: '技术',
    certain: 0,
    review: 0,
  }
}

export function rangeAt(line: number, character = 0): OverviewFinding['range'] {
  return { start: { line, character }, end: { line, character: character + 2 } }
}

export function finding(fingerprint: string, given: Partial<OverviewFinding> = {}): OverviewFinding {
  return {
    fingerprint,
    rule: 'brand-and-model/brand-named',
    ruleTitle: '指定品牌',
    category: 'brand-and-model',
    categoryName: '品牌型号',
    certainty: 'certain',
    message: '指定了品牌。',
    text: '某牌',
    range: rangeAt(0),
    chapter: 0,
    basis: [],
    rewrites: [],
    ...given,
  }
}

export function overview(
  chapters: readonly OverviewChapter[],
  findings: readonly OverviewFinding[],
  given: Partial<Overview> = {},
): Overview {
  return {
    uri: 'file:///a.md',
    version: 1,
    documentKind: '招标文件',
    region: [],
    asOf: '2026-03-01',
    packs: [],
    rules: 10,
    rulesHash: 'abc',
    configFile: null,
    waived: 0,
    excluded: 0,
    chapters,
    findings,
    ...given,
  }
}
