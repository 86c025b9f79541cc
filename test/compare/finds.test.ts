import { describe, expect, it } from 'vitest'
import { asLists, asTable, forms, type Item, project, replaced } from './project.ts'
import { brief, changes } from './stage.ts'

const design = 'preliminary-design'
const found = (a: string, b: string, to: 'tender' | 'procurement-requirement' | 'contract' | 'acceptance' = 'tender') =>
  changes([a, design], [b, to]).map(brief)

describe('planted changes', () => {
  /** One planted change for each figure of the project: made stricter and made weaker. */
  const figures = project.flatMap(({ name, demands }) =>
    demands.flatMap(([what, value]) => {
      const match = /^([≥≤])([\d.]+)(.*)$/.exec(value)
      if (!match) return []
      const [, sign = '', figure = '', unit = ''] = match
      const grown = `${sign}${Number(figure) * 2}${unit}`
      return [[name, what, grown, sign === '≥'] as const]
    }),
  )
  it.each(figures)('%s %s to %s', (product, what, value, stricter) => {
    for (const write of Object.values(forms)) {
      const other = write(replaced(product, what, [what, value]))
      const kind = stricter ? 'tightened' : 'loosened'
      const certainty = stricter ? 'certain' : 'none'
      expect(found(asLists(project), other)).toEqual([`${kind} ${product} ${what} ${certainty}`])
      expect(found(other, asLists(project)).map((one) => one.split(' ')[0])).toEqual([
        stricter ? 'loosened' : 'tightened',
      ])
    }
  })

  it('a range that a product must cover', () => {
    const wider = asTable(replaced('会议平板', '工作温度', ['工作温度', '-10℃～50℃']))
    expect(found(asLists(project), wider)).toEqual(['tightened 会议平板 工作温度 certain'])
  })

  it('★ and quantity', () => {
    const marked = asLists(project).replace('内存：', '★内存：').replace('| 12 |', '| 16 |')
    expect(found(asLists(project), marked)).toEqual(['quantity 接入交换机 certain', 'star 数据库服务器 内存 certain'])
    expect(found(marked, asLists(project))).toContain('star 数据库服务器 内存 none')
  })

  it('a product more, a product less', () => {
    const more: Item = {
      name: '无人机',
      quantity: 2,
      demands: [
        ['续航时间', '≥40分钟'],
        ['图传距离', '≥8km'],
      ],
    }
    expect(found(asLists(project), asTable([...project, more]))).toEqual(['scope 无人机 certain'])
    expect(found(asLists([...project, more]), asTable(project))).toEqual(['scope 无人机 certain'])
  })

  it('parameters more and less are for a person to see', () => {
    const more = project.map((item) =>
      item.name === '会议平板' ? { ...item, demands: [...item.demands, ['触控点数', '≥20点'] as const] } : item,
    )
    expect(found(asLists(project), asTable(more))).toEqual(['added 会议平板 触控点数 review'])
    expect(found(asLists(more), asTable(project))).toEqual(['dropped 会议平板 触控点数 none'])
  })

  it('words that demand more', () => {
    const more = asLists(replaced('接入交换机', '协议', ['协议', '支持VLAN、STP、LLDP、OSPF']))
    expect(found(asLists(project), more).map((one) => one.replace(/ \S+ review/, ' review'))).toEqual([
      'tightened 接入交换机 review',
    ])
  })

  it.each([
    ['总投资：486 万元。', '总投资：512 万元。', 'amount 总投资 certain'],
    ['总投资：486 万元。', '预算金额：5000000 元。', 'amount 预算金额 certain'],
    ['预算金额：486 万元。', '预算金额：480 万元。', 'amount 预算金额 none'],
    ['工期：90 天。', '工期：120 天。', 'period 工期 certain'],
    ['质保期：3 年。', '质保期：24 个月。', 'period 质保期 certain'],
  ])('%s %s', (one, two, key) => {
    expect(found(`# 方案\n\n${one}\n`, `# 方案\n\n${two}\n`)).toEqual([key])
  })

  it('figures of a service, which are of no product', () => {
    const service = (staff: number, minutes: number) =>
      `# 采购需求\n\n## 服务内容\n\n### （一）保洁服务\n\n1. 保洁人员不少于 ${staff} 人；\n\n### （二）维修服务\n\n1. 故障响应时间不超过 ${minutes} 分钟；\n`
    expect(found(service(12, 30), service(12, 30))).toEqual([])
    expect(changes([service(12, 30), 'procurement-requirement'], [service(16, 60), 'tender']).map(brief)).toEqual([
      'tightened 保洁服务 保洁人员 certain',
      'loosened 维修服务 故障响应时间 none',
    ])
  })

  it('a chapter of work more', () => {
    const works = (names: readonly string[]) =>
      `# 方案\n\n## 建设内容\n\n${names.map((name) => `### ${name}\n\n按要求完成。\n`).join('\n')}`
    const three = ['数据汇聚', '事件流转', '统计分析']
    expect(found(works(three), works([...three, '融媒宣传']))).toEqual(['scope 融媒宣传 certain'])
  })
})

