import { describe, expect, it } from 'vitest'
import { facts } from '../../server/src/structure/facts.ts'
import { outline } from '../../server/src/structure/outline.ts'
import { document, type Part } from './blocks.ts'

const read = (parts: readonly Part[], matter: Record<string, string> = {}) => {
  const made = document(parts, 'docx', matter)
  return facts(made, outline(made))
}

describe('facts', () => {
  it('reads them from labelled lines and says where', () => {
    const found = read([
      '政府采购招标文件',
      '采购方式：公开招标',
      '项目类型：货物类',
      '预算金额：180.5万元',
      '采购人：安徽省合肥市瑶海区某局',
    ])
    expect(found).toEqual({
      regime: { value: 'government-procurement', block: 0 },
      method: { value: '公开招标', block: 1 },
      object: { value: 'goods', block: 2 },
      budget: { value: 1_805_000, block: 3 },
      region: { value: ['安徽省', '合肥市', '瑶海区'], block: 4 },
    })
  })

  it('reads a label and its value from two cells', () => {
    const found = read([
      [
        ['采购方式：', '竞争性磋商'],
        ['采购人：', '上海市宝山区市场监督管理局'],
      ],
    ])
    expect(found.method).toEqual({ value: '竞争性磋商', block: 1 })
    expect(found.region).toEqual({ value: ['上海市', '宝山区'], block: 3 })
  })

  it('reads the method from its own clause only', () => {
    const found = read([
      [
        ['采购方式', '见公告'],
        ['备注', '不采用单一来源'],
      ],
      '本项目采购方式为公开招标，流标后转竞争性谈判。',
    ])
    expect(found.method).toEqual({ value: '公开招标', block: 4 })
  })

  it('reads the budget from a column, in the unit of its header', () => {
    const found = read([
      '第一章 招标公告',
      [
        ['序号', '项目名称', '采购预算（万元）'],
        ['1', '办公家具', '24.17'],
      ],
    ])
    expect(found.budget).toEqual({ value: 241_700, block: 6 })
  })

  it('lets the front matter win', () => {
    const found = read(['采购方式：公开招标'], { method: '询价', budget: '50万元', region: '安徽, 合肥' })
    expect(found.method).toEqual({ value: '询价', block: -1 })
    expect(found.budget).toEqual({ value: 500_000, block: -1 })
    expect(found.region).toEqual({ value: ['安徽', '合肥'], block: -1 })
  })

  it('knows the tendering law', () => {
    expect(read(['依据《中华人民共和国招标投标法》组织招标。']).regime?.value).toBe('tendering-law')
  })

  it('takes no choice of kinds for the kind', () => {
    expect(read(['仅限依法采购的货物或服务类项目。']).object).toBeNull()
    expect(read(['仅限货物或服务类项目。', '本项目属于服务类采购项目。']).object).toEqual({
      value: 'services',
      block: 1,
    })
  })

  it('does not take the name of a black list for the law', () => {
    expect(read(['投标人未被列入政府采购严重违法失信行为记录名单。']).regime).toBeNull()
  })

  it('reads the answer below a bare heading', () => {
    expect(read(['1.1 建设地点', '安徽省六安市霍邱县城关镇。']).region).toEqual({
      value: ['安徽省', '六安市', '霍邱县'],
      block: 1,
    })
  })

  it('passes over the address of the agency', () => {
    const found = read(['招标代理机构：某咨询公司', '地址：北京市西城区某街', '项目地点：安徽省合肥市'])
    expect(found.region).toEqual({ value: ['安徽省', '合肥市'], block: 2 })
  })

  it('knows a large city without its suffix', () => {
    expect(read(['深圳第九中学课桌采购项目']).region).toEqual({ value: ['深圳市'], block: 0 })
  })

  it('joins an amount that was torn apart', () => {
    const found = read([
      '第一章 招标公告',
      [
        ['名称', '预算金额（元）'],
        ['物业服务', '123456 00.00'],
      ],
    ])
    expect(found.budget?.value).toBe(12_345_600)
  })

  it('is silent where the document is', () => {
    expect(read(['设备应当运行稳定。'])).toEqual({
      regime: null,
      object: null,
      method: null,
      budget: null,
      region: null,
    })
  })
})
