import { opendir, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Arguments } from './arguments.ts'
import type { CommandName } from './options.ts'

/** Commands that read their files in the thread that they run in; `check` and `report` have threads of their own. */
const single: ReadonlySet<CommandName> = new Set([
  'fix',
  'annotate',
  'compare',
  'similar',
  'evidence',
  'explain',
  'outline',
])

/** Bytes from which a file may need more memory than there is; what is packed holds many times as much. */
const large = 32 * 1024 * 1024
const largePacked = 4 * 1024 * 1024
const packed = /^\.(?:docx|docm|xlsx|xlsm|pdf|doc|wps)$/i
/** Entries of folders that are looked at; a larger tree is taken for one with large files. */
const mostEntries = 5000

/** A file that may take more memory than there is. */
export interface LargeFile {
  readonly path: string
  readonly bytes: number
}

/** The largest file that a command reads and that may take more memory than there is; null when all are small. */
export async function largeInput(name: CommandName, { operands }: Arguments, cwd: string): Promise<LargeFile | null> {
  if (!single.has(name)) return null
  let [largest, left]: [LargeFile | null, number] = [null, mostEntries]
  const look = (path: string, bytes: number): void => {
    const limit = packed.test(extname(path)) ? largePacked : large
    if (bytes > limit && bytes > (largest?.bytes ?? 0)) largest = { path, bytes }
  }
  async function walk(folder: string): Promise<void> {
    for await (const entry of await opendir(folder)) {
      if (left-- <= 0) return
      const path = join(folder, entry.name)
      if (entry.isFile()) look(path, (await stat(path)).size)
      else if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) await walk(path)
    }
  }
  for (const operand of operands.length > 0 ? operands : ['.']) {
    const path = resolve(cwd, operand)
    try {
      const status = await stat(path)
      if (status.isFile()) look(path, status.size)
      else if (status.isDirectory()) await walk(path)
    } catch {
      // what cannot be looked at is told by the command
    }
  }
  return largest ?? (left < 0 ? { path: '', bytes: 0 } : null)
}
