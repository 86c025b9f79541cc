import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getHeapStatistics } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { WorkerSetting } from './batch/messages.ts'
import { sha256Of } from './check-file.ts'
import type { ApartSetting, ExitStatus, Io, Sink } from './io.ts'
import { largestFile, tooLarge } from './read-file.ts'

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    size += chunk.length
    if (size > largestFile) throw tooLarge('-')
  }
  return Buffer.concat(chunks)
}

function localMoment(): string {
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`
}

/** Beside the bundle; run from source, what the build made of it. */
function workerFile(): URL {
  const built = new URL('./worker.js', import.meta.url)
  return existsSync(built) ? built : new URL('../../../dist/worker.js', import.meta.url)
}

/** A worker's heap in MiB: a file that needs more costs itself only, and all together leave room for the system. */
function heapOf(workers: number): number {
  return Math.min(4096, Math.max(512, Math.floor(totalmem() / 2 ** 20 / (workers + 1))))
}

function startWorker(workerData: WorkerSetting, workers: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapOf(workers) }
  return new Worker(workerFile(), { workerData, resourceLimits })
}

/** Runs a command line in a thread. Its heap is no larger than that of the process, which somebody may have limited. */
function runApart(workerData: ApartSetting): Promise<ExitStatus> {
  const limit = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20)
  const resourceLimits = { maxOldGenerationSizeMb: Math.min(heapOf(1), limit) }
  const worker = new Worker(workerFile(), { workerData, resourceLimits })
  return new Promise((done, failed) => {
    let status: ExitStatus = 2
    worker.on('message', (value: ExitStatus) => {
      status = value
    })
    worker.on('error', failed)
    worker.on('exit', () => done(status))
  })
}

/** The world of a real process. A reader that goes away (EPIPE) ends the output quietly. */
export function processIo(): Io {
  let closed = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    closed = true
  })
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const sink = (stream: NodeJS.WriteStream): Sink => ({
    isTTY: stream.isTTY === true,
    write: (text) => {
      if (!(stream === process.stdout && closed)) stream.write(text)
    },
  })
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    stdin: () => readAll(process.stdin),
    input: () => process.stdin,
    today: () => localMoment().slice(0, 10),
    moment: localMoment,
    now: () => performance.now(),
    closed: () => closed,
    // Dictionaries and linter are heavy: --help and usage errors must not wait for them.
    linter: async () => {
      const [{ createLinter }, { loadDictionaries }] = await Promise.all([
        import('../service/linter.ts'),
        import('../service/dictionaries.ts'),
      ])
      return createLinter(loadDictionaries())
    },
    processors: availableParallelism(),
    worker: startWorker,
    apart: runApart,
    codeHash: async () => sha256Of(await readFile(fileURLToPath(import.meta.url))),
  }
}