describe('from stage to stage', () => {
  it('goes back to the last stage that had the product', () => {
    const without = project.filter(({ name }) => name !== '会议平板')
    const grown = replaced('会议平板', '屏幕尺寸', ['屏幕尺寸', '≥98英寸'])
    const all = changes(
      [asLists(project), design],
      [asTable(without), 'procurement-requirement'],
      [asLists(grown), 'tender'],
    )
    expect(all.map((one) => [one.between, brief(one)])).toEqual([
      [[0, 1], 'scope 会议平板 certain'],
      [[0, 2], 'tightened 会议平板 屏幕尺寸 certain'],
    ])
  })

  it('a parameter that was dropped is held against what was approved when it comes back', () => {
    const without = replaced('会议平板', '屏幕尺寸', null)
    const back = (size: string) => asTable(replaced('会议平板', '屏幕尺寸', ['屏幕尺寸', size]))
    const told = (size: string) =>
      changes([asLists(project), design], [asTable(without), 'procurement-requirement'], [back(size), 'tender'])
        .filter(({ between }) => between[1] === 2)
        .map((one) => [one.between[0], brief(one)])
    expect(told('≥86英寸')).toEqual([])
    expect(told('≥98英寸')).toEqual([[0, 'tightened 会议平板 屏幕尺寸 certain']])
  })

  const delivered = (memory: string, brand: string) =>
    `# 验收\n\n| 名称 | 品牌 | 合同数量 | 实际数量 | 单位 |\n| --- | --- | --- | --- | --- |\n| 数据库服务器 | ${brand} | 4 | 3 | 台 |\n\n` +
    `| 设备名称 | 参数名称 | 合同参数 | 实测值 |\n| --- | --- | --- | --- |\n| 数据库服务器 | 内存 | ≥512GB | ${memory} |\n| 数据库服务器 | 硬盘容量 | ≥4TB | 8TB |\n| 数据库服务器 | 机箱高度 | ≤4U | 符合 |\n`
  const contract = `# 合同\n\n| 名称 | 品牌 | 数量 | 单位 |\n| --- | --- | --- | --- |\n| 数据库服务器 | 恒岳 | 4 | 台 |\n\n| 名称 | 技术参数 |\n| --- | --- |\n| 数据库服务器 | 1、内存：≥512GB；2、硬盘容量：≥4TB；3、机箱高度：≤4U。 |\n`

  it('an acceptance paper that takes less than the contract', () => {
    const all = changes([contract, 'contract'], [delivered('256GB', '泰川'), 'acceptance'])
    expect(all.map(brief).sort()).toEqual([
      'brand 数据库服务器 certain',
      'loosened 数据库服务器 内存 certain',
      'quantity 数据库服务器 certain',
    ])
  })

  it('more than was agreed is no change, and 不符合 is one', () => {
    expect(changes([contract, 'contract'], [delivered('1TB', '恒岳'), 'acceptance']).map(brief)).toEqual([
      'quantity 数据库服务器 certain',
    ])
    const said = changes([contract, 'contract'], [delivered('不符合', '恒岳'), 'acceptance']).map(brief)
    expect(said).toContain('loosened 数据库服务器 内存 certain')
  })

  it('what a contract promises beyond the tender is no change', () => {
    const offered = asTable(replaced('数据库服务器', '内存', ['内存', '1TB']))
    expect(found(asLists(project), offered, 'contract')).toEqual([])
    const less = asTable(replaced('数据库服务器', '内存', ['内存', '256GB']))
    expect(found(asLists(project), less, 'contract')).toEqual(['loosened 数据库服务器 内存 review'])
  })
})
