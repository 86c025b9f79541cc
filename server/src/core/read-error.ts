/** Why a file cannot be read: a closed list, so that every shell can word it. */
export const readErrorCodes = [
  'not-found',
  'not-readable',
  'is-empty-archive',
  'unsupported-format',
  'old-word',
  'wps',
  'pdf',
  'spreadsheet',
  'encrypted',
  'zip-bomb',
  'truncated',
  'not-word',
  'broken-xml',
  'binary',
  'too-large',
] as const
export type ReadErrorCode = (typeof readErrorCodes)[number]

/** A file that cannot be read. `message` says in Chinese what is wrong and what to do; `english` the same. */
export class ReadError extends Error {
  readonly code: ReadErrorCode
  readonly english: string
  constructor(code: ReadErrorCode, message: string, english: string) {
    super(message)
    this.name = 'ReadError'
    this.code = code
    this.english = english
  }
}

/** True for a ReadError, also of a part of the program that is built apart and has a class of its own by this name. */
export function isReadError(error: unknown): error is ReadError {
  return error instanceof Error && error.name === 'ReadError'
}
