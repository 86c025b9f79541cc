import { statSync } from 'node:fs'
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a file by way of a temporary one beside it, so that no half-written file is ever seen; its folder is made. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  // the file that a link leads to, not the link, is replaced
  const target = await realpath(path).catch(() => path)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    const mode = await stat(target).then(
      (status) => status.mode,
      () => undefined,
    )
    await writeFile(temporary, bytes, mode === undefined ? {} : { mode })
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** True when two paths lead to the same file, whatever they are called. */
export function sameFile(one: string, two: string): boolean {
  if (one === two) return true
  const a = status(one)
  const b = a && status(two)
  return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev
}

/** What is known of a file; undefined when there is none, or none that may be looked at. */
function status(path: string) {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return undefined
  }
}
