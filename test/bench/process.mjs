// Whole processes: processor time, wall time and peak memory, by the `time` of the system where there is one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const timer = '/usr/bin/time'
const known = process.platform === 'linux' && existsSync(timer)

/** Runs a command once. Gives seconds and MiB; `cpu` and `peak` are null where the system cannot tell. */
export function measured(command, args, options = {}) {
  const start = performance.now()
  const run = known
    ? spawnSync(timer, ['-f', '@@%U %S %M', command, ...args], { ...options, maxBuffer: 1 << 30 })
    : spawnSync(command, args, { ...options, maxBuffer: 1 << 30 })
  const wall = (performance.now() - start) / 1000
  if (run.error) throw run.error
  const told = /@@([\d.]+) ([\d.]+) (\d+)\s*$/.exec(run.stderr.toString())
  return {
    wall,
    cpu: told ? Number(told[1]) + Number(told[2]) : null,
    peak: told ? Number(told[3]) / 1024 : null,
    status: run.status,
    output: run.stdout,
  }
}

/** The best of several runs: neighbours can only make it slower. */
export function best(runs, command, args, options) {
  const all = Array.from({ length: runs }, () => measured(command, args, options))
  const least = (key) =>
    all.reduce((low, one) => (one[key] === null ? null : Math.min(low, one[key])), Number.POSITIVE_INFINITY)
  return { ...all[0], wall: least('wall'), cpu: least('cpu'), peak: least('peak') }
}

/** Seconds of processor time for a fixed piece of work in a process of its own: what all figures are held against. */
export function calibrate(runs = 3) {
  const { cpu, wall } = best(runs, process.execPath, [fileURLToPath(new URL('calibration.mjs', import.meta.url))])
  return cpu ?? wall
}
