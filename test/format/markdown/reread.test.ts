import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../../server/src/core/block.ts'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import { rereadMarkdown } from '../../../server/src/format/markdown/reread.ts'
import { tender } from '../../benchmark/tender.mjs'

const insert = (text: string, at: number, more: string): string => text.slice(0, at) + more + text.slice(at)

/** Blocks of `next` that `kept` does not hold. */
function rebuilt(kept: ReadonlySet<object>, next: SourceDocument): number {
  return next.blocks.filter((block) => !kept.has(block)).length
}

/** Reads `from`, then `to`; gives the number of blocks made anew. */
function cost(from: string, to: string): number {
  const old = readMarkdown(from)
  const kept = new Set<object>(old.blocks)
  return rebuilt(kept, rereadMarkdown(old, to))
}

describe('blocks made anew', () => {
  const text = '# 甲\n\n段一。\n\n段二。\n\n- 项一\n- 项二\n- 项三\n\n| 名 | 值 |\n| --- | --- |\n| a | 1 |\n\n段三。\n'

  it.each([
    ['in a paragraph', '段二', '字', 1],
    ['in a heading', '甲', '字', 1],
    // The line of an item decides where the item before it ends.
    ['in an item', '项二', '字', 2],
    ['in a table', 'a |', '字', 4],
    ['in the last line', '段三', '字', 1],
    ['a new paragraph', '段二', '新段。\n\n', 1],
    ['a blank line', '段二', '\n', 0],
    ['a fence that takes the rest', '段二', '```\n', 0],
  ])('%s', (_name, before, more, count) => {
    expect(cost(text, insert(text, text.indexOf(before), more))).toBe(count)
  })

  it('are few wherever a character is typed', () => {
    let long = tender(40_000)
    let document = readMarkdown(long)
    const all = document.blocks.length
    const counts: number[] = []
    for (let at = 50; at < long.length; at += 997) {
      const kept = new Set<object>(document.blocks)
      long = insert(long, at, '字')
      document = rereadMarkdown(document, long)
      counts.push(rebuilt(kept, document))
    }
    expect(document).toEqual(readMarkdown(long))
    counts.sort((a, b) => a - b)
    expect(all).toBeGreaterThan(800)
    expect(counts[counts.length >> 1]).toBe(1)
    expect(counts.at(-1)).toBeLessThan(80)
  })
})

describe('what is taken over', () => {
  it('is the document itself when the text is the same', () => {
    const document = readMarkdown('甲\n\n乙\n')
    const blocks = [...document.blocks]
    expect(rereadMarkdown(document, '甲\n\n乙\n')).toBe(document)
    expect(rereadMarkdown(document, '甲\n\n乙乙\n').blocks[0]).toBe(blocks[0])
  })

  it('is nothing the second time', () => {
    const document = readMarkdown('甲。\n\n乙。\n')
    const next = rereadMarkdown(document, '甲甲。\n\n乙。\n')
    expect(rereadMarkdown(document, '丙丙丙。\n\n乙。\n')).toEqual(readMarkdown('丙丙丙。\n\n乙。\n'))
    expect(next).toEqual(readMarkdown('甲甲。\n\n乙。\n'))
  })

  it('is nothing of a document that another reader made', () => {
    const other: SourceDocument = { ...readMarkdown('甲。\n\n乙。\n'), format: 'text' }
    const { blocks } = other
    const next = rereadMarkdown(other, '甲。\n\n乙乙。\n')
    expect(next).toEqual(readMarkdown('甲。\n\n乙乙。\n'))
    expect(next.blocks[0]).not.toBe(blocks[0])
    expect(rereadMarkdown(other, other.source).format).toBe('markdown')
  })

  it('leaves no block out of place: numbers of tables and places of directives move along', () => {
    const table = '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n'
    const rest = `## 二\n\n${table}<!-- tenderlint-waive x -- 因 -->\n\n丙。\n`
    const next = rereadMarkdown(readMarkdown(`## 一\n\n${rest}`), `## 一\n\n${table}${rest}`)
    expect(next.blocks.filter(({ cell }) => cell?.table === 1)).toHaveLength(4)
    expect(next.directives[0]!.block).toBe(next.blocks.length - 1)
    expect(next.source.slice(next.directives[0]!.start, next.directives[0]!.end)).toMatch(/^<!--.*-->$/)
  })

  it('keeps the inline parser', () => {
    const shout = (raw: string) => ({ text: raw.toUpperCase(), pairs: [0, 0], bold: false, comments: [] })
    const next = rereadMarkdown(readMarkdown('a*\n\nb*\n', shout), 'a*\n\nbc*\n')
    expect(next.blocks.map(({ text }) => text)).toEqual(['A*', 'BC*'])
  })

  it('keeps no old text alive', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const edits = 60
    let text = '投标人应提供检测报告，并由采购人确认。\n\n'.repeat(10_000)
    let document = readMarkdown(text)
    const used = (): number => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const before = used()
    for (let i = 0; i < edits; i++) {
      text = insert(text, 5 + i * 2101, '字')
      document = rereadMarkdown(document, text)
    }
    // A block cut out of each text would hold them all.
    expect((used() - before) / (2 * text.length)).toBeLessThan(edits / 4)
    expect(document.blocks).toHaveLength(10_000)
  })
})
