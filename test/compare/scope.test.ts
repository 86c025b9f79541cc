import { describe, expect, it } from 'vitest'
import { type Change, compareStages } from '../../server/src/compare/index.ts'
import type { SourceDocument } from '../../server/src/core/block.ts'
import type { DocumentKind } from '../../server/src/core/kinds.ts'
import { words } from '../parameters/words.ts'
import { brief, changes, stageOf } from './stage.ts'

const list = (names: readonly string[], unit = '台') =>
  `| 序号 | 名称 | 数量 | 单位 |\n| --- | --- | --- | --- |\n${names.map((name, at) => `| ${at + 1} | ${name} | 2 | ${name.endsWith('服务') ? '项' : unit} |`).join('\n')}\n`
const paper = (names: readonly string[], more = '') => `# 文件\n\n## 采购清单\n\n${list(names)}\n${more}`
const scope = (found: readonly Change[]) => found.filter(({ kind }) => kind === 'scope').map(brief)

describe('products that come and go', () => {
  const between = (before: DocumentKind, now: DocumentKind, more: string[], less: string[]) =>
    scope(
      changes(
        [paper(['核心交换机', '应用服务器', ...less]), before],
        [paper(['核心交换机', '应用服务器', ...more]), now],
      ),
    )

  it('are certain between approved papers', () => {
    expect(between('preliminary-design', 'tender', ['叫号终端'], [])).toEqual(['scope 叫号终端 certain'])
    expect(between('preliminary-design', 'tender', [], ['叫号终端'])).toEqual(['scope 叫号终端 certain'])
  })

  it('are to be looked at against a study, which only proposes', () => {
    expect(between('feasibility-study', 'preliminary-design', ['叫号终端'], [])).toEqual(['scope 叫号终端 review'])
    expect(between('feasibility-study', 'preliminary-design', [], ['叫号终端'])).toEqual(['scope 叫号终端 review'])
  })

  it('are not for certain where a service is not among the goods delivered', () => {
    expect(between('contract', 'acceptance', [], ['系统集成服务'])).toEqual(['scope 系统集成服务 review'])
    expect(between('contract', 'acceptance', [], ['叫号终端'])).toEqual(['scope 叫号终端 certain'])
  })
})

it('two papers with hardly a product in common are of two projects: nothing is certain', () => {
  const others = (from: number) =>
    Array.from({ length: 12 }, (_, at) => `${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地'[from + at]}型设备`)
  const found = changes(
    [paper(['核心交换机', ...others(0)]), 'preliminary-design'],
    [paper(['核心交换机', ...others(12)]), 'tender'],
  )
  expect(found.filter(({ kind, certainty }) => kind === 'scope' && certainty === 'certain')).toEqual([])
})

describe('what is not bought', () => {
  it.each(['对接系统 | 接口内容', '备件名称 | 存放要求', '现有设备 | 性能要求'])('%s', (header) => {
    const table = `## 技术要求\n\n| 序号 | ${header} | 技术要求 |\n| --- | --- | --- | --- |\n| 1 | 医保信息平台 | 结算数据 | 响应时间≤3s |\n| 2 | 县医院既有系统 | 病历数据 | 响应时间≤5s |\n`
    const names = ['核心交换机', '应用服务器']
    const found = changes([paper(names), 'preliminary-design'], [paper(names, table), 'tender'])
    expect(scope(found)).toEqual([])
  })
})

it.each([
  '驻场人员工作日在岗并做好值守登记',
  '24小时内不能修复的提供备用设备',
])('said elsewhere under a number, neither dropped nor new: %s', (clause) => {
  const service = (words: string) =>
    paper(['核心交换机', '应用服务器'], `## 技术要求\n\n### 1. 核心交换机\n\n1. 包转发率：≥180Mpps；\n\n${words}`)
  const found = changes(
    [service(`2. ${clause}，双电源。\n`), 'preliminary-design'],
    [service(`\n## 商务要求\n\n（3） ${clause}，双电源。\n`), 'tender'],
  )
  expect(found.map(brief)).toEqual([])
})

describe('chapters of work', () => {
  const parts = ['实训排课与预约', '设备资产管理', '实训考核评价']
  const chapters = (titles: readonly string[], level = '####') =>
    titles.map((title, at) => `${level} （${'一二三四五六'[at]}）${title}\n\n按要求建设。\n`).join('\n')
  const design = paper(
    ['核心交换机', '应用服务器'],
    `## 二、实训教学管理系统\n\n### 2.1 系统功能设计\n\n${chapters(parts)}`,
  )
  const tender = (titles: readonly string[], before = '') =>
    paper(
      ['核心交换机', '应用服务器'],
      `## 二、实训教学管理系统建设内容\n\n${before}### （二）功能要求\n\n${chapters(titles)}`,
    )
  const told = (text: string, kind: DocumentKind = 'tender') =>
    scope(changes([design, 'preliminary-design'], [text, kind]))

  it('that one paper has more', () => {
    expect(told(tender(parts))).toEqual([])
    expect(told(tender([...parts, '竞赛报名管理']))).toEqual(['scope 竞赛报名管理 certain'])
  })

  it('are none where a heading tells more of the work around it', () => {
    const more = '### （一）性能指标\n\n并发用户数≥500个。\n\n### （三）用户角色和报表\n\n按角色授权。\n\n'
    expect(told(tender(parts, more))).toEqual([])
    expect(told(tender([...parts, '设备资产和实训排课']))).toEqual([])
  })

  it('are none where a contract says how the supplier works', () => {
    expect(told(tender([...parts, '上线支持', '人员培训']), 'contract')).toEqual([])
  })

  it('are found by the levels of styles where the numbers say less', () => {
    const flat = (text: string, kind: DocumentKind) => {
      const stage = stageOf(text, kind)
      const { headings } = stage.outline
      // as Word drafts are read: （一） below 2.1 stands beside it
      const parents = headings.map(({ parent, title }) =>
        title.startsWith('（') && parent >= 0 ? (headings[parent]!.parent ?? -1) : parent,
      )
      const outline = {
        ...stage.outline,
        headings: headings.map((one, at) => ({ ...one, parent: parents[at]! })),
      }
      return { ...stage, outline }
    }
    const pair = [flat(design, 'preliminary-design'), flat(tender([...parts, '竞赛报名管理']), 'tender')]
    expect(scope(compareStages(pair, words))).toEqual(['scope 竞赛报名管理 certain'])
    const withoutLevels = pair.map((stage) => {
      const document: SourceDocument = {
        ...stage.document,
        blocks: stage.document.blocks.map((block) => ({ ...block, level: 0 })),
      }
      return { ...stage, document }
    })
    expect(scope(compareStages(withoutLevels, words))).toEqual([])
  })
})
