import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../server/src/cli/diff.ts'

/** Applies a unified diff to the lines it was made from. */
function patch(before: string, diff: string): string {
  const source = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const out: string[] = []
  let at = 0
  const rows = diff.split('\n').slice(2)
  rows.forEach((row, i) => {
    const head = /^@@ -(\d+)(?:,(\d+))? /.exec(row)
    const line = rows[i + 1]?.startsWith('\\') ? row.slice(1) : `${row.slice(1)}\n`
    if (head) {
      const from = Number(head[1]) - (head[2] === '0' ? 0 : 1)
      while (at < from) out.push(source[at++]!)
    } else if (row.startsWith('+')) out.push(line)
    else if (row.startsWith('-') || row.startsWith(' ')) {
      expect(source[at]).toBe(line)
      if (row.startsWith(' ')) out.push(line)
      at++
    }
  })
  return [...out, ...source.slice(at)].join('')
}

describe('unifiedDiff', () => {
  it('is empty for the same text', () => {
    expect(unifiedDiff('a', 'x\ny\n', 'x\ny\n')).toBe('')
  })

  it('turns one text into the other', () => {
    const text = fc
      .array(fc.constantFrom('甲\n', '乙\n', '丙\n', '丁'), { maxLength: 30 })
      .map((lines) => lines.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => void expect(patch(a, unifiedDiff('f', a, b))).toBe(b)),
      { seed: 7, numRuns: 300 },
    )
  })

  it('keeps far changes in separate hunks', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i}\n`)
    const changed = lines.map((line, i) => (i === 3 || i === 30 ? 'x\n' : line))
    expect(unifiedDiff('f', lines.join(''), changed.join('')).match(/^@@/gm)).toHaveLength(2)
  })

  it('stays quick when everything differs', () => {
    const a = Array.from({ length: 20_000 }, (_, i) => `a${i}\n`).join('')
    const b = Array.from({ length: 20_000 }, (_, i) => `b${i}\n`).join('')
    expect(patch(a, unifiedDiff('f', a, b))).toBe(b)
  })
})
