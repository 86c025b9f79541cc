import type { Coverage } from './coverage.ts'
import { minimise } from './minimise.ts'
import { mutate } from './mutate.ts'
import { type Random, seeded } from './random.ts'
import type { Target } from './target.ts'

/** An input that broke a property. */
export interface Failure {
  readonly target: string
  readonly message: string
  readonly input: string
  /** Length before it was shortened. */
  readonly found: number
}

export interface Outcome {
  readonly target: string
  readonly runs: number
  /** Inputs that reached new code and were kept. */
  readonly kept: number
  readonly failures: readonly Failure[]
}

export interface Limits {
  /** Milliseconds for this target, or none. */
  readonly time: number
  /** Inputs, or none. */
  readonly runs: number
  /** Milliseconds for shortening a failing input. */
  readonly minimising: number
}

/** Told before an input is run, so that one that never ends is known. */
export type Announce = (input: string) => void

/** Inputs between two measurements of growth. */
const growing = 160
/** Eight times the text may take this many times as long. */
const mostGrowth = 24

const now = (): number => performance.now()
/** Milliseconds of processor time, of which a busy machine takes none away. */
const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What goes wrong with an input, '' for nothing; one failure of a kind is enough, so places and numbers are left out. */
async function faultOf(target: Target, input: string): Promise<string> {
  for (let round = 0; ; round++) {
    const start = worked()
    try {
      await target.run(input)
    } catch (error) {
      const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
      const line = /\n\s+at (?:async )?([\w.$<>]+)/.exec(stack)?.[1] ?? ''
      return `${name}: ${message.slice(0, 120)}${name === 'Error' ? '' : ` (${line})`}`
    }
    const took = worked() - start
    if (took <= target.slow * Math.max(1, input.length / target.longest)) return ''
    // the collection of garbage falls into one run, not into three
    if (round === 2) return `slow: more than ${target.slow} ms`
  }
}

/** True when reading a piece again and again takes time that grows much faster than the text. */
function growsTooFast(read: (input: string) => unknown, piece: string): boolean {
  const timeOf = (text: string): number => {
    const start = worked()
    read(text)
    return worked() - start
  }
  const fill = (size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
  const [small, large] = [fill(6_000), fill(48_000)]
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < 4; round++) {
    least = Math.min(least, timeOf(small))
    most = Math.min(most, timeOf(large))
    if (most < 60 || most / Math.max(least, 1) < mostGrowth) return false
  }
  return true
}

/** Numbers out of a message: the same fault at another place is the same fault. */
const kindOf = (message: string): string => message.replace(/\d+/g, '#').replace(/[^\x20-\x7e]+/g, '…')

/**
 * Fuzzes one reader: inputs from its grammar and changes of kept ones; what reaches new code is kept. The same seed gives the same
 * inputs. Without `coverage` nothing is kept but the seeds.
 */
export async function fuzz(
  target: Target,
  seed: number,
  limits: Limits,
  coverage: Pick<Coverage, 'fresh'> | null,
  announce: Announce = () => {},
): Promise<Outcome> {
  const random = seeded(seed)
  const corpus: string[] = [...target.seeds()]
  const failures = new Map<string, Failure>()
  const until = now() + limits.time
  let [runs, kept] = [0, 0]

  async function attempt(input: string): Promise<void> {
    runs++
    announce(input)
    const message = await faultOf(target, input)
    if (message !== '')
      await note(input, message, async (shorter) => kindOf(await faultOf(target, shorter)) === kindOf(message))
  }
  async function note(input: string, message: string, same: (input: string) => Promise<boolean>): Promise<void> {
    const kind = kindOf(message)
    if (failures.has(kind)) return
    const shortest = await minimise(input, same, now, now() + limits.minimising)
    failures.set(kind, { target: target.name, message, input: shortest, found: input.length })
  }
  async function grow(piece: string): Promise<void> {
    const { read } = target
    if (!read || piece === '') return
    const long = piece.repeat(Math.ceil(48_000 / piece.length))
    // what a long text does besides taking time is a property like any other
    await attempt(long)
    const grows = (one: string): boolean => {
      try {
        return one !== '' && growsTooFast(read, one)
      } catch {
        return false
      }
    }
    if (grows(piece)) await note(piece, 'grows: more than linear', async (one) => grows(one))
  }
  const next = (): string => {
    if (target.generate && random.chance(0.3)) return target.generate(random).slice(0, target.longest)
    return mutate(random.pick(corpus), random.pick(corpus), target, random)
  }

  for (const input of [...corpus]) await attempt(input)
  coverage?.fresh()
  while (runs < limits.runs && now() < until) {
    const input = next()
    await attempt(input)
    if (coverage && coverage.fresh() > 0) {
      corpus.push(input)
      kept++
    }
    if (runs % growing === 0) await grow(pieceOf(random.pick(corpus), target.tokens, random))
  }
  return { target: target.name, runs, kept, failures: [...failures.values()] }
}

/** A stretch of an input, or some tokens: what is repeated to see how time grows. */
function pieceOf(input: string, tokens: readonly string[], random: Random): string {
  if (tokens.length > 0 && random.chance(0.6))
    return Array.from({ length: random.times(4) }, () => random.pick(tokens)).join('')
  const at = random.below(input.length)
  return input.slice(at, at + 1 + random.below(60))
}
