import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hashText } from '../../server/src/core/fingerprint.ts'
import type { Failure, Outcome } from './session.ts'
import type { Target } from './target.ts'

/** Where failing inputs are written. */
const folder = 'test/fuzz/found'

export interface Options {
  /** For all targets together. */
  readonly seconds: number
  readonly seed: number
  /** Inputs for each target, or none. */
  readonly runs: number
  readonly target: string | null
  readonly replay: { readonly target: string; readonly input: string } | null
}

/** Reads `--seconds N --seed S --runs N --target NAME`, or `--replay FILE` for a file that was written here. Throws on anything else. */
export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: 'Infinity' },
      target: { type: 'string' },
      replay: { type: 'string' },
    },
  })
  const number = (name: 'seconds' | 'seed' | 'runs'): number => {
    const value = Number(values[name])
    if (!(value >= 0)) throw new Error(`--${name} needs a number`)
    return value
  }
  if (values.target && !names.includes(values.target)) throw new Error(`--target is one of ${names.join(', ')}`)
  return {
    seconds: number('seconds'),
    seed: number('seed'),
    // JSON, which the child is told by, has no infinity
    runs: Math.min(number('runs'), Number.MAX_SAFE_INTEGER),
    target: values.target ?? null,
    replay: values.replay ? JSON.parse(readFileSync(values.replay, 'utf8')) : null,
  }
}

/** A target's part of the time, in milliseconds. */
export function share({ name, weight }: Target, targets: readonly Target[], { seconds, target }: Options): number {
  const all = target === name ? weight : targets.reduce((sum, one) => sum + one.weight, 0)
  return (1000 * seconds * weight) / all
}

/** Writes a failing input and gives the file. */
export function save(failure: Failure, seed: number): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${failure.target}-${hashText(failure.input)}.json`)
  writeFileSync(path, `${JSON.stringify({ ...failure, seed }, null, 2)}\n`)
  return path
}

export function tell({ target, runs, kept, failures }: Outcome): void {
  console.log(
    `${target.padEnd(18)}${String(runs).padStart(8)} inputs, ${String(kept).padStart(5)} kept, ${failures.length} failures`,
  )
}

export function tellAll(failures: readonly Failure[], files: readonly string[], { seed }: Options): void {
  failures.forEach(({ target, message, input, found }, i) => {
    console.log(
      `\nFAILED ${target}: ${message}\n  ${found} characters, shortened to ${input.length}: ${JSON.stringify(input).slice(0, 300)}`,
    )
    console.log(`  again: npm run fuzz -- --replay ${files[i]}`)
  })
  console.log(`seed ${seed}: ${failures.length === 0 ? 'no property broken' : `${failures.length} failures`}`)
}
