import { PassThrough } from 'node:stream'
import { type Block, type Directive, plainBlock, type SourceDocument } from '../../server/src/core/block.ts'
import type { Finding } from '../../server/src/core/finding.ts'
import { lineStarts } from '../../server/src/core/position.ts'
import type { LawData, RuleData } from '../../server/src/core/rule.ts'
import { type ServerParts, startServer } from '../../server/src/lsp/server.ts'
import type { CheckedDocument, CheckOptions, Linter } from '../../server/src/service/api.ts'
import { rangeOf } from '../../server/src/service/place.ts'
import { type Json, pushCapabilities, type Rpc, rpcClient } from './rpc.ts'

/** A brand is certain with two rewrites, the first safe; 进口 is review without any, 独家 has an unsafe one. A block is a line; a directive waives the next block. */
const words = [
  {
    pattern: /华为/g,
    rule: 'brand-and-model/brand-named',
    certainty: 'certain',
    rewrites: [
      { title: '改为设备名称', text: '交换机', safe: true },
      { title: '改为性能要求', text: '满足性能要求的设备', safe: false },
    ],
  },
  { pattern: /进口/g, rule: 'imported-or-domestic/imported', certainty: 'review', rewrites: [] },
  {
    pattern: /独家/g,
    rule: 'imported-or-domestic/imported',
    certainty: 'certain',
    rewrites: [{ title: '放宽', text: '多家', safe: false }],
  },
] as const

export const fakeRules = [
  {
    id: 'brand-and-model/brand-named',
    title: '指定品牌',
    titleEn: 'Brand named',
    why: '只有一家能够满足。',
    whyEn: 'One maker only.',
  },
  {
    id: 'imported-or-domestic/imported',
    title: '限定进口',
    titleEn: 'Imported',
    why: '须先经核准。',
    whyEn: 'Needs approval.',
  },
] as unknown as RuleData[]

const fakeLaws = [
  {
    id: 'gpl-impl',
    title: '政府采购法实施条例',
    short: '',
    number: '国务院令第658号',
    region: [],
    from: '2015-03-01',
    until: null,
    articles: [{ id: '20.6', label: '第二十条第（六）项', gist: '不得限定品牌', gistEn: 'no brands', verified: true }],
  },
] as unknown as LawData[]

export interface FakeLinter extends Linter {
  /** Options of every check so far. */
  readonly checks: CheckOptions[]
}

export function fakeLinter(): FakeLinter {
  const checks: CheckOptions[] = []
  return {
    checks,
    version: '0',
    rulesHash: '0',
    rules: fakeRules,
    laws: fakeLaws,
    packs: [],
    wordings: [],
    commonTexts: [],
    guards: [],
    read: () => {
      throw new Error('not used')
    },
    open: () => Promise.reject(new Error('not used')),
    readSource: readLines,
    check(document, options) {
      checks.push(options)
      if (document.source.includes('出错')) throw new Error('broken rule')
      return checkLines(document, options)
    },
  }
}

function readLines(languageId: string, source: string): SourceDocument {
  const blocks: Block[] = []
  const directives: Directive[] = []
  for (const match of source.matchAll(/[^\n\r]+/g)) {
    const [text] = match
    const start = match.index
    const end = start + text.length
    if (text.trim().startsWith('<!--')) {
      directives.push({ text: text.trim().slice(4, -3).trim(), start, end, block: blocks.length })
      continue
    }
    blocks.push(plainBlock(text, start, { kind: 'paragraph' }))
  }
  return { format: languageId === 'markdown' ? 'markdown' : 'text', source, blocks, directives, frontMatter: [] }
}

function checkLines(document: SourceDocument, options: CheckOptions): CheckedDocument {
  const starts = lineStarts(document.source)
  const findings: Finding[] = []
  const waived: Finding[] = []
  document.blocks.forEach((block, index) => {
    for (const { pattern, rule, certainty, rewrites } of words) {
      if (options.rules?.[rule] === 'off') continue
      for (const match of block.text.matchAll(pattern)) {
        const start = block.start + match.index
        const range = rangeOf(starts, start, start + match[0].length)
        const finding: Finding = {
          rule,
          category: 'brand-and-model',
          certainty,
          severity: certainty === 'certain' ? 'error' : 'warning',
          message: options.locale === 'en' ? `names ${match[0]}` : `指定了${match[0]}`,
          text: match[0],
          range,
          section: 'technical',
          path: [],
          basis: [{ law: 'gpl-impl', article: '第二十条第（六）项', title: '政府采购法实施条例' }],
          rewrites,
          related: [{ message: '同一问题的另一处', range: rangeOf(starts, block.start, block.start + 1) }],
          fingerprint: `${rule}@${match[0]}#${findings.length}`,
        }
        const isWaived = document.directives.some(
          (item) => item.block === index && item.text.includes(rule) && !item.text.includes('请填写'),
        )
        if (isWaived) waived.push(finding)
        else findings.push(finding)
      }
    }
  })
  findings.sort((a, b) => a.range.start.offset - b.range.start.offset)
  return {
    document,
    outline: { documentKind: 'unknown', headings: [], tables: [], labels: [] },
    facts: { regime: null, object: null, method: null, budget: null, region: null },
    lineStarts: starts,
    findings,
    excluded: [],
    excludedCount: 0,
    open: [],
    waived: waived.map((finding) => ({
      ...finding,
      waiver: { reason: '兼容', approver: '', expires: '', in: 'document' as const },
    })),
    baselined: [],
    asOf: options.asOf,
    region: options.region,
    rulesOn: fakeRules.length,
    vendorThroughout: null,
    vendorMentions: [],
    namesIn: ({ text }) => (text === '华为' ? [text] : []),
  }
}

export interface Session {
  readonly rpc: Rpc
  readonly linter: FakeLinter
  readonly initialized: Json
}

export const day = '2024-05-06'

/** A server over a stream pair, already initialized. */
export async function session(
  initialize: Record<string, unknown> = {},
  parts: Partial<ServerParts> = {},
  replies: Record<string, (params: Json) => unknown> = {},
): Promise<Session> {
  const toServer = new PassThrough()
  const fromServer = new PassThrough()
  const linter = fakeLinter()
  startServer(
    { input: toServer, output: fromServer },
    { linter: async () => linter, today: () => day, pages: (rule) => `file:///docs/rules/${rule}.md`, ...parts },
  )
  const rpc = rpcClient(fromServer, toServer)
  for (const [method, reply] of Object.entries(replies)) rpc.answer(method, reply)
  const initialized = await rpc.request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: pushCapabilities,
    ...initialize,
  })
  rpc.notify('initialized', {})
  return { rpc, linter, initialized }
}

export const uri = 'untitled:%E6%8B%9B%E6%A0%87.md'

export function open(
  rpc: Rpc,
  text: string,
  given: { uri?: string; languageId?: string; version?: number } = {},
): void {
  rpc.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, ...given, text } })
}

/** Position of the n-th (from 0) place of a word, in UTF-16 columns. */
export function rangeOfWord(text: string, word: string, nth = 0): Json {
  let at = -1
  for (let i = 0; i <= nth; i++) at = text.indexOf(word, at + 1)
  const before = text.slice(0, at).split('\n')
  const start = { line: before.length - 1, character: before.at(-1)!.length }
  return { start, end: { line: start.line, character: start.character + word.length } }
}
