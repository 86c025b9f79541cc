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

  it.each([
    ['带▲为不可偏离项。', 'technical'],
    ['★号条款不允许负偏离', 'technical'],
    ['按下列技术偏离表逐条填写。', 'form'],
    ['★条款偏离表', 'form'],
  ])('tells a note on marks from the title of a form: %s', (note, role) => {
    const rows = [
      ['序号', '货物名称', '技术参数'],
      ['1', '路灯', '光效不低于160lm/W'],
    ]
    expect(read('第四章 采购需求', '二、技术参数', note, rows).tables[0]).toMatchObject({ role })
  })

  it('does not take an examination without points in the requirement for scoring', () => {
    const rows = [
      ['序号', '评审项目', '评审标准'],
      ['1', '响应时间', '不大于2秒'],
    ]
    expect(read('第三章 采购需求', '二、性能要求', rows).tables[0]!.section).toBe('technical')
    expect(read('第四章 评标办法', '二、性能要求', rows).tables[0]!.role).toBe('scoring')
  })

  it('reads the requirement where the answer has a column beside it', () => {
    const rows = [
      ['序号', '名称', '技术要求', '投标响应'],
      ['1', '服务器', '内存不低于64GB', ''],
    ]
    expect(read('第三章 采购需求', '二、技术部分', rows).tables[0]!.role).toBe('technical')
    expect(read('第三章 采购需求', '技术要求偏离表', rows).tables[0]!.role).toBe('form')
    expect(read('第六章 投标文件格式', '二、技术部分', rows).tables[0]!.role).toBe('form')
  })

  it('knows a header although half of its columns have no role', () => {
    const made = read('第三章 采购需求', [
      ['序号', '计划编号', '货物名称', '数量', '单位', '是否接受进口', '是否面向小微企业', '所属行业', '核心产品'],
      ['1', '甲-1', '课桌', '30', '张', '否', '是', '工业', '是'],
    ])
    expect(made.tables[0]).toMatchObject({ role: 'purchase-list', section: 'technical' })
  })

  it('gives a wide header to all columns under it', () => {
    const made = document([
      '第三章 采购需求',
      [
        ['序号', '名称', '技术参数'],
        ['1', '服务器', '内存', '64GB'],
      ],
    ])
    const blocks = made.blocks.map((block) =>
      block.text === '技术参数' ? { ...block, cell: { ...block.cell!, columnSpan: 2 } } : block,
    )
    const labels = outline({ ...made, blocks }).labels
    expect(labels.slice(-2).map((label) => label.column)).toEqual(['parameter', 'parameter'])
  })

  it('reads the points beside the factor when they have no column', () => {
    const made = read('第四章 评标办法', [
      ['评审因素', '评分标准'],
      ['价格（30分）', '按公式计算'],
      ['售后服务', '按方案优劣评审'],
    ])
    expect(made.labels.slice(3).map((label) => label.points)).toEqual([30, 30, null, null])
  })

  it('keeps a table of a contract template in the contract', () => {
    const made = read('第五章 合同条款', [
      ['序号', '名称', '技术参数', '数量'],
      ['1', '', '', ''],
    ])
    expect(made.tables[0]).toMatchObject({ role: 'form', section: 'contract' })
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
    ['评审因素及权重', 'factor'],
    ['评审点具体描述', 'criterion'],
    ['单位\u200b', 'unit'],
    ['数量单位', 'unit'],
    ['费用名称', 'item'],
    ['功能模块', 'item'],
    ['投标指标', 'response'],
    ['是否允许进口产品', 'other'],
    ['是否偏离及说明', 'response'],
    ['制造商名称', 'brand'],
  ])('%s is %s', (header, role) => {
    expect(columnRole(header)).toBe(role)
  })
})
