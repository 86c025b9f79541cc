import { writeSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readCounters } from './coverage.ts'
import { type Failure, fuzz, type Outcome } from './session.ts'
import { type Options, readOptions, save, share, tell, tellAll } from './shell.ts'
import type { Target } from './target.ts'
import { targets } from './targets/index.ts'

/** Room for one input of the longest target, repeated for growth; two bytes a character. */
const room = 200_000
/** An input that runs so much longer than its target allows has no end: milliseconds. */
const endless = 30_000

type Said = { readonly kind: 'begin'; readonly target: string } | { readonly kind: 'done'; readonly outcome: Outcome }

interface Shared {
  readonly options: Options
  readonly names: readonly string[]
  /** When the input was begun, its length, and the input itself. */
  readonly begun: SharedArrayBuffer
  readonly input: SharedArrayBuffer
}

const byName = (name: string): Target => targets.find((target) => target.name === name)!

async function work({ options, names, begun, input }: Shared): Promise<void> {
  const coverage = readCounters()
  const [clock, letters] = [new Float64Array(begun), new Uint16Array(input)]
  for (const name of names) {
    parentPort!.postMessage({ kind: 'begin', target: name } satisfies Said)
    const target = byName(name)
    const announce = (_: string, text: string): void => {
      const length = Math.min(text.length, room)
      for (let at = 0; at < length; at++) letters[at] = text.charCodeAt(at)
      clock[1] = length
      clock[0] = Date.now()
    }
    const limits = { time: share(target, targets, options), runs: options.runs, minimising: 5000 }
    const outcome = await fuzz(target, options.seed, limits, coverage, announce)
    clock[0] = 0
    parentPort!.postMessage({ kind: 'done', outcome } satisfies Said)
  }
  if (coverage) writeSync(1, `${coverage.reached} of ${coverage.branches} branches reached\n`)
}

/** Runs the targets in a thread of their own; one that does not come back is ended and its input kept. */
async function watch(options: Options): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  let names = targets.map(({ name }) => name).filter((name) => !options.target || options.target === name)
  while (names.length > 0) {
    const begun = new SharedArrayBuffer(16)
    const input = new SharedArrayBuffer(2 * room)
    const clock = new Float64Array(begun)
    let current = names[0]!
    const ended = await new Promise<string | null>((resolve) => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: { options, names, begun, input } satisfies Shared,
      })
      const end = (reason: string | null): void => {
        clearInterval(timer)
        worker.terminate().then(() => resolve(reason))
      }
      const timer = setInterval(() => {
        if (clock[0]! > 0 && Date.now() - clock[0]! > endless) end(`endless: more than ${endless} ms`)
      }, 500)
      worker.on('message', (said: Said) => {
        if (said.kind === 'begin') current = said.target
        else {
          tell(said.outcome)
          for (const failure of said.outcome.failures) failures.push(failure)
          names = names.filter((name) => name !== said.outcome.target)
        }
      })
      worker.on('error', (error) => end(`ended the thread: ${error instanceof Error ? error.message : String(error)}`))
      worker.on('exit', () => end(null))
    })
    if (ended === null) break
    const text = String.fromCharCode(...new Uint16Array(input).subarray(0, Math.min(clock[1]!, 60_000)))
    failures.push({ target: current, message: ended, input: text, found: clock[1]! })
    names = names.filter((name) => name !== current)
  }
  return failures
}

async function replay(options: Options): Promise<number> {
  const { target, input } = options.replay!
  await byName(target).run(input)
  const { read } = byName(target)
  if (read) {
    const start = performance.now()
    read(input.repeat(Math.ceil(48_000 / Math.max(input.length, 1))).slice(0, 48_000))
    console.log(`repeated to 48,000 characters: ${(performance.now() - start).toFixed(0)} ms`)
  }
  console.log('no property is broken')
  return 0
}

if (!isMainThread && parentPort) await work(workerData as Shared)
else {
  const options = readOptions(
    process.argv.slice(2),
    targets.map(({ name }) => name),
  )
  if (options.replay) process.exitCode = await replay(options)
  else {
    const failures = await watch(options)
    tellAll(
      failures,
      failures.map((failure) => save(failure, options.seed)),
      options,
    )
    process.exitCode = failures.length > 0 ? 1 : 0
  }
}
