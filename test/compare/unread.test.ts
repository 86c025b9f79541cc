import { describe, expect, it } from 'vitest'
import { unreadStages } from '../../server/src/compare/index.ts'
import type { Product } from '../../server/src/parameters/index.ts'

const stage = (parameters: number) => ({
  products: [{ parameters: Array.from({ length: parameters }) } as unknown as Product],
})
const unread = (...counts: number[]) => unreadStages(counts.map(stage))

describe('stages that were hardly read', () => {
  it('are named beside the neighbour that states most', () => {
    expect(unread(2, 20, 1, 30)).toEqual([
      { stage: 0, parameters: 2, beside: 1, besideParameters: 20 },
      { stage: 2, parameters: 1, beside: 3, besideParameters: 30 },
    ])
  })

  it('are not told of where the neighbours state little, or about as much', () => {
    expect(unread(0, 3)).toEqual([])
    expect(unread(12, 30, 9)).toEqual([])
  })
})
