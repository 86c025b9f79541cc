// All work across documents. Built apart (dist/cross.js): an editor without it never reads it.
import type { Connection } from 'vscode-languageserver/node'
import type { Linter, Locale } from '../../service/api.ts'
import type { ClientFeatures } from '../capabilities.ts'
import {
  type CrossEnded,
  type CrossView,
  crossEndedNotification,
  crossNotification,
  type StageOrder,
} from '../cross-protocol.ts'
import { filePath } from '../file-path.ts'
import type { MarksBeside } from '../marks-beside.ts'
import { fileBehind } from '../word-protocol.ts'
import { compareWork, type WorkParts } from './compare-work.ts'
import type { Outcome } from './outcome.ts'
import { similarWork } from './similar-work.ts'
import { type CrossSource, type SourceParts, sources } from './sources.ts'
import { orderStages } from './stage-order.ts'

export interface CrossParts extends SourceParts {
  readonly connection: Connection
  readonly client: ClientFeatures
  readonly linter: () => Promise<Linter>
  readonly locale: () => Locale
  readonly markOf: WorkParts['markOf']
  readonly marks: MarksBeside
  /** Milliseconds without a change after which documents are held against each other anew. */
  readonly wait: number
  /** The files that are looked at, whenever they are others. */
  readonly watch: (files: readonly string[]) => void
}

export type CrossKind = CrossView['kind']

/** Holds documents against each other, and again whenever one of them has changed. */
export interface Cross {
  /** Begins, or begins anew; gives what came out, null when it was stopped meanwhile. */
  start(kind: CrossKind, uris: readonly string[]): Promise<CrossView | null>
  /** The sets of stages that configs name for what is open: those that are new begin, those that are gone end. */
  configured(sets: readonly (readonly string[])[]): void
  /** Ends what a document takes part in, or all when it takes part in nothing; gives the ids. */
  stop(uri: string | null): readonly string[]
  /** What the author began is from now on for the config to keep or to end. */
  release(id: string): void
  order(uris: readonly string[]): Promise<StageOrder>
  /** A document or a file has changed, was opened or closed. */
  changed(uri: string): void
  /** Options may be others. */
  settingsChanged(): void
}

interface Job {
  readonly id: string
  readonly kind: CrossKind
  /** URIs of files, also of those that are shown as views. */
  readonly files: readonly string[]
  /** Begun by a config and not by the author. */
  byConfig: boolean
  /** Of the latest run; what an earlier one finds is dropped. */
  run: number
  running: Promise<CrossView | null>
  timer: NodeJS.Timeout | undefined
  /** Those who wait for the run that the timer begins. */
  waiters: ((view: CrossView | null | Promise<CrossView | null>) => void)[]
  /** Milliseconds that the last run kept everything else waiting. */
  took: number
  /** Documents with marks of this. */
  marked: ReadonlySet<string>
}

/** A long run is repeated less often: it waits for so many times what the last one took. */
const rest = 2
const longestWait = 5_000

