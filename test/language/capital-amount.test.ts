import { describe, expect, it } from 'vitest'
import { capitalAmounts } from '../../server/src/language/capital-amount.ts'

const yuan = (text: string) => capitalAmounts(text).map((amount) => amount.yuan)

describe('amounts in capital letters', () => {
  it.each([
    ['壹万元整', 10_000],
    ['贰佰叁拾万元整', 2_300_000],
    ['壹佰零伍万叁仟贰佰元伍角整', 1_053_200.5],
    ['叁仟零伍元零捌分', 3005.08],
    ['壹亿贰仟万元整', 120_000_000],
    ['壹拾贰亿零叁佰万圆整', 1_203_000_000],
    ['拾万元整壹', 0],
  ])('reads %s', (text, value) => expect(yuan(text)).toEqual(value ? [value] : []))

  it('leaves what is no number, and ordinary numerals', () => {
    expect(yuan('壹贰叁元')).toEqual([])
    expect(yuan('叁佰伍仟元')).toEqual([])
    expect(yuan('一百万元，每人十元')).toEqual([])
  })

  it('says where each stands', () => {
    const text = '合计人民币叁拾万元整，另付伍仟元'
    expect(capitalAmounts(text).map(({ start, end }) => text.slice(start, end))).toEqual(['叁拾万元整', '伍仟元'])
  })
})
