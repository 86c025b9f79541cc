import { describe, expect, it } from 'vitest'
import { open } from './fake.ts'
import { blank, folderWith, fullCapabilities, realLinter, realSession } from './real.ts'
import type { Json } from './rpc.ts'

const uri = 'untitled:a.md'

/** The offers at ¦, as labels and as edits. */
async function at(
  marked: string,
  character: string | null = null,
  initialize: Record<string, unknown> = {},
  name = uri,
) {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  const { rpc } = await realSession(initialize)
  open(rpc, text, { uri: name })
  const before = marked.slice(0, offset).split(/\r\n|\n/)
  const items: Json[] = await rpc.request('textDocument/completion', {
    textDocument: { uri: name },
    position: { line: before.length - 1, character: before.at(-1)!.length },
    context: character === null ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: character },
  })
  return {
    labels: items.map((item) => item.label),
    find: (label: string) => items.find((item) => item.label === label),
    first: items.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1))[0],
    /** The line after the offer was taken, as plain text. */
    taken(label: string) {
      const { textEdit } = items.find((item) => item.label === label)
      const line = text.split(/\r\n|\n/)[textEdit.range.start.line]!
      return line.slice(0, textEdit.range.start.character) + textEdit.newText + line.slice(textEdit.range.end.character)
    },
  }
}

const technical = '# 采购需求\r\n\r\n## 二、技术参数\r\n\r\n'

describe('in a technical parameter', () => {
  it('neutral wordings are offered by hand and behind the colon, as snippets', async () => {
    const asked = await at(`${technical}𠮷内存容量¦`)
    expect(asked.labels).toContain('不低于〔数值〕〔单位〕')
    expect(asked.taken('不低于〔数值〕〔单位〕')).toBe(`𠮷内存容量不低于${blank(1, '数值')}${blank(2, '单位')}`)
    expect(asked.find('不低于〔数值〕〔单位〕').insertTextFormat).toBe(2)
    expect((await at(`${technical}内存容量：¦`, '：')).labels.length).toBe(realLinter.wordings.length)
    expect((await at(`${technical}- 内存容量：¦`, '：')).labels.length).toBe(realLinter.wordings.length)
  })

  it('what is typed of one is replaced', async () => {
    const typed = await at(`${technical}内存容量不低¦`)
    expect(typed.labels).toEqual(['不低于〔数值〕〔单位〕'])
    expect(typed.taken('不低于〔数值〕〔单位〕')).toBe(`内存容量不低于${blank(1, '数值')}${blank(2, '单位')}`)
  })

  it('they are offered in the parameter column and not in others', async () => {
    const row = (cells: string) =>
      `# 招标文件\n\n| 序号 | 名称 | 技术参数 | 数量 |\n| --- | --- | --- | --- |\n| 1 | ${cells} |\n`
    expect((await at(row('防火墙 | 吞吐量¦ | 2'))).labels).not.toEqual([])
    expect((await at(row('防火墙 | ¦ | 2'))).labels).not.toEqual([])
    expect((await at(row('防火墙¦ | 吞吐量 | 2'))).labels).toEqual([])
    expect((await at(row('防火墙 | 吞吐量 | 2¦'))).labels).toEqual([])
  })

  it('they are plain text where snippets are not taken', async () => {
    const textDocument = { ...fullCapabilities.textDocument, completion: {} }
    const plain = await at(`${technical}内存¦`, null, { capabilities: { ...fullCapabilities, textDocument } })
    expect(plain.taken('不低于〔数值〕〔单位〕')).toBe('内存不低于〔数值〕〔单位〕')
  })
})

describe('elsewhere', () => {
  it('nothing is offered in prose, in headings and by mere punctuation', async () => {
    expect((await at('# 招标文件\n\n## 第四章 合同条款\n\n付款方式：¦', '：')).labels).toEqual([])
    expect((await at('# 招标文件\n\n## 第四章 合同条款\n\n付款¦')).labels).toEqual([])
    expect((await at('# 采购需求\n\n## 二、技术参数¦')).labels).toEqual([])
    for (const character of ['-', '/', '"'])
      expect((await at(`${technical}速率 10${character}¦`, character)).labels).toEqual([])
    expect((await at('¦')).labels).toEqual([])
  })
})

