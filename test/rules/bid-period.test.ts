import { describe, expect, it } from 'vitest'
import { bidPeriod } from '../../server/src/rules/bid-period.ts'

const block = (at: number, text: string, heading = '') => ({ block: at, section: 'notice' as const, heading, text })

describe('bidPeriod', () => {
  it('counts the days over the end of a year', () => {
    const blocks = [block(3, '获取招标文件时间:2026年12月20日起'), block(7, '投标截止时间:2027-01-08 9:30')]
    expect(bidPeriod(blocks)).toMatchObject({ block: 7, start: 7, end: 17, days: 19 })
  })

  it('reads a label from the heading above', () => {
    const blocks = [
      block(1, '时间:2026年11月2日至2026年11月9日', '三、获取招标文件'),
      block(2, '2026年11月23日9时30分', '四、提交投标文件截止时间'),
    ]
    expect(bidPeriod(blocks)?.days).toBe(21)
  })

  it('does not take the day of the deadline for the day of issue', () => {
    const blocks = [
      block(0, '潜在投标人应在采购网获取招标文件,并于2025年12月23日9时00分(北京时间)前递交投标文件。'),
      block(1, '时间:2025年12月2日至2025年12月9日', '三、获取招标文件'),
      block(2, '2025年12月23日9时00分', '四、提交投标文件截止时间'),
    ]
    expect(bidPeriod(blocks)?.days).toBe(21)
  })

  it('is silent without one of the dates, or when they run backwards', () => {
    expect(bidPeriod([block(0, '投标截止时间:2026年11月9日')])).toBeNull()
    expect(bidPeriod([block(0, '获取招标文件时间:2026年11月9日,投标截止时间:另行通知')])).toBeNull()
    expect(bidPeriod([block(0, '获取招标文件:2026年11月9日'), block(1, '投标截止时间:2025年11月9日')])).toBeNull()
  })
})
