import { describe, expect, it } from 'vitest'
import { compareStages } from '../../server/src/compare/index.ts'
import { words } from '../parameters/words.ts'
import { stageOf } from './stage.ts'

const list = (count: number, line: (at: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, at) => line(at)).join(between)
const table = (header: string, rows: string): string =>
  `# 文件\n\n## 服务器技术参数\n\n| ${header} |\n|${' --- |'.repeat(header.split('|').length)}\n${rows}\n`
const letter = (at: number): string => String.fromCharCode(0x4e00 + ((at * 7) % 9000))

/** Papers of many products, and papers that are hard on whatever holds all against all. */
const papers: Readonly<Record<string, (count: number, seed: number) => string>> = {
  'a purchase list and chapters': (count, seed) =>
    `${table(
      '名称 | 数量',
      list(count, (at) => `| ${letter(at)}${at}型设备 | ${1 + (at % 7)} |`),
    )}\n## 技术参数\n\n${list(count, (at) => `### ${letter(at)}${at}型设备\n\n1. 内存：≥${16 + ((at + seed) % 8)}GB；\n2. 支持远程管理；\n`)}`,
  'equal products': (count, seed) =>
    table(
      '名称 | 技术参数 | 数量',
      list(count, (at) => `| 交换机 | 千兆电口：≥${24 + seed}个 | ${1 + (at % 3)} |`),
    ),
  'one product in many rooms': (count, seed) =>
    table(
      '区域 | 名称 | 技术参数 | 数量',
      list(count, (at) => `| ${at + seed}号机房 | 交换机 | 千兆电口：≥24个 | ${1 + (at % 3)} |`),
    ),
  'one cell': (count, seed) =>
    table(
      '名称 | 技术参数 | 数量',
      `| 交换机 | ${list(count, (at) => `${at + 1}、端口${at + seed}类：≥${at}个；`, '')} | 2 |`,
    ),
  'one product of many rows': (count, seed) =>
    table(
      '参数名称 | 技术要求',
      list(count, (at) => `| 参数${at}项 | ≥${at + seed}个 |`),
    ),
  'rows of one name': (count, seed) =>
    table(
      '参数名称 | 技术要求',
      list(count, (at) => `| 内存 | ≥${(at * 7 + seed) % 1000}GB |`),
    ),
  'equal passages': (count, seed) =>
    `# 文件\n\n## 技术要求\n\n${list(count, () => `采用恒岳品牌交换机，工期：${90 + seed}天，预算金额：100万元。`, '\n\n')}`,
  'products under other names': (count, seed) =>
    table(
      '名称 | 技术参数 | 数量',
      list(
        count,
        (at) => `| ${seed ? '甲' : '乙'}${letter(at)}${letter(at * 3)}机 | 内存：≥${at}GB，重量：≤${at % 33}kg | 2 |`,
      ),
    ),
}

/** Least processor time of reading and comparing two papers, milliseconds. */
function time(paper: (count: number, seed: number) => string, count: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 2; round++) {
    const start = process.cpuUsage()
    compareStages([stageOf(paper(count, 0), 'preliminary-design'), stageOf(paper(count, 1), 'contract')], words)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

describe.each(Object.entries(papers))('papers of %s', { retry: 3 }, (_, paper) => {
  it('ten times the text takes some ten times as long', () => {
    // the machine code is made first; quadratic work would be a hundred times as much
    time(paper, 2500)
    expect(time(paper, 4000) / time(paper, 400)).toBeLessThan(25)
  })
})
