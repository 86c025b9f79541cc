import { parentPort, workerData } from 'node:worker_threads'
import type { ApartSetting } from './io.ts'
import { processIo } from './process-io.ts'
import { run } from './run.ts'

/** Runs a command line in this thread and gives its exit status to the one that waits. */
export async function runApart(): Promise<void> {
  const { args, tty } = workerData as ApartSetting
  const io = processIo()
  const status = await run(args, {
    ...io,
    apart: null,
    stdout: { ...io.stdout, isTTY: tty.stdout },
    stderr: { ...io.stderr, isTTY: tty.stderr },
  })
  parentPort!.postMessage(status)
}
