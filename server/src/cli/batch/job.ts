import type { CheckOptions, Linter } from '../../service/api.ts'
import { checkBytes, type FileOutcome, failedOutcome, sha256Of, type Wants } from '../check-file.ts'
import { faultWords } from '../fault-words.ts'
import { readWhole } from '../read-file.ts'
import { messagesOf } from '../translate.ts'
import type { ResultCache } from './cache.ts'

/** One file to check; `path` is absolute, `name` what people see. */
export interface Job {
  readonly path: string
  readonly name: string
  readonly options: CheckOptions
}

/** What all jobs of a run share. */
export interface JobSetting {
  readonly wants: Wants
  readonly cache: ResultCache | null
}

/** Reads a file and checks it, or takes the outcome from the cache. Never rejects. */
export async function runJob(
  linter: Linter,
  job: Job,
  { wants, cache }: JobSetting,
  begin: (job: Job, bytes: number) => void = () => {},
): Promise<FileOutcome> {
  const { path, name, options } = job
  const messages = messagesOf(options.locale)
  let bytes: Uint8Array
  try {
    bytes = await readWhole(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return failedOutcome(name, 'not-found', messages.notFound(name))
    return failedOutcome(name, 'not-readable', messages.notReadable(name, faultWords(error, messages)))
  }
  begin(job, bytes.length)
  if (!cache) return checkBytes(linter, name, bytes, options, wants)
  const sha256 = sha256Of(bytes)
  const key = cache.keyOf(sha256, name, options)
  const known = await cache.get(key, ({ review }) => !wants.review || review !== null)
  if (known) return { ...known, report: { ...known.report, path: name } }
  const outcome = await checkBytes(linter, name, bytes, options, { ...wants, frames: true }, sha256)
  // what went wrong may go right with the next version of the program, or with more memory
  if (!outcome.report.error) await cache.put(key, outcome)
  return outcome
}
