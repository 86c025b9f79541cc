import { spawn } from 'node:child_process'

export interface Run {
  /** Path of the bundled dist/cli.js. */
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Text for standard input. */
  readonly input?: string
  /** Gets each line of standard output as it comes; then `stdout` of the outcome stays empty. */
  readonly onLine?: (line: string) => void
  /** Ends the program when aborted. */
  readonly signal?: AbortSignal
}

export interface Outcome {
  /** null when the program was ended. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the bundled program with the editor's own Node. Rejects when it cannot be started. */
export function runProgram({ program, args, cwd, env, input, onLine, signal }: Run): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const stop = (): void => void child.kill()
    let stdout = ''
    let stderr = ''
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!onLine) stdout += text
      else {
        const lines = (rest + text).split('\n')
        rest = lines.pop()!
        for (const line of lines) onLine(line)
      }
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (status) => {
      signal?.removeEventListener('abort', stop)
      if (rest && status !== null) onLine?.(rest)
      resolve({ status, stdout, stderr })
    })
    // the program may end before it has read all
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop)
  })
}
