import { isReadError, readErrorCodes } from '../../../server/src/core/read-error.ts'
import { holds } from '../target.ts'

/** Swallows the one error that a reader may throw, which must say what is wrong in both languages. */
export function readErrorOnly(error: unknown): void {
  if (!isReadError(error)) throw error
  holds(readErrorCodes.includes(error.code), `unknown code ${error.code}`)
  // a part's name may stand behind, in brackets
  holds(/\p{Script=Han}.*。(?:（.*）)?$/su.test(error.message), `Chinese words of ${error.code}`)
  holds(/^[A-Z].*\.(?: \(.*\))?$/su.test(error.english), `English words of ${error.code}`)
}

export function unlessReadError(read: () => void): void {
  try {
    read()
  } catch (error) {
    readErrorOnly(error)
  }
}
