import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceRange } from '../../../server/src/core/block.ts'
import { readText } from '../../../server/src/format/text/read.ts'

const texts = (source: string): string[] => readText(source).blocks.map((block) => block.text)

/** Sets text as Word does when it exports with line breaks: `width` columns, no mark that closes at a line's start. */
function set(text: string, width: number, end = '\n', indent = '　　'): string {
  let line = indent
  let columns = indent.length * 2
  const lines: string[] = []
  for (const word of text.match(/[!-~]+|[^!-~][，。、；：）》”]*/g) ?? []) {
    const size = word.charCodeAt(0) < 128 ? word.length : word.length * 2
    if (columns + size > width) {
      lines.push(line)
      line = ''
      columns = 0
    }
    line += word
    columns += size
  }
  return [...lines, line].join(end)
}

const clauses = [
  '1.交互式教学一体机：屏幕尺寸不小于86英寸，须选用希沃品牌系列产品，分辨率不低于3840×2160，并提供三年质保。',
  '2.音响：功率不低于60W，频响范围80Hz至18kHz，失真度不大于1%，并附有资质的机构出具的检测报告。',
  '3.供货商须提供制造商出具的授权书及售后服务承诺函，并按学校通知的时间送货到指定的地点安装调试。',
]

describe('a file wrapped on export', () => {
  it.each([34, 40, 50, 60, 76])('is joined at %i columns, however short it is', (width) => {
    const source = `二、技术要求\n${clauses.map((clause) => set(clause, width)).join('\n')}\n`
    expect(texts(source)).toEqual(['二、技术要求', ...clauses])
  })

  it.each(['\r\n', '\r'])('is joined over the line end %j', (end) => {
    expect(texts(clauses.map((clause) => set(clause, 56, end)).join(end))).toEqual(clauses)
  })

  it('gives a broken term a range that covers both parts', () => {
    const source = clauses.map((clause) => set(clause, 54)).join('\n')
    const block = readText(source).blocks[0]!
    const at = block.text.indexOf('希沃品牌')
    const { start, end } = sourceRange(block, at, at + 4)
    expect(source.slice(start, end)).toBe('希\n沃品牌')
  })

  it('is known by one indented paragraph with a flush line below it', () => {
    const text = '本项目采购多媒体教室设备一批，用于区属六所学校的教室更新改造。'
    expect(texts(`一、采购内容\n${set(text, 50)}\n二、其他\n　　无。`)).toEqual([
      '一、采购内容',
      text,
      '二、其他',
      '无。',
    ])
    // Without the indent one pair of lines proves nothing.
    expect(texts(`一、采购内容\n${set(text, 50, '\n', '')}`)).toHaveLength(3)
  })

  it('is joined in any width, whatever its paragraphs say', () => {
    const sentence = fc.array(
      fc.constantFrom('投标人', '设备', 'CNAS', '检测报告', '60W', '应当', '（三年）', '，按期'),
      {
        minLength: 30,
        maxLength: 50,
      },
    )
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 36, max: 90 }),
        (all, width) => {
          const paragraphs = all.map((words) => `供方${words.join('')}。`)
          expect(texts(paragraphs.map((paragraph) => set(paragraph, width)).join('\n'))).toEqual(paragraphs)
        },
      ),
      { numRuns: 200, seed: 3 },
    )
  })

  it('keeps apart what the lines around it show to be its own', () => {
    const wrapped = clauses.map((clause) => set(clause, 60)).join('\n')
    const form = [
      '采购人地址：安徽省合肥市某区某某路与某某路交口一百一十二号',
      '联系电话：0551-12345678',
      '某某区教育体育局',
      '2026年3月1日',
    ]
    const table = ['序号  货物名称       数量       单位', '投影机\t6\t台', '│ 音响 │ 12 │ 只 │']
    const rows = [
      '激光短焦投影机及配套的电动幕布、固定安装支架     各六套',
      '壁挂式有源音箱及配套的功率放大设备、固定支架     十二套',
    ]
    expect(texts(`${wrapped}\n${form.join('\n')}\n${table.join('\n')}\n${rows.join('\n')}`)).toEqual([
      ...clauses,
      ...form,
      ...table,
      ...rows,
    ])
  })

  it('keeps a title with room behind it apart from the text below', () => {
    const title = '（一）关于多媒体教室设备的供货安装及培训等服务要求'
    const below = '本项目应当由供应商负责运输，并承担运输途中的全部风险和费用，直至验收合格为止。'
    const source = `${clauses.map((clause) => set(clause, 54)).join('\n')}\n${title}\n${set(below, 54, '\n', '')}`
    expect(texts(source)).toEqual([...clauses, title, below])
  })

  it('takes the number of an article inside a sentence for no new clause', () => {
    const law = '供应商应当符合《中华人民共和国政府采购法》第二十二条第一款的规定，且未被列入失信名单。'
    const source = `${clauses.map((clause) => set(clause, 48)).join('\n')}\n　　${law.slice(0, 21)}\n${law.slice(21)}`
    expect(source).toContain('\n第二十二条')
    expect(texts(source).at(-1)).toBe(law)
  })
})

describe('a file that is not wrapped', () => {
  it('is left alone when its lines only happen to be equally long', () => {
    const names = [
      '一零一教室交互式教学一体机及配套支架',
      '一零二教室交互式教学一体机及配套支架',
      '一零三教室无线扩声音响系统及配套线材',
    ]
    expect(texts(names.join('\n'))).toEqual(names)
    const many = Array.from(
      { length: 12 },
      (_, i) => `第${'一二三四五六七八九十甲乙'[i]}小学多媒体教室设备供货安装项目`,
    )
    expect(texts(many.join('\n'))).toEqual(many)
  })

  it('is joined only where a sentence is torn: behind a comma, before a closing mark', () => {
    const long = '项目单位应当按照统筹规划、整合资源、统一标准的要求编制方案'
    const whole = `${long.repeat(5)}。`
    expect(texts(`${whole}\n${long}，\n并报主管部门审批。\n${long}《办法\n》执行。`)).toEqual([
      whole,
      `${long}，并报主管部门审批。`,
      `${long}《办法》执行。`,
    ])
    const apart = [`${long}，`, '联系人：张三', `${long}，`, '2.报主管部门审批。', '投影机，', '音响']
    expect(texts(apart.join('\n'))).toEqual(apart)
    expect(texts(`${long}，\n　　并报主管部门审批。`)).toHaveLength(2)
  })
})
