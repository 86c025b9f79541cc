import { describe, expect, it } from 'vitest'
import { outline } from '../../server/src/structure/outline.ts'
import { columnRole } from '../../server/src/structure/table-words.ts'
import { document, type Part } from './blocks.ts'

const read = (...parts: readonly Part[]) => outline(document(parts))

describe('tables', () => {
  it('is technical by its header even in a commercial chapter', () => {
    const made = read('第三章 采购需求', '三、商务要求', [
      ['序号', '设备名称', '技术参数', '数量'],
      ['1', '服务器', '内存不低于64GB', '2'],
    ])
    expect(made.tables[0]).toMatchObject({ role: 'technical', section: 'technical', rows: 2 })
    expect(made.tables[0]!.columns.map((one) => one.role)).toEqual(['index', 'item', 'parameter', 'quantity'])
    expect(made.labels.at(-2)).toMatchObject({ section: 'technical', column: 'parameter', header: false })
    expect(made.labels[4]).toMatchObject({ header: true, column: 'parameter' })
  })

  it('gives factor and points of the row in a scoring table', () => {
    const rows = [
      ['评审因素', '分值', '评分标准'],
      ['类似业绩', '10分', '每提供一项得2分'],
      ['', '', '未提供不得分'],
      ['价格', '30', '按公式计算'],
    ]
    const made = read('评标信息', rows)
    expect(made.tables[0]).toMatchObject({ role: 'scoring', section: 'scoring' })
    expect(made.labels[6]).toMatchObject({ factor: '类似业绩', points: 10, column: 'criterion' })
    expect(made.labels.at(-1)).toMatchObject({ factor: '价格', points: 30, section: 'scoring' })
  })

  it.each([
    [
      '资格性审查表',
      [
        ['序号', '内容'],
        ['1', '营业执照'],
      ],
      'qualification',
      'qualification',
    ],
    [
      '符合性审查表',
      [
        ['序号', '内容'],
        ['1', '投标有效期'],
      ],
      'compliance',
      'instructions',
    ],
    [
      '技术偏离表',
      [
        ['序号', '招标要求', '投标响应', '偏离情况'],
        ['1', '', '', ''],
      ],
      'form',
      'form',
    ],
    [
      '货物清单',
      [
        ['名称', '数量'],
        ['课桌', '30'],
      ],
      'purchase-list',
      'technical',
    ],
  ] as const)('%s', (title, rows, role, section) => {
    const parts: Part[] = section === 'technical' ? ['第三章 采购需求', title, rows] : [title, rows]
    expect(read(...parts).tables[0]).toMatchObject({ title, role, section })
  })

  it('keeps a table inside the bid forms a form', () => {
    const made = read('第六章 投标文件格式', [
      ['名称', '规格型号', '单价'],
      ['', '', ''],
    ])
    expect(made.tables[0]).toMatchObject({ role: 'form', section: 'form' })
  })

  it('does not take an assessment of later work for scoring', () => {
    const made = read('第三章 采购需求', [
      ['考核项目', '分值', '评分标准'],
      ['卫生', '10', '每发现一处扣1分'],
    ])
    expect(made.labels.at(-1)!.section).toBe('technical')
  })

  it('carries the header over a page break', () => {
    const made = read(
      '评分标准',
      [
        ['评审因素', '分值'],
        ['价格', '30'],
      ],
      '— 7 —',
      [['业绩', '12']],
    )
    expect(made.tables[1]!.role).toBe('scoring')
    expect(made.labels.at(-1)).toMatchObject({ factor: '业绩', points: 12, header: false })
  })

  it('decides row by row when the first column speaks', () => {
    const made = read('第三章 采购需求', [
      ['技术要求', '符合国家标准'],
      ['付款方式', '验收后三十日内支付'],
    ])
    expect(made.labels[2]!.section).toBe('technical')
    expect(made.labels[4]!.section).toBe('commercial')
  })
})

describe('column roles', () => {
  it.each([
    ['序号', 'index'],
    ['权重（%）', 'points'],
    ['评分准则', 'criterion'],
    ['规格型号', 'parameter'],
    ['型号', 'model'],
    ['品牌', 'brand'],
    ['单位', 'unit'],
    ['预算金额（元）', 'price'],
    ['参数性质', 'other'],
  ])('%s is %s', (header, role) => {
    expect(columnRole(header)).toBe(role)
  })
})