describe('in front matter', () => {
  it('keys that are not there yet, and their values', async () => {
    const keys = await at('---\nregion: 安徽\n¦\n---\n')
    expect(keys.labels).toEqual(expect.arrayContaining(['kind', 'asOf', 'sections', 'method']))
    expect(keys.labels).not.toContain('region')
    expect(keys.taken('kind')).toBe('kind: ')
    const kind = await at('---\nkind:¦\n---\n', ':')
    expect(kind.taken('tender')).toBe('kind: tender')
    expect(kind.find('tender').detail).toBe('招标文件')
    expect((await at('---\n采购方式：公¦\n---\n')).taken('公开招标')).toBe('采购方式：公开招标')
    expect((await at('---\nasOf: ¦\n---\n')).labels).toEqual(['2024-05-06'])
    expect((await at('---\nkind: tender\n---\n¦')).labels).toEqual([])
  })

  it('titles and section kinds', async () => {
    const rest = '\n---\n\n# 招标文件\n\n## 第五章 投标文件格式\n\n无\n'
    const title = await at(`---\nsections: ¦${rest}`)
    expect(title.taken('第五章 投标文件格式')).toBe('sections: 第五章 投标文件格式=')
    const kind = await at(`---\nsections: 甲=form, 第五章=¦${rest}`)
    expect(kind.taken('technical')).toBe('sections: 甲=form, 第五章=technical')
    expect(kind.find('technical').detail).toBe('技术要求')
  })
})

describe('in directives', () => {
  it('the directives, closed when they are not', async () => {
    expect((await at('甲\n\n<!-- ten¦')).taken('tenderlint-waive')).toBe(
      `<!-- tenderlint-waive ${blank(1, '规则编号')} -- ${blank(2, '理由')} -->`,
    )
    expect((await at('甲\n\n<!--¦ -->')).taken('tenderlint-waive-end')).toBe('<!-- tenderlint-waive-end -->')
  })

  it('rules with their titles, those of the next findings first', async () => {
    const rules = await at(`${technical}<!-- tenderlint-waive bra¦ -->\r\n须采用华为产品。\r\n`)
    expect(rules.first.label).toMatch(/^brand-and-model\//)
    expect(rules.first.detail).toMatch(/品牌/)
    expect(rules.taken('brand-and-model')).toBe('<!-- tenderlint-waive brand-and-model -->')
    expect(rules.labels).toEqual(expect.arrayContaining(['all', 'brand-and-model', realLinter.rules[0]!.id]))
    expect((await at('<!-- tenderlint-waive all -¦ -->', '-')).labels).toEqual([])
  })

  it('kinds of reasons, and the last day', async () => {
    const reason = await at('<!-- tenderlint-waive all -- ¦ -->')
    expect(reason.taken('兼容现有系统')).toBe(`<!-- tenderlint-waive all -- 兼容现有系统：${blank(1, '系统名称')} -->`)
    expect((await at('<!-- tenderlint-waive all -- 已批准 ¦ -->')).labels).toEqual(['until='])
    expect((await at('<!-- tenderlint-waive all -- 已¦ -->')).labels).toEqual([])
  })
})

it('the config file has rule ids everywhere, keys only where no schema tells them', async () => {
  const place = folderWith({})
  try {
    const name = place.uri('tenderlint.config.json')
    expect((await at('{\n  "¦"\n}', '"', {}, name)).taken('region')).toBe('  "region": ')
    const own = { initializationOptions: { commands: true } }
    expect((await at('{ "¦" }', '"', own, name)).labels).toEqual([])
    expect((await at('{ "rules": { "¦" } }', '"', own, name)).labels).toContain('brand-and-model/brand-named')
  } finally {
    place.remove()
  }
})

describe('the neutral wordings', () => {
  it.each(realLinter.wordings.map(({ text }) => text))('%s: is found by no rule', (wording) => {
    for (const text of [wording, wording.replace(/〔(数值|偏差|年数|时间|长|宽|高)〕/g, '20').replace(/[〔〕]/g, '')]) {
      const source = `# 采购需求\n\n## 技术参数\n\n产品指标${text}。\n`
      const options = { asOf: '2026-11-23', region: [], locale: 'zh' } as const
      const { findings } = realLinter.check(realLinter.readSource('markdown', source), options)
      expect(findings.filter(({ section }) => section === 'technical').map(({ rule, text }) => [rule, text])).toEqual(
        [],
      )
    }
  })
})
