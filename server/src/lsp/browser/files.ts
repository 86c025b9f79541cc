/** What stands for node:fs in the browser's bundle: the project's own files, which the client has read beforehand. */

const texts = new Map<string, string>()

/** Puts in place what was read, in place of all that was there. */
export function replaceFiles(files: ReadonlyMap<string, string>): void {
  texts.clear()
  for (const [path, text] of files) texts.set(path, text)
}

export const constants = { F_OK: 0, W_OK: 2 } as const

export function existsSync(path: string): boolean {
  return texts.has(path)
}

export function readFileSync(path: string): string {
  const text = texts.get(path)
  if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' })
  return text
}

/** All that was read is regular files. */
export function statSync(path: string): { isFile(): boolean; isDirectory(): boolean } {
  readFileSync(path)
  return { isFile: () => true, isDirectory: () => false }
}

/** What exists may be written: the editor says later whether it could. */
export function accessSync(path: string): void {
  readFileSync(path)
}
