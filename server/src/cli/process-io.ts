import type { Io, Sink } from './io.ts'

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}

function localMoment(): string {
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`
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
  }
}
