import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CheckOptions, Linter } from '../../service/api.ts'
import { checkBytes, type FileOutcome, failedOutcome, type Wants } from '../check-file.ts'
import { settingsPath } from '../check-targets.ts'
import { faultWords } from '../fault-words.ts'
import type { Target } from '../files.ts'
import { type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import type { Given } from '../options.ts'
import type { Progress } from '../progress.ts'
import type { Settings } from '../settings.ts'
import { type CacheSetting, cacheFolder, resultCache } from './cache.ts'
import { type Job, runJob } from './job.ts'
import { localWorker } from './local.ts'
import { ordered } from './ordered.ts'
import { createPool, type Pool } from './pool.ts'
import { type Crew, crewFor } from './sizing.ts'

export interface Checked {
  readonly target: Target
  readonly outcome: FileOutcome
}

/** Bytes of a file that may need more memory than there is. */
const large = 32 * 1024 * 1024

function isLarge(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size > large,
    () => false,
  )
}

/** Files that are checked, or wait for those before them to be taken, for each worker. */
const window = 16

/** The number after --jobs, null without it. Throws UsageError. */
function jobsGiven({ jobs }: Given, messages: Messages): number | null {
  if (jobs === undefined) return null
  const value = Number(jobs)
  if (!Number.isInteger(value) || value < 1 || value > 256) throw new UsageError(messages.badJobs(jobs))
  return value
}

/** Where outcomes are kept, null without --cache. */
async function cacheSetting(
  given: Given,
  linter: Linter,
  settings: Pick<Settings, 'folder'>,
  io: Io,
): Promise<CacheSetting | null> {
  if (!given.cache) return null
  const folder = given.cache === true ? resolve(settings.folder, cacheFolder) : resolve(io.cwd, given.cache)
  return { folder, program: [linter.version, linter.rulesHash, await io.codeHash()].join(' ') }
}

/** Who checks the files: as asked for, else as the machine and the files have it; one job needs no thread. */
function crewOf(files: Files, given: Given, io: Io, messages: Messages): Crew {
  const asked = jobsGiven(given, messages)
  if (!io.worker) return { workers: 0, here: false }
  if (isList(files)) return crewFor(files, io.processors, asked)
  // how many are to come nobody knows: workers are started as there is work for them
  const workers = asked ?? io.processors
  return { workers: workers > 1 ? workers : 0, here: false }
}

type Files = readonly Target[] | AsyncIterable<Target>

function isList(files: Files): files is readonly Target[] {
  return Array.isArray(files)
}

/** What a batch is run with. */
export interface BatchContext {
  readonly linter: Linter
  readonly settings: Pick<Settings, 'messages' | 'waivers' | 'folder' | 'optionsFor'>
  readonly given: Given
  readonly wants: Wants
  readonly io: Io
  readonly progress: Progress
}

/**
 * Checks the files, several at a time where that pays, and gives the outcomes in the order of the files, the same whatever the
 * number of workers. A fault costs only its own file. Says on stderr how far it is, and how many outcomes the cache held.
 */
export async function* checkTargets(
  files: Files,
  { linter, settings, given, wants, io, progress }: BatchContext,
): AsyncGenerator<Checked> {
  const { messages, waivers } = settings
  const { workers, here } = crewOf(files, given, io, messages)
  const place = await cacheSetting(given, linter, settings, io)
  const cache = place && resultCache(place)
  const died = ({ name }: Job, error: unknown): FileOutcome => {
    const memory = (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (memory) return failedOutcome(name, 'out-of-memory', messages.outOfMemory)
    return failedOutcome(name, 'internal', messages.internal(error instanceof Error ? error.message : String(error)))
  }
  const start = io.worker
  const open = (count: number, here: boolean): Pool | null => {
    if (!start) return null
    const thread = () => start({ wants, waivers, cache: place }, count)
    // a thread takes its time to start: the others come first
    const last = here ? () => localWorker(linter, { wants, cache }, waivers) : thread
    let started = 0
    return createPool(() => (++started === count ? last() : thread()), count, died)
  }
  const pool = workers > 0 ? open(workers, here) : null
  const apart: { pool: Pool | null } = { pool: null }

  /** The threads for a file: with none for all, a large file still gets one, since a thread may run out of memory and not the process. */
  async function poolFor(path: string): Promise<Pool | null> {
    if (pool || !(await isLarge(path))) return pool
    apart.pool ??= open(1, false)
    return apart.pool
  }

  async function one(target: Target): Promise<Checked> {
    const { path, name, fault } = target
    if (fault) return { target, outcome: failedOutcome(name, fault.code, fault.message) }
    const options = settings.optionsFor(settingsPath(target, io))
    if (path === '-') return { target, outcome: await checkInput(name, options) }
    const job: Job = { path, name, options }
    const threads = await poolFor(path)
    return { target, outcome: await (threads ? threads.run(job) : runJob(linter, job, { wants, cache }, announce)) }
  }
  async function checkInput(name: string, options: CheckOptions): Promise<FileOutcome> {
    try {
      return await checkBytes(linter, name, await io.stdin(), options, wants)
    } catch (error) {
      return failedOutcome(name, 'not-readable', messages.notReadable(name, faultWords(error, messages)))
    }
  }
  const announce = (job: Job, bytes: number): void => progress.next(job.name, bytes)
  try {
    for await (const checked of ordered(files, pool ? workers * window : 1, one)) {
      if (io.closed()) return
      progress.done(checked.target.name, checked.outcome.size)
      yield checked
    }
    progress.clear()
    const hits = (pool?.cached ?? cache?.hits ?? 0) + (apart.pool?.cached ?? 0)
    if (hits > 0) io.stderr.write(`${messages.warning(messages.fromCache(hits))}\n`)
  } finally {
    await Promise.all([pool?.close(), apart.pool?.close()])
  }
}
