import { parentPort, workerData } from 'node:worker_threads'
import { loadDictionaries } from '../../service/dictionaries.ts'
import { createLinter } from '../../service/linter.ts'
import { letStrayFaultsPass } from '../stray-faults.ts'
import { resultCache } from './cache.ts'
import { runJob } from './job.ts'
import type { Answer, SentJob, WorkerSetting } from './messages.ts'

// the pool learns why this thread ends
letStrayFaultsPass((reason) => {
  throw reason
})
const port = parentPort!
const { wants, waivers, cache: place } = workerData as WorkerSetting
const linter = createLinter(loadDictionaries())
const cache = place && resultCache(place)
const answer = (message: Answer): void => port.postMessage(message)

// one after the other: the answers come in the order of the jobs, so that it is known which one ended this thread
let last = Promise.resolve()
port.on('message', ({ id, job }: SentJob) => {
  last = last.then(async () => {
    const before = cache?.hits ?? 0
    const outcome = await runJob(linter, { ...job, options: { ...job.options, waivers } }, { wants, cache })
    answer({ kind: 'done', id, outcome, cached: (cache?.hits ?? 0) > before })
  })
})
answer({ kind: 'ready' })
