import type { WaiverEntry } from '../../service/api.ts'
import type { FileOutcome, Wants } from '../check-file.ts'
import type { CacheSetting } from './cache.ts'
import type { Job } from './job.ts'

/** What a worker thread is started with: all that is the same for every file. */
export interface WorkerSetting {
  readonly wants: Wants
  readonly waivers: readonly WaiverEntry[]
  readonly cache: CacheSetting | null
}

/** A job as it is sent; the waivers are put back there. */
export interface SentJob {
  readonly id: number
  readonly job: Job
}

/** What a worker thread says: first that it is ready, then one answer a job, in the order of the jobs. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: FileOutcome; readonly cached: boolean }
