import type { Linter, WaiverEntry } from '../../service/api.ts'
import type { JobSetting } from './job.ts'
import { runJob } from './job.ts'
import type { Answer, SentJob } from './messages.ts'
import type { WorkerThread } from './pool.ts'

/** The main thread as one of the workers. Between two files it looks at what the others have answered. */
export function localWorker(linter: Linter, setting: JobSetting, waivers: readonly WaiverEntry[]): WorkerThread {
  const jobs: SentJob[] = []
  let listen: (answer: Answer) => void = () => {}
  let [busy, ended] = [false, false]

  async function work(): Promise<void> {
    const next = jobs.shift()
    busy = next !== undefined && !ended
    if (!next || ended) return
    const { id, job } = next
    const before = setting.cache?.hits ?? 0
    const outcome = await runJob(linter, { ...job, options: { ...job.options, waivers } }, setting)
    listen({ kind: 'done', id, outcome, cached: (setting.cache?.hits ?? 0) > before })
    setImmediate(work)
  }

  return {
    postMessage(message) {
      jobs.push(message)
      if (busy) return
      busy = true
      setImmediate(work)
    },
    on(event: 'message' | 'error' | 'exit', listener: (value: never) => void) {
      if (event !== 'message') return
      listen = listener as (answer: Answer) => void
      listen({ kind: 'ready' })
    },
    async terminate() {
      ended = true
      return 0
    },
  }
}
