import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What is used of pg-boss 10 and of pg, which comes with it: neither is installed with this program. */
export interface Boss {
  start(): Promise<unknown>
  stop(options: { graceful: boolean }): Promise<void>
  on(event: 'error', listener: (error: unknown) => void): unknown
  createQueue(name: string, options: object): Promise<void>
  insert(jobs: readonly object[], options: Through): Promise<unknown>
  /** Takes jobs from the queue. */
  readonly fetch: (
    name: string,
    options: Through & { batchSize: number },
  ) => Promise<readonly { id: string; data: unknown }[]>
  complete(name: string, id: string, data: object, options: Through): Promise<unknown>
  fail(name: string, id: string, data: object, options: Through): Promise<unknown>
  retry(name: string, ids: readonly string[], options: Through): Promise<unknown>
}

/** Makes the queue take part in a transaction of ours. */
export interface Through {
  readonly db: { executeSql(text: string, values: unknown[]): Promise<Answer> }
}

export interface Answer {
  readonly rows: readonly Record<string, unknown>[]
}

/** One session of PostgreSQL. */
export interface Session {
  connect(): Promise<void>
  query(text: string, values?: readonly unknown[]): Promise<Answer>
  on(event: 'error', listener: (error: unknown) => void): unknown
  end(): Promise<void>
}

export interface Library {
  readonly Boss: new (options: object) => Boss
  readonly Session: new (options: { connectionString: string; application_name: string }) => Session
}

/** The major version whose calls are used here; the last that runs on Node 20. */
export const bossMajor = '10'

type Found = Library | { readonly missing: true } | { readonly version: string }

/** Loads pg-boss from the working folder, else from where this program is installed. */
export async function loadBoss(cwd: string): Promise<Found> {
  for (const from of [join(cwd, 'package.json'), import.meta.url]) {
    const near = createRequire(from)
    let main: string
    try {
      main = near.resolve('pg-boss')
    } catch {
      continue
    }
    const { version } = near('pg-boss/package.json') as { version: string }
    if (version.split('.')[0] !== bossMajor) return { version }
    const [{ default: Boss }, { default: pg }] = (await Promise.all([
      import(pathToFileURL(main).href),
      import(pathToFileURL(createRequire(main).resolve('pg')).href),
    ])) as [{ default: Library['Boss'] }, { default: { Client: Library['Session'] } }]
    return { Boss, Session: pg.Client }
  }
  return { missing: true }
}
