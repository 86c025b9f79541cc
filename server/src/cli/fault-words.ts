import type { Messages } from './messages.ts'

/** Why the system refused a file, in words where the code is known; takes what node:fs throws. */
export function faultWords(error: unknown, messages: Messages): string {
  const code = (error as NodeJS.ErrnoException).code
  return code === undefined ? String(error) : (messages.reasons[code] ?? code)
}
