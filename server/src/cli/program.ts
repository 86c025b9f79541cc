import { workerData } from 'node:worker_threads'
import { processIo } from './process-io.ts'
import { run } from './run.ts'
import { letStrayFaultsPass } from './stray-faults.ts'

// What the launchers ask for: see launch.ts.

/** Runs the command line. The status is set, not forced: process.exit would cut output that is still in a pipe. */
export async function main(): Promise<void> {
  letStrayFaultsPass((reason) => {
    process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`)
    // status 1 would say that there are findings
    process.exit(2)
  })
  process.exitCode = await run(process.argv.slice(2), processIo())
}

/** What a worker thread does: it works off the jobs of a batch, or runs one command line. */
export async function work(): Promise<void> {
  if ((workerData as { args?: unknown } | null)?.args) {
    const { runApart } = await import('./apart-thread.ts')
    await runApart()
  } else await import('./batch/worker.ts')
}
