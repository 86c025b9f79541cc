import type { FileOutcome } from '../check-file.ts'
import type { Job } from './job.ts'
import type { Answer, SentJob } from './messages.ts'

/** What the pool needs of a worker thread; node's Worker is one. */
export interface WorkerThread {
  postMessage(message: SentJob): void
  on(event: 'message', listener: (answer: Answer) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<number>
}

/** Worker threads that check files. */
export interface Pool {
  /** Rejects only when no worker can be started at all. */
  run(job: Job): Promise<FileOutcome>
  /** Outcomes that came from the cache. */
  readonly cached: number
  close(): Promise<void>
}

interface Task {
  readonly id: number
  readonly job: Job
  /** Workers that have ended over this file. */
  deaths: number
  resolve(outcome: FileOutcome): void
  reject(error: unknown): void
}

interface Member {
  readonly worker: WorkerThread
  readonly tasks: Task[]
  ready: boolean
  error: unknown
}

/** A worker has its next files at hand while it answers for the one before, and while the main thread checks a file of its own. */
const ahead = 4

/**
 * A pool of at most `most` workers, started when there is work for them. The first file that an ended worker had not answered for is
 * tried once more in a worker of its own; if that ends as well, `failed` says what is reported of the file. The others lose nothing.
 */
export function createPool(
  start: () => WorkerThread,
  most: number,
  failed: (job: Job, error: unknown) => FileOutcome,
): Pool {
  const members = new Set<Member>()
  const queue: Task[] = []
  let [count, cached, closed] = [0, 0, false]

  function add(): Member {
    const member: Member = { worker: start(), tasks: [], ready: false, error: null }
    members.add(member)
    member.worker.on('message', (answer) => {
      if (answer.kind === 'ready') {
        member.ready = true
        return
      }
      const at = member.tasks.findIndex((task) => task.id === answer.id)
      if (at < 0) return
      if (answer.cached) cached++
      member.tasks.splice(at, 1)[0]!.resolve(answer.outcome)
      dispatch()
    })
    member.worker.on('error', (error) => {
      member.error = error
    })
    member.worker.on('exit', () => ended(member))
    return member
  }

  function ended(member: Member): void {
    members.delete(member)
    if (closed) return
    const [first, ...rest] = member.tasks
    if (!member.ready) {
      // the next one would not start either
      const error = member.error ?? new Error('a worker thread ended before it was ready')
      for (const task of [...member.tasks, ...queue.splice(0)]) task.reject(error)
      return
    }
    queue.unshift(...rest)
    if (first) {
      first.deaths++
      if (first.deaths > 1) first.resolve(failed(first.job, member.error))
      else queue.unshift(first)
    }
    dispatch()
  }

  /** The worker that takes a task next; null when all have enough to do. A file under suspicion gets a worker for itself. */
  function free({ deaths }: Task): Member | null {
    let best: Member | null = null
    for (const member of members) {
      if (member.tasks.some((task) => task.deaths > 0)) continue
      if (member.tasks.length < (best?.tasks.length ?? ahead)) best = member
    }
    if (best?.tasks.length === 0) return best
    if (members.size < most) return add()
    return deaths > 0 ? null : best
  }

  function dispatch(): void {
    while (queue.length) {
      const member = free(queue[0]!)
      if (!member) return
      const task = queue.shift()!
      member.tasks.push(task)
      const { waivers: _, ...options } = task.job.options
      member.worker.postMessage({ id: task.id, job: { ...task.job, options } })
    }
  }

  return {
    run(job) {
      return new Promise((resolve, reject) => {
        queue.push({ id: count++, job, deaths: 0, resolve, reject })
        dispatch()
      })
    },
    get cached() {
      return cached
    },
    async close() {
      closed = true
      await Promise.all([...members].map(({ worker }) => worker.terminate()))
    },
  }
}
