import { describe, expect, it } from 'vitest'
import { sectionStretches } from '../../client/src/model/section-stretches.ts'
import { rangeAt } from './overview.ts'

const at = (line: number, section: string) => ({ section, range: rangeAt(line) })

describe('the lines of section kinds', () => {
  it('reach from heading to heading, neighbours of one kind together, the last to the end', () => {
    const chapters = [at(2, 'technical'), at(5, 'technical'), at(9, 'other'), at(12, 'scoring'), at(14, 'contract')]
    expect(sectionStretches(chapters, 20)).toEqual([
      { section: 'technical', first: 2, last: 8 },
      { section: 'scoring', first: 12, last: 13 },
      { section: 'contract', first: 14, last: 19 },
    ])
  })

  it('are those of the last heading where two stand in one line, and never beyond the document', () => {
    expect(sectionStretches([at(0, 'notice'), at(0, 'form'), at(7, 'contract')], 5)).toEqual([
      { section: 'form', first: 0, last: 4 },
    ])
    expect(sectionStretches([], 5)).toEqual([])
  })
})
