import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** Bytes of the largest file that is read. */
export const largestFile = 1024 ** 3

/**
 * The bytes of a file that people wrote. Rejects as node:fs does, and for what has no end or may never begin: a pipe, a device or a
 * socket has the code ENOTFILE, a file beyond 1 GiB ERR_FS_FILE_TOO_LARGE.
 */
export async function readWhole(path: string): Promise<Buffer> {
  // without O_NONBLOCK the opening of a pipe waits for whoever writes into it; Windows knows no such flag
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  // nothing else waits meanwhile, and a promise for each step costs more than the reading
  try {
    const status = fstatSync(file)
    if (status.isDirectory()) throw fault('EISDIR', path)
    if (!status.isFile()) throw fault('ENOTFILE', path)
    if (status.size > largestFile) throw tooLarge(path)
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/** The error for what is larger than `largestFile`. */
export function tooLarge(path: string): NodeJS.ErrnoException {
  return fault('ERR_FS_FILE_TOO_LARGE', path)
}

function fault(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}