export function createCross(parts: CrossParts): Cross {
  const { connection, client, marks } = parts
  const reader = sources(parts)
  const jobs = new Map<string, Job>()
  /** What the author stopped though the config names it. */
  const dismissed = new Set<string>()

  const idOf = (kind: CrossKind, files: readonly string[]) => `${kind} ${files.join(' ')}`

  function tellFiles(): void {
    parts.watch([...new Set([...jobs.values()].flatMap(({ files }) => files))])
  }

  function begin(kind: CrossKind, files: readonly string[], byConfig: boolean): Job {
    const id = idOf(kind, files)
    const known = jobs.get(id)
    if (known) {
      known.byConfig &&= byConfig
      return known
    }
    const job: Job = {
      ...{ id, kind, files, byConfig, run: 0, running: Promise.resolve(null) },
      ...{ timer: undefined, waiters: [], took: 0, marked: new Set<string>() },
    }
    jobs.set(id, job)
    tellFiles()
    return job
  }

  function end(job: Job): void {
    clearTimeout(job.timer)
    jobs.delete(job.id)
    for (const waiter of job.waiters.splice(0)) waiter(null)
    for (const uri of job.marked) marks.put(job.id, uri, null, [])
    const ended: CrossEnded = { id: job.id }
    if (client.own) void connection.sendNotification(crossEndedNotification, ended)
    tellFiles()
  }

  /** Runs a job now; a run that is under way is dropped. */
  function run(job: Job): Promise<CrossView | null> {
    clearTimeout(job.timer)
    job.timer = undefined
    const own = ++job.run
    job.running = work(job, own).catch((error) => {
      connection.console.error(error instanceof Error && error.stack ? error.stack : String(error))
      return null
    })
    for (const waiter of job.waiters.splice(0)) waiter(job.running)
    return job.running
  }

  async function work(job: Job, own: number): Promise<CrossView | null> {
    const stopped = () => jobs.get(job.id) !== job
    // whoever waits for a run that was overtaken gets what the later one finds
    const overtaken = () => (stopped() ? null : job.running)
    const linter = await parts.linter()
    const service = await serviceOf(job.kind, linter)
    for (;;) {
      const read = await Promise.all(job.files.map((file) => reader.read(file)))
      for (const [at, source] of read.entries()) {
        if (stopped() || job.run !== own) return overtaken()
        service.prepare(source, at)
        await turn()
      }
      const current = await Promise.all(read.map((source) => reader.isCurrent(source)))
      if (stopped() || job.run !== own) return overtaken()
      if (!current.every(Boolean)) continue
      // from here to the end of the work no edit comes in between
      const since = performance.now()
      const { markOf, locale } = parts
      const given = { markOf, related: client.relatedInformation, linter, locale: locale() }
      const outcome = service.run(job.id, read, given)
      job.took = performance.now() - since
      if (outcome) publish(job, read, outcome)
      return outcome?.view ?? null
    }
  }

  function publish(job: Job, read: readonly CrossSource[], { view, marks: found, said }: Outcome): void {
    const marked = new Set<string>()
    read.forEach(({ uri, version }, at) => {
      const own = found[at] ?? []
      if (own.length > 0) marked.add(uri)
      marks.put(job.id, uri, version, own, said[at])
    })
    for (const uri of job.marked) if (!marked.has(uri)) marks.put(job.id, uri, null, [])
    job.marked = marked
    if (client.own) void connection.sendNotification(crossNotification, view)
  }

  function later(job: Job): void {
    // what is being worked out is of yesterday
    job.run++
    clearTimeout(job.timer)
    const wait = Math.max(parts.wait, Math.min(longestWait, job.took * rest))
    // whoever waits for a result gets it from the run to come
    job.running = new Promise((resolve) => job.waiters.push(resolve))
    job.timer = setTimeout(() => void run(job), wait)
  }

  const takesPart = (job: Job, uri: string) => {
    const path = filePath(fileBehind(uri))
    return job.files.some((file) => file === uri || (path !== null && filePath(file) === path))
  }

  return {
    start(kind, uris) {
      const files = [...new Set(uris.map(fileBehind))]
      dismissed.delete(idOf(kind, files))
      // one comparison for a document: the one asked for last
      for (const job of [...jobs.values()])
        if (job.kind === kind && !job.byConfig && job.id !== idOf(kind, files) && job.files.at(-1) === files.at(-1))
          end(job)
      return run(begin(kind, files, false))
    },
    configured(sets) {
      const wanted = new Set(sets.map((files) => idOf('compare', files)))
      for (const job of [...jobs.values()]) if (job.byConfig && !wanted.has(job.id)) end(job)
      for (const id of [...dismissed]) if (!wanted.has(id)) dismissed.delete(id)
      for (const files of sets) {
        const id = idOf('compare', files)
        if (!jobs.has(id) && !dismissed.has(id)) later(begin('compare', files, true))
      }
    },
    stop(uri) {
      const own = uri === null ? [] : [...jobs.values()].filter((job) => takesPart(job, uri))
      const ended = own.length > 0 ? own : [...jobs.values()]
      for (const job of ended) {
        end(job)
        dismissed.add(job.id)
      }
      return ended.map(({ id }) => id)
    },
    release(id) {
      const job = jobs.get(id)
      if (job) job.byConfig = true
    },
    async order(uris) {
      const files = [...new Set(uris.map(fileBehind))]
      const read = await Promise.all(files.map((file) => reader.read(file)))
      const named = read.map(
        ({ name, checked }) => ({ name, kind: checked?.outline.documentKind ?? 'unknown' }) as const,
      )
      const { order, sure } = orderStages(named)
      return { uris: order.map((at) => files[at]!), sure }
    },
    changed(uri) {
      for (const job of jobs.values()) if (takesPart(job, uri)) later(job)
    },
    settingsChanged() {
      reader.forget()
      for (const job of jobs.values()) later(job)
    },
  }
}

/** The service is built apart too; the work itself waits for nothing. */
/** The work of a kind; `prepare` reads what it will ask of one source, so that typing gets its turn between sources. */
async function serviceOf(kind: CrossKind, linter: Linter) {
  if (kind === 'compare') {
    const [{ compareDocuments }, { boughtIn }] = await Promise.all([
      import('../../service/compare.ts'),
      import('../../service/products.ts'),
    ])
    return {
      prepare: ({ checked }: CrossSource) => void (checked && boughtIn(checked)),
      run: (...[id, read, given]: ServiceArguments) => compareWork(id, read, compareDocuments, given),
    }
  }
  const { commonTextsOf, readForSimilarity, similarity } = await import('../../service/similar.ts')
  const texts = commonTextsOf(linter)
  return {
    prepare: ({ checked, name }: CrossSource, at: number) => {
      const kind = at === 0 ? checked?.outline.documentKind : undefined
      if (checked) readForSimilarity({ path: name, document: checked.document }, texts, kind)
    },
    run: (...[id, read, given]: ServiceArguments) => similarWork(id, read, similarity, texts, given),
  }
}

/** Everything that waits gets its turn. */
const turn = () => new Promise<void>((done) => setImmediate(done))

type ServiceArguments = [id: string, read: readonly CrossSource[], given: WorkParts]
