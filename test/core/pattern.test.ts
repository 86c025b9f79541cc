import { describe, expect, it } from 'vitest'
import { fold } from '../../server/src/core/fold.ts'
import { matchPattern } from '../../server/src/core/pattern/match.ts'
import { PatternError, parsePattern, triggerOf } from '../../server/src/core/pattern/parse.ts'
import { parsedValues } from '../../server/src/language/quantity.ts'

function found(pattern: string, text: string): string[] {
  const folded = fold(text)
  const input = {
    text: folded,
    start: 0,
    end: folded.length,
    slots: (name: string, at: number) => parsedValues(name, folded, at),
  }
  return matchPattern(parsePattern(pattern), input).map((match) => text.slice(match.start, match.end))
}

describe('matchPattern', () => {
  it.each([
    ['须采用', '投标人须采用成熟产品', ['须采用']],
    ['(须|应|必须)(采用|选用)', '设备必须选用合格产品', ['必须选用']],
    ['(投标人|供应商)?须具有', '供应商须具有证书', ['供应商须具有']],
    ['具有 …4 证书', '具有有效证书', ['具有有效证书']],
    ['具有 …2 证书', '具有合法有效证书', []],
    ['提供 …20 报告', '提供合同，提供检测报告', ['提供检测报告']],
    ['具有 ~8 证书', '具有能力，证书齐全', []],
    ['须 <采用>', '须采用', ['采用']],
    ['注册资本 ~6 {money}', '注册资本不低于１０００万元', ['注册资本不低于１０００万元']],
    ['保证金 ~6 {percent value>2}', '保证金为3%；保证金为2%', ['保证金为3%']],
    ['外资(!料)', '外资料与外资企业', ['外资']],
    ['(<!符)合资', '符合资格的合资企业', ['合资']],
    ['^ 本项目', ' 本项目为本项目', ['本项目']],
    ['合格 $', '质量合格', ['合格']],
    ['应 ~2 具有', '供应商具有', []],
    ['采用 华为', '采用“华为”品牌', ['采用“华为']],
    ['A4', '用ａ4纸', ['ａ4']],
  ])('%s in %s', (pattern, text, expected) => expect(found(pattern, text)).toEqual(expected))

  it('is linear in the length of a clause', { retry: 3 }, () => {
    const time = (units: number) => {
      const text = '具有提供'.repeat(units / 4)
      const runs = Array.from({ length: 5 }, () => {
        const start = performance.now()
        found('(具有|提供) …40 (须|应) …40 (证书|报告) …40 业绩', text)
        return performance.now() - start
      })
      return Math.min(...runs)
    }
    time(4000)
    expect(time(80_000) / time(8000)).toBeLessThan(30)
  })
})

describe('parsePattern', () => {
  it.each(['(a', 'a)', '{brand', 'a?', '…0b', '{brand as}', '(!)x'])('refuses %s', (pattern) =>
    expect(() => parsePattern(pattern)).toThrow(PatternError))
})

describe('triggerOf', () => {
  const slots = new Set(['brand'])
  it.each([
    ['(须|应) …8 注册资本', ['注册资本']],
    ['(甲方|乙方)验', ['甲方', '乙方']],
    ['(的)? 证书', ['证书']],
  ])('%s', (pattern, words) =>
    expect(triggerOf(parsePattern(pattern), slots)?.words.toSorted()).toEqual(words.toSorted()))
  it('takes a dictionary slot', () =>
    expect(triggerOf(parsePattern('{brand}'), slots)).toEqual({ words: [], slots: ['brand'] }))
  it('has none where every part may be missing', () =>
    expect(triggerOf(parsePattern('{number}(a)?'), slots)).toBeNull())
})
