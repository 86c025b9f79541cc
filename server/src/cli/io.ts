import type { Linter } from '../service/api.ts'
import type { WorkerSetting } from './batch/messages.ts'
import type { WorkerThread } from './batch/pool.ts'

/** A place that text is written to. */
export interface Sink {
  readonly isTTY: boolean
  write(text: string): void
}

/** All that the commands know of the world around them; tests give their own. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Sink
  readonly stderr: Sink
  /** All of standard input. */
  stdin(): Promise<Uint8Array>
  /** Standard input as it comes. */
  input(): AsyncIterable<Uint8Array>
  /** Today in local time, YYYY-MM-DD. */
  today(): string
  /** Now in local time, YYYY-MM-DDTHH:MM:SS. */
  moment(): string
  /** Milliseconds from any start. */
  now(): number
  /** True when nobody reads standard output any more. */
  closed(): boolean
  linter(): Promise<Linter>
  /** Processors that may be used at once. */
  readonly processors: number
  /** Starts one of so many worker threads; null where there are none. */
  readonly worker: ((setting: WorkerSetting, workers: number) => WorkerThread) | null
  /**
   * Runs the command line in a thread of its own, which may run out of memory without ending the process; null where there is none.
   * Rejects with what ended the thread.
   */
  readonly apart: ((setting: ApartSetting) => Promise<ExitStatus>) | null
  /** Hash of the program's code: what another program has put into a cache is not used. */
  codeHash(): Promise<string>
}

/** What a command line is run with in a thread of its own. */
export interface ApartSetting {
  readonly args: readonly string[]
  readonly tty: { readonly stdout: boolean; readonly stderr: boolean }
}

/** 0: nothing at or above --fail-on; 1: findings; 2: usage, config or unreadable input. */
export type ExitStatus = 0 | 1 | 2

/** A fault that ends the command: shown as one line, exit status 2. `ofCall` is false when the command line itself is right. */
export class UsageError extends Error {
  readonly ofCall: boolean
  constructor(message: string, ofCall = true) {
    super(message)
    this.name = 'UsageError'
    this.ofCall = ofCall
  }
}
