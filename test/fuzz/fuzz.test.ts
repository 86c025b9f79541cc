import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { readCounters } from './coverage.ts'
import { instrument } from './instrument.mjs'
import { minimise } from './minimise.ts'
import { mutate } from './mutate.ts'
import { seeded } from './random.ts'
import { fuzz } from './session.ts'
import type { Target } from './target.ts'
import { targets } from './targets/index.ts'

const toy = (run: Target['run'], rest: Partial<Target> = {}): Target => ({
  name: 'toy',
  weight: 1,
  bytes: false,
  tokens: ['x', '第', '章'],
  longest: 100,
  slow: 200,
  seeds: () => ['第一章 需求'],
  run,
  ...rest,
})
const limits = { time: 20_000, runs: 3000, minimising: 500 }

describe('the fuzzer', () => {
  it('finds what a property forbids, shortens it, and tells it once', async () => {
    const { failures, runs } = await fuzz(
      toy((input) => {
        if (input.includes('章章')) throw new Error(`at ${input.indexOf('章章')}`)
      }),
      1,
      limits,
      null,
    )
    expect(runs).toBeGreaterThanOrEqual(limits.runs)
    expect(failures).toMatchObject([{ target: 'toy', input: '章章' }])
  })

  it('gives the same inputs for the same seed', async () => {
    const inputs = async (seed: number) => {
      const seen: string[] = []
      await fuzz(
        toy((input) => void seen.push(input)),
        seed,
        { ...limits, runs: 300 },
        null,
      )
      return seen
    }
    const first = await inputs(7)
    expect(await inputs(7)).toEqual(first)
    expect(await inputs(8)).not.toEqual(first)
  })

  // it goes by processor time, which others on the machine disturb
  it('finds a reader whose time grows with the square of the text', { timeout: 60_000, retry: 3 }, async () => {
    const square = (input: string): number => {
      let count = 0
      for (let at = 0; at < input.length; at++) if (input[at] === 'x') for (let i = at; i--; ) count += i & 1
      return count
    }
    const { failures } = await fuzz(
      toy(() => {}, { read: square }),
      1,
      { ...limits, runs: 2000 },
      null,
    )
    expect(failures.map(({ message }) => message)).toContain('grows: more than linear')
  })

  it('finds an input that takes too long', { timeout: 60_000, retry: 3 }, async () => {
    const wait = (input: string): void => {
      const start = process.cpuUsage()
      while (input.startsWith('x') && process.cpuUsage(start).user < 30_000);
    }
    const { failures } = await fuzz(toy(wait, { slow: 10 }), 1, { time: 5000, runs: 80, minimising: 50 }, null)
    expect(failures[0]?.message).toContain('slow')
  })

  it('keeps what reaches new code, and so finds what chance would not', async () => {
    let level = 0
    let best = 0
    const run = (input: string): void => {
      level = 0
      while (level < 8 && input[level] === 'abcdefgh'[level]) level++
      if (level === 8) throw new Error('reached')
    }
    const counters = {
      fresh: () => {
        const found = Math.max(0, level - best)
        best = Math.max(best, level)
        return found
      },
    }
    const target = toy(run, { tokens: [...'abcdefgh'], seeds: () => [''] })
    const guided = await fuzz(target, 1, { ...limits, runs: 40_000 }, counters)
    expect(guided.failures).toHaveLength(1)
    expect((await fuzz(target, 1, { ...limits, runs: 40_000 }, null)).failures).toHaveLength(0)
  })

  it('shortens to the least that fails', async () => {
    const fails = async (input: string): Promise<boolean> => /a.*b/.test(input)
    expect(await minimise('xxaxxxbxx', fails, () => 0, 1)).toBe('ab')
  })

  it('changes stay within the longest input', () => {
    const random = seeded(3)
    for (let i = 0; i < 2000; i++)
      expect(
        mutate('abc', 'def', { bytes: i % 2 === 0, tokens: ['long token'], longest: 9 }, random).length,
      ).toBeLessThan(10)
  })
})

describe('counters in the bundle', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'tenderlintHits'))

  it('count every branch of the product, and nothing else', () => {
    const bundle = `// node_modules/a/index.js
function other(a) { return a ? 1 : 2 }
// server/src/core/x.ts
function own(a) { if (a > 1) return a > 2 ? 'much' : 'some'; else for (let i = 0; i < a; i++) other(i); return a || (() => ({ b: 1 }))() }
// test/fuzz/main.ts
globalThis.tenderlintOwn = own
`
    const { code, count } = instrument(bundle)
    // function, if, two of ?:, else, for, ||; an arrow that gives an object has no room for one
    expect(count).toBe(7)
    new Function(code)()
    const own = (globalThis as unknown as { tenderlintOwn: (a: number) => unknown }).tenderlintOwn
    const counters = readCounters()!
    const fresh = (a: number) => [own(a), counters.fresh()] as const
    expect(fresh(2)).toEqual(['some', 3])
    expect(fresh(2)).toEqual(['some', 0])
    expect(fresh(3)).toEqual(['much', 1])
    expect(fresh(0)).toEqual([{ b: 1 }, 2])
    expect(fresh(1)).toEqual([1, 1])
    expect(counters.reached).toBe(7)
  })
})

describe('a short run, the same each time', () => {
  it.each(targets.map((target) => [target.name, target] as const))('%s', { timeout: 120_000 }, async (name, target) => {
    const runs = name === 'pdf' ? 20 : 120
    const outcome = await fuzz(target, 20261123, { time: 60_000, runs, minimising: 2000 }, null)
    expect(outcome.failures).toEqual([])
    expect(outcome.runs).toBeGreaterThanOrEqual(target.seeds().length)
  })

  it('covers every reader that opens a file', () => {
    const read = readFileSync('server/src/format/index.ts', 'utf8')
    for (const [reader, target] of Object.entries({
      readMarkdown: 'markdown',
      readText: 'text',
      readWord: 'word-file',
      readOldWord: 'old-word-file',
      readSheet: 'sheet-file',
      readPdf: 'pdf',
    })) {
      expect(read).toContain(reader)
      expect(targets.map((one) => one.name)).toContain(target)
    }
    expect(
      [...read.matchAll(/\bread[A-Z]\w+(?=\()/g)]
        .map(([found]) => found)
        .filter((one) => !/^read(?:Document|As)$/.test(one)).length,
    ).toBe(6)
  })
})
