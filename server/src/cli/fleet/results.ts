import type { FileReport } from '../../core/finding.ts'
import { type Fleet, fleetSchema, queueSchema } from './open.ts'

/** Documents of a queue, counted by how far they are. */
export interface FleetStatus {
  readonly documents: number
  readonly done: number
  readonly waiting: number
  readonly active: number
  readonly failed: number
}

/** Counts the documents: a content that lies under several paths counts for each. */
export async function status({ session, queue }: Fleet): Promise<FleetStatus> {
  const { rows } = await session.query(
    `SELECT count(*)::int AS documents, count(r.key)::int AS done,
       count(*) FILTER (WHERE r.key IS NULL AND j.state IN ('created', 'retry'))::int AS waiting,
       count(*) FILTER (WHERE r.key IS NULL AND j.state = 'active')::int AS active
     FROM ${fleetSchema}.document d
     LEFT JOIN ${fleetSchema}.result r USING (key)
     LEFT JOIN ${queueSchema}.job j ON j.name = d.queue AND j.id = d.key
     WHERE d.queue = $1`,
    [queue],
  )
  const { documents, done, waiting, active } = rows[0] as unknown as Omit<FleetStatus, 'failed'>
  return { documents, done, waiting, active, failed: documents - done - waiting - active }
}

const page = 200

/** The results in the order of the paths, each as `check --format ndjson` gives it; null for what has none. */
export async function* results({ session, queue }: Fleet): AsyncGenerator<{ path: string; report: FileReport | null }> {
  let last: string | null = null
  for (;;) {
    const { rows }: { rows: readonly Record<string, unknown>[] } = await session.query(
      `SELECT d.path, r.report::text AS report FROM ${fleetSchema}.document d LEFT JOIN ${fleetSchema}.result r USING (key)
       WHERE d.queue = $1 AND ($2::text IS NULL OR d.path > $2) ORDER BY d.path LIMIT ${page}`,
      [queue, last],
    )
    for (const row of rows) {
      const path = String(row.path)
      last = path
      const report = row.report === null ? null : (JSON.parse(String(row.report)) as FileReport)
      yield { path, report: report && { ...report, path } }
    }
    if (rows.length < page) return
  }
}
