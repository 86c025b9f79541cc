import { expect, it } from 'vitest'
import { neighbour } from '../../client/src/model/neighbour.ts'
import { progressBook } from '../../client/src/model/progress.ts'
import { finding, rangeAt } from './overview.ts'

it('counts what is gone since the first check, and what was undone no more', () => {
  const book = progressBook()
  expect(book.note('a', ['1', '2', '3'])).toEqual({ handled: 0, total: 3 })
  expect(book.note('a', ['2', '3'])).toEqual({ handled: 1, total: 3 })
  expect(book.note('a', ['1', '2', '3'])).toEqual({ handled: 0, total: 3 })
})

it('adds new findings to the work, but not to what is handled when they go again', () => {
  const book = progressBook()
  book.note('a', ['1'])
  expect(book.note('a', ['1', 'new'])).toEqual({ handled: 0, total: 2 })
  expect(book.note('a', ['1'])).toEqual({ handled: 0, total: 1 })
  expect(book.note('a', [])).toEqual({ handled: 1, total: 1 })
})

it('keeps documents apart', () => {
  const book = progressBook()
  book.note('a', ['1'])
  expect(book.note('b', [])).toEqual({ handled: 0, total: 0 })
})

it('finds the next and the previous finding, round the end', () => {
  const [first, second, third] = [rangeAt(1, 4), rangeAt(1, 9), rangeAt(7)].map((range, i) =>
    finding(`${i}`, { range }),
  )
  const all = [third!, first!, second!]
  expect(neighbour(all, { line: 0, character: 0 }, 'next')).toBe(first)
  expect(neighbour(all, first!.range.start, 'next')).toBe(second)
  expect(neighbour(all, { line: 9, character: 0 }, 'next')).toBe(first)
  expect(neighbour(all, third!.range.start, 'previous')).toBe(second)
  expect(neighbour(all, { line: 0, character: 0 }, 'previous')).toBe(third)
  expect(neighbour([], { line: 0, character: 0 }, 'next')).toBeUndefined()
})
