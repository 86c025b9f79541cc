import { randomUUID } from 'node:crypto'
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Writes a file as a whole: first beside it, then under its name, so that a fault leaves what was there. Throws the error of node:fs. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  let target = path
  try {
    // the file that a link leads to, not the link, is replaced
    target = realpathSync(path)
  } catch {}
  const aside = join(dirname(target), `.${basename(target).slice(0, 40)}.${randomUUID()}.tmp`)
  try {
    writeFileSync(aside, bytes, { flag: 'wx' })
    renameSync(aside, target)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

/** True when two paths lead to the same file, whatever they are called. */
export function sameFile(one: string, two: string): boolean {
  if (one === two) return true
  const a = statSync(one, { bigint: true, throwIfNoEntry: false })
  const b = a && statSync(two, { bigint: true, throwIfNoEntry: false })
  return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev
}
