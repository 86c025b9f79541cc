/** What the bundle puts in place of Node's globals of the same names. */

/** A turn of the event loop later: messages that have come meanwhile are taken first. */
export const setImmediate = (run: () => void): void => {
  setTimeout(run, 0)
}
