import { Worker } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { createPool, type Pool, type WorkerThread } from '../../../server/src/cli/batch/pool.ts'
import { failedOutcome } from '../../../server/src/cli/check-file.ts'

/** A worker that does what the name of a file says. */
const code = `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage({ kind: 'ready' })
parentPort.on('message', ({ id, job }) => {
  if (job.name === 'exit') process.exit(3)
  if (job.name === 'throw') throw new Error('boom')
  if (job.name === 'memory') { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)) }
  if (job.name === 'once') {
    const seen = new Int32Array(job.options.shared)
    if (Atomics.add(seen, 0, 1) === 0) process.exit(1)
  }
  parentPort.postMessage({ kind: 'done', id, cached: false, outcome: { report: { path: job.name } } })
})
`
let pool: Pool
let started = 0
afterEach(() => pool.close())

function open(most: number, source = code): void {
  started = 0
  const start = (): WorkerThread => {
    started++
    return new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 24 } })
  }
  pool = createPool(start, most, ({ name }, error) =>
    failedOutcome(name, (error as { code?: string } | null)?.code ?? 'died', String(error)),
  )
}

const run = async (name: string, options: object = {}): Promise<string> => {
  const { report } = await pool.run({ name, path: name, options: options as never })
  return report.error ? `${report.path}: ${report.error.code}` : report.path
}

it('starts no more workers than there is work for, nor than allowed', async () => {
  open(2)
  expect(await run('a')).toBe('a')
  expect(started).toBe(1)
  expect(await Promise.all(['b', 'c', 'd', 'e', 'f', 'g'].map((name) => run(name)))).toHaveLength(6)
  expect(started).toBe(2)
})

it.each([1, 2])('a worker that ends costs its file only, with %i', async (most) => {
  open(most)
  const names = ['a', 'exit', 'b', 'throw', 'c', 'd', 'e']
  expect(await Promise.all(names.map((name) => run(name)))).toEqual([
    'a',
    'exit: died',
    'b',
    'throw: died',
    'c',
    'd',
    'e',
  ])
})

it('a file that needs too much memory is told as such, the others are checked', async () => {
  open(2)
  const outcomes = await Promise.all(['a', 'memory', 'b', 'c'].map((name) => run(name)))
  expect(outcomes).toEqual(['a', 'memory: ERR_WORKER_OUT_OF_MEMORY', 'b', 'c'])
})

it('a file is tried once more before it is given up', async () => {
  open(1)
  const shared = new SharedArrayBuffer(4)
  expect(await run('once', { shared })).toBe('once')
  expect(started).toBe(2)
})

it('rejects when no worker can be started', async () => {
  open(2, "throw new Error('no dictionaries')")
  await expect(run('a')).rejects.toThrow('no dictionaries')
})
