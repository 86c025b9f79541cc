import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a file by way of a temporary one beside it, so that no half-written file is ever seen; its folder is made. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    const mode = await stat(path).then(
      (status) => status.mode,
      () => undefined,
    )
    await writeFile(temporary, bytes, mode === undefined ? {} : { mode })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
