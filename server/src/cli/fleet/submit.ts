import { pathFrom } from '../../config/load.ts'
import type { CheckOptions } from '../../service/api.ts'
import { outcomeKey } from '../batch/cache.ts'
import { sha256Of } from '../check-file.ts'
import { faultWords } from '../fault-words.ts'
import type { Target } from '../files.ts'
import type { Io } from '../io.ts'
import { readWhole } from '../read-file.ts'
import type { Settings } from '../settings.ts'
import { type Fleet, fleetSchema, queueSchema, together } from './open.ts'

/** What a worker is told of a document; where it lies stands in the table of documents. */
export interface FleetJob {
  readonly sha256: string
  readonly options: CheckOptions
}

/** How a submission went: files put in, jobs that are new, files that could not be read. */
export interface Submitted {
  readonly files: number
  readonly fresh: number
  readonly failed: number
}

interface Document {
  readonly path: string
  readonly key: string
  readonly job: FleetJob
}

const atOnce = 500

/** 128 bits of a hash in the form that PostgreSQL knows. */
function uuidOf(hash: string): string {
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * Puts documents into the queue. A document is known by its content, the rules and all that steers its check: what is there already,
 * waiting or done, is not put in again. `root` is the folder that the workers find the files under.
 */
export async function submit(
  { boss, session, queue }: Fleet,
  targets: Iterable<Target> | AsyncIterable<Target>,
  root: string,
  settings: Settings,
  io: Io,
): Promise<Submitted> {
  const { messages } = settings
  let [files, fresh, failed] = [0, 0, 0]
  let waiting: Document[] = []

  async function send(): Promise<void> {
    const documents = [...new Map(waiting.map((one) => [one.path, one])).values()]
    waiting = []
    if (documents.length === 0) return
    await together(session, async (through) => {
      await session.query('SELECT pg_advisory_xact_lock(hashtext($1))', [queue])
      await session.query(
        `INSERT INTO ${fleetSchema}.document (queue, path, key, sha256)
         SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::text[])
         ON CONFLICT (queue, path) DO UPDATE SET key = excluded.key, sha256 = excluded.sha256`,
        [
          queue,
          documents.map(({ path }) => path),
          documents.map(({ key }) => key),
          documents.map(({ job }) => job.sha256),
        ],
      )
      const keys = [...new Set(documents.map(({ key }) => key))]
      const { rows } = await session.query(
        `SELECT key::text AS id FROM ${fleetSchema}.result WHERE key = ANY($1::uuid[])
         UNION SELECT id::text FROM ${queueSchema}.job WHERE name = $2 AND id = ANY($1::uuid[])`,
        [keys, queue],
      )
      const known = new Set(rows.map(({ id }) => String(id)))
      const jobs = new Map(documents.filter(({ key }) => !known.has(key)).map(({ key, job }) => [key, job]))
      fresh += jobs.size
      if (jobs.size > 0)
        await boss.insert(
          [...jobs].map(([id, data]) => ({ id, name: queue, data })),
          through,
        )
      // what was given up before gets another chance
      await boss.retry(queue, keys, through)
    })
  }

  for await (const { path, name, fault } of targets) {
    try {
      if (fault) throw new Error(fault.message)
      const sha256 = sha256Of(await readWhole(path))
      const options = settings.optionsFor(path)
      waiting.push({
        path: pathFrom(root, path),
        key: uuidOf(outcomeKey(queue, sha256, name, options)),
        job: { sha256, options },
      })
      files++
    } catch (error) {
      failed++
      const words = fault ? fault.message : messages.notReadable(name, faultWords(error, messages))
      io.stderr.write(`${messages.error(words)}\n`)
    }
    if (waiting.length >= atOnce) await send()
  }
  await send()
  return { files, fresh, failed }
}
