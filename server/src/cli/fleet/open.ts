import { faultWords } from '../fault-words.ts'
import { type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import type { Given } from '../options.ts'
import { type Boss, bossMajor, loadBoss, type Session, type Through } from './boss.ts'

/** The queue of one version of the rules, and a session beside it. The only part of the program that opens a connection. */
export interface Fleet {
  readonly boss: Boss
  readonly session: Session
  /** Jobs of other rules wait in another queue: a worker takes only what it can check as asked. */
  readonly queue: string
  close(): Promise<void>
}

/** Schema of pg-boss, and ours. */
export const queueSchema = 'tenderlint_queue'
export const fleetSchema = 'tenderlint_fleet'
const retryLimit = 4
/** For a worker whose machine is gone without a word; a process that ends is noticed at once. */
const expireInSeconds = 900

const tables = `
SELECT pg_advisory_xact_lock(hashtext('${fleetSchema}'));
CREATE SCHEMA IF NOT EXISTS ${fleetSchema};
CREATE TABLE IF NOT EXISTS ${fleetSchema}.document (
  queue text NOT NULL, path text COLLATE "C" NOT NULL, key uuid NOT NULL, sha256 text NOT NULL, PRIMARY KEY (queue, path));
CREATE INDEX IF NOT EXISTS document_key ON ${fleetSchema}.document (key);
CREATE TABLE IF NOT EXISTS ${fleetSchema}.result (
  key uuid PRIMARY KEY, sha256 text NOT NULL, worker integer NOT NULL, report json NOT NULL);
CREATE TABLE IF NOT EXISTS ${fleetSchema}.claim (key uuid PRIMARY KEY, worker integer NOT NULL);
`

/** Runs statements as one: all of them hold, or none. */
export async function together<T>(session: Session, run: (through: Through) => Promise<T>): Promise<T> {
  await session.query('BEGIN')
  try {
    const result = await run({ db: { executeSql: (text, values) => session.query(text, values) } })
    await session.query('COMMIT')
    return result
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Connects and makes what is missing in the database. Throws UsageError; the connection string, which may hold a password, is never shown. */
export async function openFleet(
  given: Given,
  rules: { readonly version: string; readonly rulesHash: string },
  io: Io,
  messages: Messages,
): Promise<Fleet> {
  const words = messages.fleet
  const connectionString = given.database ?? io.env.TENDERLINT_DATABASE
  if (!connectionString) throw new UsageError(words.noDatabase)
  const library = await loadBoss(io.cwd)
  if ('missing' in library) throw new UsageError(words.notInstalled(bossMajor), false)
  if ('version' in library) throw new UsageError(words.otherVersion(library.version, bossMajor), false)
  const session = new library.Session({ connectionString, application_name: 'tenderlint' })
  const options = { connectionString, schema: queueSchema, application_name: 'tenderlint', max: 2, schedule: false }
  const boss = new library.Boss(options)
  const told = (error: unknown): void => io.stderr.write(`${messages.error(faultWords(error, messages))}\n`)
  boss.on('error', told)
  session.on('error', told)
  try {
    await session.connect()
    await together(session, () => session.query(tables))
    await boss.start()
  } catch (error) {
    await session.end().catch(() => {})
    throw new UsageError(words.cannotConnect(faultWords(error, messages)), false)
  }
  const queue = `tenderlint-${rules.version}-${rules.rulesHash.slice(0, 12)}`
  await boss.createQueue(queue, { name: queue, policy: 'standard', retryLimit, retryDelay: 1, expireInSeconds })
  return {
    boss,
    session,
    queue,
    async close() {
      await boss.stop({ graceful: false })
      await session.end()
    },
  }
}
