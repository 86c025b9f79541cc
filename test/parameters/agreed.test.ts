import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../server/src/core/kinds.ts'
import { productsOf } from './words.ts'

const table = (header: string, ...rows: readonly string[]) =>
  [`| ${header} |`, `|${' --- |'.repeat(header.split('|').length)}`, ...rows.map((row) => `| ${row} |`)].join('\n')

/** Names, values and marks that a table says in a paper of the kind. */
const told = (kind: DocumentKind, header: string, ...rows: readonly string[]) =>
  productsOf(`# 文件\n\n## 附件二 技术参数\n\n${table(header, ...rows)}\n`, kind).flatMap(({ name, parameters }) =>
    parameters.map((one) => `${name} ${one.star}${one.name} ${one.requirement}`),
  )

describe('what is agreed', () => {
  it.each([
    '乙方承诺值',
    '投标响应',
    '响应参数',
    '投标参数',
    '合同约定值',
    '所供产品参数',
    '约定值',
  ])('a contract: 参数名称 | %s', (header) => {
    expect(
      told('contract', `货物名称 | 参数名称 | ${header}`, '应用服务器 | 内存 | 512GB', ' | 电源 | 冗余电源'),
    ).toEqual(['应用服务器 内存 512GB', '应用服务器 电源 冗余电源'])
  })

  it('a contract: what the supplier answers, and the demand where he only complies', () => {
    const found = told(
      'contract',
      '货物名称 | 参数名称 | 招标要求 | 投标响应 | 偏离',
      '核心交换机 | 包转发率 | ★≥7200Mpps | 6400Mpps | 负偏离',
      ' | 业务插槽 | ≥6个 | 满足 | 无',
    )
    expect(found).toEqual(['核心交换机 ★包转发率 6400Mpps', '核心交换机 业务插槽 ≥6个'])
  })

  it('software: functions and what is said of them', () => {
    expect(
      told('contract', '序号 | 系统名称 | 功能项 | 功能与性能说明', '1 | 签约系统 | 履约提醒 | 自动生成待办任务'),
    ).toEqual(['签约系统 履约提醒 自动生成待办任务'])
  })

  it.each([
    '设备名称 | 检测项目 | 合同约定 | 实测值 | 结论',
    '设备名称 | 检验项目 | 合同要求 | 检测结果 | 结论',
    '系统名称 | 测试项 | 合同约定值 | 测试结果 | 备注',
  ])('an acceptance paper: %s', (header) => {
    expect(told('acceptance', header, '视频云存储节点 | 写入带宽 | 1000Mbps | 720Mbps | 让步接收')).toEqual([
      '视频云存储节点 写入带宽 1000Mbps',
    ])
  })

  it('an acceptance paper that has only what was measured', () => {
    expect(told('acceptance', '序号 | 设备名称 | 检测项目 | 实测值', '1 | 全彩显示屏 | 显示亮度 | 520cd/㎡')).toEqual([
      '全彩显示屏 显示亮度 520cd/㎡',
    ])
  })

  it('a study: indicators beside remarks', () => {
    expect(
      told(
        'feasibility-study',
        '设备名称 | 数量 | 主要性能指标 | 配置说明',
        '影像存储 | 1 | 可用容量：≥300TB；节点数量：≥4个 | 集中保存影像',
      ),
    ).toEqual(['影像存储 可用容量 可用容量：≥300TB', '影像存储 节点数量 节点数量：≥4个'])
  })

  it('models are no demands', () => {
    expect(told('contract', '货物名称 | 品牌 | 规格型号 | 数量', '应用服务器 | 恒岳 | HY-S2280 | 2')).toEqual([])
  })

  it('★ before one clause marks that clause', () => {
    const header = '设备名称 | 技术参数 | 数量'
    const parts = '裸容量：≥288TB；内存：≥128GB；写入带宽：≥800Mbps'
    expect(told('tender', header, `存储节点 | ★${parts} | 2`).map((one) => one.includes('★'))).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('no products', () => {
  const none = (text: string, kind: DocumentKind = 'acceptance') => expect(productsOf(text, kind)).toEqual([])
  const figures = table('指标 | 目标值 | 试运行结果', '视频在线率 | 98%以上 | 98.9%')
  it.each([
    ['a sentence before a table', `## 试运行\n\n7月1日至8月5日试运行36天。主要数据见下表。\n\n${figures}`],
    ['indicators of performance', `### 11.3 绩效指标\n\n${table('一级指标 | 目标值', '数量指标 | 100%')}`],
    ['spare parts', `备件清单如下。\n\n${table('序号 | 备件名称 | 数量', '1 | 电源模块 | 8个')}`],
    [
      'interfaces',
      `### 附件3 接口清单\n\n${table('序号 | 对接系统 | 接口内容 | 接口数量', '1 | 医保平台 | 结算 | 3')}`,
    ],
    ['what is there already', `## 现状\n\n${table('序号 | 设备类别 | 现有数量', '1 | 机架服务器 | 21')}`],
  ])('%s', (_, text) => {
    none(`# 报告\n\n${text}\n`)
  })

  it('but things whose names speak of persons', () => {
    const [product] = productsOf(
      `# 采购需求\n\n## 技术参数\n\n${table('标的名称 | 技术参数 | 数量', '人员通道闸机 | 通行速度：≥30人/分钟 | 56')}`,
    )
    expect(product).toMatchObject({ name: '人员通道闸机', quantity: 56 })
  })
})
