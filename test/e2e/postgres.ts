import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresPrograms } from './available.ts'

/** A PostgreSQL of its own, reached by a socket file only. */
export interface Postgres {
  readonly address: string
  query(sql: string): string
  stop(): void
}

/** Starts a server on a new data folder; as root it runs as the user postgres. */
export function startPostgres(): Postgres {
  const bin = postgresPrograms()
  const asRoot = process.getuid?.() === 0
  // the temporary folder of the test may be closed to that user
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-pg-'))
  if (asRoot) execFileSync('chown', ['postgres', folder])
  const data = join(folder, 'data')
  const run = (program: string, args: readonly string[], options: SpawnSyncOptions = {}): void => {
    const [command, ...rest] = asRoot
      ? ['runuser', '-u', 'postgres', '--', `${bin}/${program}`, ...args]
      : [`${bin}/${program}`, ...args]
    const done = spawnSync(command!, rest, { cwd: folder, encoding: 'utf8', ...options })
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}${done.stdout}`)
  }
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`
  // its output would hold the pipes of the test open
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'], { stdio: 'ignore' })
  return {
    address: `postgresql://postgres@${encodeURIComponent(folder)}/postgres`,
    query: (sql) =>
      execFileSync(`${bin}/psql`, ['-h', folder, '-U', 'postgres', '-Atc', sql], { encoding: 'utf8' }).trim(),
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'], { stdio: 'ignore' })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
