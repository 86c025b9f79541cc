import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Linter } from '../../service/api.ts'
import { checkBytes, type FileOutcome, sha256Of } from '../check-file.ts'
import { readWhole } from '../read-file.ts'
import { type Fleet, fleetSchema, queueSchema, together } from './open.ts'
import type { FleetJob } from './submit.ts'

/** Space of the locks that tell a living worker. */
const workerLocks = 0x7e11
const idle = 300

/** What a worker has done when it ends. */
export interface Worked {
  readonly checked: number
  readonly failed: number
}

/** The content of a document, from the first of its paths that holds it; null when none does. */
async function contentOf(
  { session, queue }: Fleet,
  key: string,
  sha256: string,
  root: string,
): Promise<{ path: string; bytes: Uint8Array } | null> {
  const text = `SELECT path FROM ${fleetSchema}.document WHERE queue = $1 AND key = $2 ORDER BY path`
  const { rows } = await session.query(text, [queue, key])
  for (const row of rows) {
    const path = String(row.path)
    const bytes = await readWhole(resolve(root, path)).catch(() => null)
    if (bytes && sha256Of(bytes) === sha256) return { path, bytes }
  }
  return null
}

/** Puts back what workers that have ended held: their sessions, and with them their locks, are gone. */
async function reclaim({ boss, session, queue }: Fleet): Promise<number> {
  return together(session, async (through) => {
    const { rows } = await session.query(
      `DELETE FROM ${fleetSchema}.claim c WHERE NOT EXISTS (
         SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND l.classid = $1 AND l.objid = c.worker::oid)
       RETURNING key::text AS key`,
      [workerLocks],
    )
    for (const { key } of rows) await boss.fail(queue, String(key), { reason: 'the worker ended' }, through)
    return rows.length
  })
}

/** True while something waits or is being checked. */
async function unfinished({ session, queue }: Fleet): Promise<boolean> {
  const text = `SELECT 1 FROM ${queueSchema}.job WHERE name = $1 AND state IN ('created', 'retry', 'active') LIMIT 1`
  return (await session.query(text, [queue])).rows.length > 0
}

/**
 * Takes documents from the queue and checks them until nothing is left, or for ever with `wait`. A document and its result are one
 * transaction: a worker that is killed leaves neither half a result nor a document that nobody takes up again.
 */
export async function work(fleet: Fleet, linter: Linter, root: string, wait: boolean): Promise<Worked> {
  const { boss, session, queue } = fleet
  const worker = randomInt(1, 2 ** 31 - 1)
  await session.query('SELECT pg_advisory_lock($1, $2)', [workerLocks, worker])
  let [checked, failed] = [0, 0]

  const take = () =>
    together(session, async (through) => {
      const [job] = await boss.fetch(queue, { batchSize: 1, ...through })
      if (!job) return null
      const text = `INSERT INTO ${fleetSchema}.claim VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET worker = excluded.worker`
      await session.query(text, [job.id, worker])
      const { rows } = await session.query(`SELECT 1 FROM ${fleetSchema}.result WHERE key = $1`, [job.id])
      return { id: job.id, data: job.data as FleetJob, done: rows.length > 0 }
    })

  const settle = (id: string, outcome: FileOutcome | null, given: string | null) =>
    together(session, async (through) => {
      await session.query(`DELETE FROM ${fleetSchema}.claim WHERE key = $1 AND worker = $2`, [id, worker])
      if (given !== null) {
        await boss.fail(queue, id, { reason: given }, through)
        return
      }
      if (outcome)
        await session.query(
          `INSERT INTO ${fleetSchema}.result (key, sha256, worker, report) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
          [id, outcome.report.sha256, worker, JSON.stringify(outcome.report)],
        )
      await boss.complete(queue, id, {}, through)
    })

  for (;;) {
    const job = await take()
    if (!job) {
      if ((await reclaim(fleet)) > 0) continue
      if (!wait && !(await unfinished(fleet))) return { checked, failed }
      await pause(idle)
      continue
    }
    const { id, data, done } = job
    if (done) {
      await settle(id, null, null)
      continue
    }
    const found = await contentOf(fleet, id, data.sha256, root)
    if (!found) {
      failed++
      await settle(id, null, 'no file with this content under the root')
      continue
    }
    const wants = { frames: false, review: false }
    await settle(id, await checkBytes(linter, found.path, found.bytes, data.options, wants, data.sha256), null)
    checked++
  }
}
