import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tender } from '../benchmark/tender.mjs'
import { type Postgres, startPostgres } from './postgres.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const files = 60
let folder = ''
let server: Postgres

describe.skipIf(inject('available').postgres !== '')('fleet on a real PostgreSQL', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenderlint-fleet-'))
    symlinkSync(fileURLToPath(new URL('node_modules', import.meta.url)), join(folder, 'node_modules'))
    mkdirSync(join(folder, 'in'))
    for (let at = 0; at < files; at++)
      writeFileSync(join(folder, `in/${String(at).padStart(2, '0')}.md`), tender(12_000, { seed: at, density: 0.02 }))
    // the same content under two names, and a file that cannot be read
    writeFileSync(join(folder, 'in/same.md'), tender(12_000, { seed: 0, density: 0.02 }))
    writeFileSync(join(folder, 'in/scan.pdf'), '%PDF-1.4')
    server = startPostgres()
  })
  afterAll(() => {
    server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const arguments_ = (...args: string[]): string[] => [cli, ...args, '--database', server.address, '--locale', 'en']
  function fleet(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, arguments_('fleet', ...args), {
      cwd: folder,
      encoding: 'utf8',
    })
    return { status, stdout: stdout.trim(), stderr }
  }
  function worker() {
    const child = spawn(process.execPath, arguments_('fleet', 'work'), {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    const ended = new Promise<{ out: string; err: string; signal: string | null }>((resolve) =>
      child.on('close', (_, signal) => resolve({ out, err, signal })),
    )
    return { child, ended }
  }
  const results = (): number => Number(server.query('SELECT count(*) FROM tenderlint_fleet.result'))
  const submitted = ['submit', 'in', '--as-of', '2026-01-01']
  const documents = files + 2
  const contents = files + 1

  it('submits each content once, however often it is asked to', () => {
    expect(fleet(...submitted).stdout).toBe(
      `${documents} files submitted, ${contents} to check; the others wait already or are done.`,
    )
    expect(fleet(...submitted).stdout).toContain(`${documents} files submitted, 0 to check`)
    expect(fleet('status').stdout).toBe(`${documents} files: 0 done, ${documents} waiting, 0 being checked, 0 failed`)
  })

  it('workers that are killed lose nothing and repeat nothing', async () => {
    const killed = worker()
    const claims = (): number => Number(server.query('SELECT count(*) FROM tenderlint_fleet.claim'))
    while (results() < 8) await pause(20)
    // held fast in the middle of a check, not between two
    for (;;) {
      killed.child.kill('SIGSTOP')
      await pause(50)
      if (claims() === 1) break
      killed.child.kill('SIGCONT')
      await pause(5)
    }
    const other = worker()
    while (results() < 16) await pause(20)
    killed.child.kill('SIGKILL')
    const late = worker()
    const ends = await Promise.all([killed.ended, other.ended, late.ended])
    expect(ends[0].signal).toBe('SIGKILL')
    expect(ends.map(({ err }) => err).join('')).toBe('')
    // each survivor has checked as many as there are results of it: nothing that had a result was checked again
    const survivors = ends.slice(1).map(({ out }) => Number(/^(\d+) checked\.$/m.exec(out)?.[1]))
    const counts = server.query('SELECT count(*) FROM tenderlint_fleet.result GROUP BY worker').split('\n').map(Number)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(contents)
    for (const count of survivors.filter((one) => one > 0)) expect(counts).toContain(count)
    expect(survivors.reduce((sum, count) => sum + count, 0)).toBeLessThan(contents)
    expect(fleet('status').stdout).toBe(`${documents} files: ${documents} done, 0 waiting, 0 being checked, 0 failed`)
    expect(server.query('SELECT count(*) FROM tenderlint_fleet.claim')).toBe('0')
  })

  it('collects what check gives, byte for byte', () => {
    const check = ['check', 'in', '--format', 'ndjson', '--as-of', '2026-01-01', '--locale', 'en']
    const plain = spawnSync(process.execPath, [cli, ...check], { cwd: folder, encoding: 'utf8' })
    const collected = fleet('collect')
    expect(collected.status).toBe(0)
    expect(`${collected.stdout}\n`).toBe(plain.stdout)
  })

  it('checks no content again that has a result; a changed file, or another day, is another check', () => {
    expect(fleet(...submitted).stdout).toContain('0 to check')
    expect(fleet('work').stdout).toBe('0 checked.')
    writeFileSync(join(folder, 'in/00.md'), tender(3_000, { seed: 99 }))
    expect(fleet(...submitted).stdout).toContain('1 to check')
    expect(fleet('work').stdout).toBe('1 checked.')
    expect(fleet('submit', 'in/01.md', '--as-of', '2025-01-01').stdout).toContain('1 to check')
    expect(fleet('work').stdout).toBe('1 checked.')
  })

  it('a document that is nowhere fails, is told, and gets another chance', () => {
    writeFileSync(join(folder, 'in/gone.md'), '交换机须采用华为产品。')
    expect(fleet('submit', 'in/gone.md').stdout).toContain('1 to check')
    rmSync(join(folder, 'in/gone.md'))
    const { status, stdout } = fleet('work')
    expect(status).toBe(2)
    expect(stdout).toMatch(/^0 checked, 5 times no file/)
    expect(fleet('status').stdout).toContain('1 failed')
    expect(fleet('collect').stderr).toContain('1 file has no result yet')
    writeFileSync(join(folder, 'in/gone.md'), '交换机须采用华为产品。')
    expect(fleet('submit', 'in/gone.md').stdout).toContain('0 to check')
    expect(fleet('work').stdout).toBe('1 checked.')
  })

  it('says what is wrong with the address, without the password', () => {
    const bad = spawnSync(
      process.execPath,
      [cli, 'fleet', 'status', '--database', 'postgresql://a:geheim@%2Fnowhere/x', '--locale', 'en'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(bad.status).toBe(2)
    expect(bad.stderr).toMatch(/^error: cannot connect to the database \(/)
    expect(bad.stderr).not.toContain('geheim')
  })
})
