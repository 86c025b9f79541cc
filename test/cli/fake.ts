import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Io } from '../../server/src/cli/io.ts'
import { run } from '../../server/src/cli/run.ts'
import type { Block, SourceDocument } from '../../server/src/core/block.ts'
import type { Finding, Place } from '../../server/src/core/finding.ts'
import { lineStarts, positionAt } from '../../server/src/core/position.ts'
import { ReadError } from '../../server/src/core/read-error.ts'
import type { LawData, RuleData } from '../../server/src/core/rule.ts'
import { decode } from '../../server/src/format/decode.ts'
import { readWord } from '../../server/src/format/word/read.ts'
import type { CheckOptions, Linter } from '../../server/src/service/api.ts'

const rule: RuleData = {
  id: 'brand-and-model/brand',
  category: 'brand-and-model',
  title: '指定品牌',
  titleEn: 'A brand is named',
  why: '指定品牌排斥其他供应商。',
  whyEn: 'Naming a brand shuts others out.',
  certainty: 'certain',
  match: ['{brand}'],
  unless: ['negation'],
  message: '指定品牌',
  messageEn: 'brand named',
  basis: ['law-a/20.6'],
  rewrite: [{ title: '改为性能要求', titleEn: 'ask for performance', text: '同类产品', safe: true }],
  since: '0.1.0',
  examples: { bad: [{ text: '采用[[甲牌]]' }], good: [{ text: '采用国产' }], excluded: [] },
}

const doubtful: RuleData = {
  ...rule,
  id: 'directive-parameter/point-value',
  category: 'directive-parameter',
  certainty: 'review',
  title: '点值',
  rewrite: [],
}

const law: LawData = {
  id: 'law-a',
  title: '某实施条例',
  short: '条例',
  number: '',
  issuer: '',
  regime: 'both',
  region: [],
  from: '2015-03-01',
  yearOnly: false,
  until: null,
  articles: [{ id: '20.6', label: '第二十条第（六）项', gist: '不得指定品牌', gistEn: 'no brands', verified: true }],
}

function read(path: string, bytes: Uint8Array): SourceDocument {
  if (path.endsWith('.pdf')) throw new ReadError('pdf', '这是 PDF 文件', 'This is a PDF')
  if (path.endsWith('crash.md')) throw new Error('boom')
  if (path.endsWith('.docx') && bytes[0] === 0x50) return readWord(bytes)
  const source = decode(bytes).text
  const starts = lineStarts(source)
  const blocks: Block[] = []
  starts.forEach((start, i) => {
    const text = source.slice(start, starts[i + 1] ?? source.length).trimEnd()
    if (text === '') return
    const level = /^#+/.exec(text)?.[0].length ?? 0
    const kind = level ? 'heading' : 'paragraph'
    const rest = { label: '', bold: false, centred: false, quoted: false, cell: null, word: null }
    blocks.push({ kind, text, map: Int32Array.of(0, start), start, end: start + text.length, level, ...rest })
  })
  if (path.endsWith('.xlsx')) {
    const cells = blocks.map((block, i): Block => ({ ...block, place: { sheet: '参数', cell: `C${i + 1}` } }))
    return { format: 'xlsx', source, blocks: cells, directives: [], frontMatter: [] }
  }
  return { format: path.endsWith('.docx') ? 'docx' : 'markdown', source, blocks, directives: [], frontMatter: [] }
}

function findings(source: string, options: CheckOptions): Finding[] {
  const starts = lineStarts(source)
  const place = (offset: number): Place => {
    const { line, column } = positionAt(starts, offset)
    return { line: line + 1, column: column + 1, offset }
  }
  const list: Finding[] = []
  for (const match of source.matchAll(/甲牌|点值/g)) {
    const own = match[0] === '甲牌' ? rule : doubtful
    if (
      source.slice(match.index - 2, match.index) === '不得' ||
      options.rules?.[own.id] === 'off' ||
      options.ignoreWords?.includes(match[0])
    )
      continue
    list.push({
      rule: own.id,
      category: own.category,
      certainty: own.certainty,
      severity: own.certainty === 'certain' ? 'error' : 'warning',
      message: options.locale === 'en' ? own.messageEn : own.message,
      text: match[0],
      range: { start: place(match.index), end: place(match.index + match[0].length) },
      section: 'technical',
      path: ['第三章 采购需求'],
      basis: [{ law: 'law-a', article: '第二十条第（六）项', title: '某实施条例' }],
      rewrites: own.rewrite,
      related: [],
      fingerprint: `f${match.index}`,
    })
  }
  return list
}

