import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { columnSources, findingGroups, formFacts } from '../../server/src/config/form/form.ts'
import { parseForm } from '../../server/src/config/form/read.ts'
import { ConfigError } from '../../server/src/config/problem.ts'

const rules = ['regional/local-branch', 'brand-and-model/brand-named']

/** The faults as `line:column message`. */
function faults(source: string): string[] {
  try {
    parseForm('表.yaml', source, rules)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    expect(error.source).toBe(source)
    for (const problem of error.problems)
      expect(problem.english.replace(/use one of .*/, '')).not.toMatch(/\p{Script=Han}/u)
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
  }
}

const head = 'id: a-b\ntitle: 表\n'
const body = `${head}body:\n  - table: checklist\n    rows:\n`

describe('a form template', () => {
  it('needs little', () => {
    const form = parseForm('表.yaml', `${body}      - text: 一\n`, rules)
    expect(form).toMatchObject({
      id: 'a-b',
      titleEn: '表',
      page: 'portrait',
      per: 'file',
      head: [],
      tail: [],
      notes: [],
    })
    expect(form.body[0]).toMatchObject({
      choices: ['是', '否'],
      rows: [{ text: '一', found: 0, partial: false, verified: true }],
    })
  })

  it.each([
    ['', ['1:1 文件是空的']],
    ['- 一\n', ['1:1 模板应为对象 {…}，实际是数组 […]']],
    ['id: a\n', ['1:1 缺少 title', '1:1 缺少 body：表中至少要有一部分']],
    [
      `${body}      - text: 一\n        rules: [regional/local-branches]\n`,
      ['7:17 没有这条规则 "regional/local-branches"，是否想写 "regional/local-branch"？'],
    ],
    [`${body}      - text: 一\n        categories: [region]\n`, ['7:22 没有这个类别 "region"，是否想写 "regional"？']],
    [`${body}      - text: 一\n        found: no\n`, ['7:16 body[0].rows[0].found 不能是 "no"，可用：是、否']],
    [`${body}      - rules: []\n`, ['6:9 缺少 body[0].rows[0].text']],
    [`${body}      - heading: 一\n        rules: []\n`, ['7:9 未知的键 "rules"']],
    [
      `${head}body:\n  - table: findings\n    columns:\n      - { label: 一, shows: nummer }\n`,
      [/^6:28 body\[0\]\.columns\[0\]\.shows 不能是 "nummer"，.*是否想写 "number"？$/],
    ],
    [`${head}body:\n  - table: list\n`, [/^4:12 body\[0\]\.table 不能是 "list"/]],
    [`${head}body:\n  - table: findings\n`, ['4:5 缺少 body[0].columns']],
    [`${body}      - text: 一\ntail:\n  - { label: 结论, text: 合格 }\n`, ['8:18 未知的键 "text"']],
    [`${body}      - text: 一\nhead:\n  - { label: 一, fact: file, text: 二 }\n`, ['8:5 fact 与 text 只能写一个']],
    [`${body}      - text: 一\ntail:\n  - { label: 结论, lines: 900 }\n`, ['8:25 tail[0].lines 应为 1 至 30 的整数']],
    [`id: A B\ntitle: 表\nbody:\n  - table: blank\n`, ['1:5 id 只能由小写字母、数字和连字符组成']],
    [`${head}title: 二\nbody:\n  - table: blank\n`, ['3:1 键 "title" 重复']],
    [`${head}body: &x\n  - table: blank\n`, [/不支持锚点、别名和标签$/]],
    [`${head}body: [\n`, [/不是合法的 YAML/]],
    [`id: a\n---\nid: b\n`, [/一个文件中只能有一份模板$/]],
  ])('says where a fault is: %j', (source, expected) => {
    const found = faults(source)
    expected.forEach((one, i) => {
      if (typeof one === 'string') expect(found[i]).toBe(one)
      else expect(found[i]).toMatch(one)
    })
    expect(found.length).toBeGreaterThanOrEqual(expected.length)
  })

  it('is described in docs/forms.md, whose example can be used', () => {
    const page = readFileSync('docs/forms.md', 'utf8')
    const example = /```yaml\n([\s\S]*?)```/.exec(page)![1]!
    expect(parseForm('docs/forms.md', example, rules).body).toHaveLength(3)
    const words = new Set(page.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g))
    for (const word of [...formFacts, ...columnSources, ...findingGroups]) expect(words).toContain(word)
  })

  it('stands deep nesting', () => {
    expect(faults(`${head}body: ${'['.repeat(3000)}${']'.repeat(3000)}\n`).length).toBeGreaterThan(0)
  })
})
