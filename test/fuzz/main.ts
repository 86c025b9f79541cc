import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { letStrayFaultsPass } from '../../server/src/cli/stray-faults.ts'
import { readCounters } from './coverage.ts'
import { readCurrent, writeCurrent } from './current.ts'
import { type Failure, fuzz, type Outcome } from './session.ts'
import { type Options, readOptions, save, share, tell, tellAll } from './shell.ts'
import type { Target } from './target.ts'
import { targets } from './targets/index.ts'

/** An input that runs so long has no end: milliseconds. */
const endless = 60_000

type Said =
  | { readonly kind: 'begin'; readonly target: string }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'end'; readonly reached: number; readonly branches: number; readonly seconds: number }

const all = targets.map(({ name }) => name)
const byName = (name: string): Target => targets.find((target) => target.name === name)!
const say = (said: Said): void => void process.send!(said)

/** What the child does: one target after the other. */
async function work(options: Options, names: readonly string[], file: string): Promise<void> {
  const coverage = readCounters()
  const current = writeCurrent(file)
  for (const name of names) {
    say({ kind: 'begin', target: name })
    const target = byName(name)
    const limits = { time: share(target, targets, options), runs: options.runs, minimising: 5000 }
    const outcome = await fuzz(target, options.seed, limits, coverage, current.begin)
    current.done()
    say({ kind: 'done', outcome })
  }
  current.close()
  const { user, system } = process.cpuUsage()
  say({
    kind: 'end',
    reached: coverage?.reached ?? 0,
    branches: coverage?.branches ?? 0,
    seconds: (user + system) / 1e6,
  })
  process.disconnect()
}

/** Runs the targets in a process of their own, until all have had their time; one that ends it or never comes back costs only itself. */
async function watch(options: Options): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  let left = options.target ? [options.target] : all
  while (left.length > 0) {
    const file = join(tmpdir(), `tenderlint-fuzz-${process.pid}-${left.length}`)
    let target = left[0]!
    let [reason, ended] = ['', false]
    await new Promise<void>((resolve) => {
      const child = fork(fileURLToPath(import.meta.url), ['--work', JSON.stringify([options, left, file])])
      const timer = setInterval(() => {
        const now = readCurrent(file)
        if (!now || Date.now() - now.begun < endless) return
        reason = `endless: more than ${endless} ms`
        child.kill('SIGKILL')
      }, 1000)
      child.on('message', (said: Said) => {
        if (said.kind === 'begin') target = said.target
        else if (said.kind === 'done') {
          tell(said.outcome)
          failures.push(...said.outcome.failures)
          left = left.filter((name) => name !== said.outcome.target)
        } else {
          ended = true
          console.log(
            `${said.reached} of ${said.branches} branches reached, ${said.seconds.toFixed(0)} s of processor time`,
          )
        }
      })
      child.on('exit', (code, signal) => {
        clearInterval(timer)
        if (!ended) reason ||= `ended the process: ${signal ?? `status ${code}`}`
        resolve()
      })
    })
    const input = readCurrent(file)?.input ?? ''
    rmSync(file, { force: true })
    if (ended) break
    failures.push({ target, message: reason, input, found: input.length })
    left = left.filter((name) => name !== target)
  }
  return failures
}

async function replay({ target, input }: NonNullable<Options['replay']>): Promise<void> {
  await byName(target).run(input)
  const { read } = byName(target)
  if (read) {
    const start = performance.now()
    read(input.repeat(Math.ceil(48_000 / Math.max(input.length, 1))).slice(0, 48_000))
    console.log(`repeated to 48,000 characters: ${(performance.now() - start).toFixed(0)} ms`)
  }
  console.log('no property is broken')
}

letStrayFaultsPass((reason) => {
  throw reason
})
const args = process.argv.slice(2)
if (args[0] === '--work') await work(...(JSON.parse(args[1]!) as [Options, readonly string[], string]))
else {
  const options = readOptions(args, all)
  if (options.replay) await replay(options.replay)
  else {
    const failures = await watch(options)
    const files = failures.map((failure) => save(failure, options.seed))
    tellAll(failures, files, options)
    process.exitCode = failures.length > 0 ? 1 : 0
  }
}
