import { expect, it } from 'vitest'
import { ordered } from '../../../server/src/cli/batch/ordered.ts'

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

it('gives results in the order of the items, with no more begun than allowed', async () => {
  let [running, most] = [0, 0]
  const run = async (item: number): Promise<number> => {
    running++
    most = Math.max(most, running)
    for (let turns = (item * 7) % 5; turns > 0; turns--) await Promise.resolve()
    running--
    return item
  }
  const items = Array.from({ length: 50 }, (_, at) => at)
  expect(await gathered(ordered(items, 4, run))).toEqual(items)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(4)
})

it('gives a result although the next item is long in coming', async () => {
  let send = (): void => {}
  async function* items(): AsyncGenerator<number> {
    yield 1
    await new Promise<void>((resolve) => {
      send = resolve
    })
    yield 2
  }
  const results = ordered(items(), 8, async (item) => item)
  expect((await results.next()).value).toBe(1)
  send()
  expect((await results.next()).value).toBe(2)
  expect((await results.next()).done).toBe(true)
})

it('throws what the items throw after the results before it', async () => {
  async function* items(): AsyncGenerator<number> {
    yield 1
    throw new Error('list')
  }
  const results = ordered(items(), 2, async (item) => item)
  expect((await results.next()).value).toBe(1)
  await expect(results.next()).rejects.toThrow('list')
})

it('asks for no more items when nobody takes the results', async () => {
  let asked = 0
  function* items(): Generator<number> {
    for (;;) yield asked++
  }
  for await (const item of ordered(items(), 3, async (one) => one)) if (item === 5) break
  expect(asked).toBeLessThan(12)
})