/** A linter that finds 甲牌 (certain, safe rewrite 同类产品) and 点值 (review); 不得甲牌 is excluded. Records the options of each check. */
export function fakeLinter(seen: CheckOptions[] = []): Linter {
  return {
    version: '9.9.9',
    rulesHash: 'abcdef0123456789',
    rules: [rule, doubtful],
    laws: [law],
    packs: [],
    wordings: [],
    commonTexts: [],
    guards: [{ id: 'negation', title: '禁止性表述', titleEn: 'prohibition' }],
    read,
    open: async (path, bytes) => read(path, bytes),
    readSource: (_, source) => read('a.md', Buffer.from(source)),
    check(document, options) {
      seen.push(options)
      const found = findings(document.source, options)
      const isWaived = (f: Finding): boolean => !!options.waivers?.some((w) => w.fingerprint === f.fingerprint)
      const fresh = found.filter((f) => !isWaived(f))
      const isKnown = (f: Finding): boolean => !!options.baseline?.includes(`${f.rule}/${f.fingerprint}`)
      const excludedAt = document.source.indexOf('不得甲牌')
      const range = { start: { line: 1, column: 3, offset: 2 }, end: { line: 1, column: 5, offset: 4 } }
      return {
        document,
        outline: {
          documentKind: options.kind ?? 'tender',
          headings: document.blocks.flatMap((b, i) =>
            b.level
              ? [
                  {
                    block: i,
                    level: b.level,
                    title: b.text.replace(/^#+ /, ''),
                    section: 'technical' as const,
                    parent: -1,
                  },
                ]
              : [],
          ),
          tables: [],
          labels: document.blocks.map((b) => ({
            section: 'technical',
            heading: b.level || !document.blocks[0]!.level ? -1 : 0,
            isHeading: b.level ? 0 : -1,
            column: '',
            table: '',
            header: false,
            factor: '',
            points: null,
          })),
        },
        facts: { regime: null, object: null, method: null, budget: null, region: null },
        lineStarts: lineStarts(document.source),
        findings: fresh.filter((f) => !isKnown(f)),
        excludedCount: excludedAt < 0 ? 0 : 1,
        excluded:
          excludedAt < 0 ? [] : [{ rule: rule.id, guard: 'negation', reason: '禁止性表述', text: '甲牌', range }],
        open: document.source.includes('权重待定') ? [{ rule: rule.id, missing: '总分', text: '权重待定', range }] : [],
        waived: found
          .filter(isWaived)
          .map((f) => ({ ...f, waiver: { reason: '兼容', approver: '', expires: '', in: 'file' as const } })),
        baselined: fresh.filter(isKnown),
        asOf: options.asOf,
        region: options.region,
        rulesOn: 2,
        vendorThroughout: null,
        vendorMentions: [],
        namesIn: () => [],
      }
    },
  }
}

export interface Result {
  readonly status: number
  readonly out: string
  readonly err: string
  readonly seen: readonly CheckOptions[]
}

export interface World {
  readonly folder: string
  write(files: Readonly<Record<string, string | Uint8Array>>): void
  run(
    args: readonly string[],
    options?: {
      stdin?: string
      env?: Record<string, string>
      tty?: boolean
      step?: number
      cwd?: string
      /** Runs a command line in a thread. */
      apart?: Io['apart']
      /** Another linter than the fake one. */
      linter?: Linter
    },
  ): Promise<Result>
  remove(): void
}

/** A folder of its own with the command line in it; nothing of the real process is used. */
export function world(): World {
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-cli-'))
  return {
    folder,
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), content)
      }
    },
    async run(args, options = {}) {
      let [out, err, time] = ['', '', 0]
      const seen: CheckOptions[] = []
      const status = await run(args, {
        cwd: options.cwd ? join(folder, options.cwd) : folder,
        env: options.env ?? {},
        stdout: {
          isTTY: false,
          write: (text) => {
            out += text
          },
        },
        stderr: {
          isTTY: options.tty ?? false,
          write: (text) => {
            err += text
          },
        },
        stdin: async () => Buffer.from(options.stdin ?? ''),
        today: () => '2024-05-06',
        moment: () => '2024-05-06T07:08:09',
        now: () => {
          time += options.step ?? 0
          return time
        },
        closed: () => false,
        linter: async () => options.linter ?? fakeLinter(seen),
        async *input() {
          yield Buffer.from(options.stdin ?? '')
        },
        processors: 2,
        worker: null,
        apart: options.apart ?? null,
        codeHash: async () => 'code',
      })
      return { status, out, err, seen }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
