import { readFileSync, statSync } from 'node:fs'

/**
 * Text of a file of settings, UTF-8. Throws as node:fs does; what is no regular file (a named pipe would be waited for without end) has
 * the code ENOTFILE, a folder EISDIR.
 */
export function readText(path: string): string {
  const status = statSync(path)
  if (!status.isFile()) {
    const code = status.isDirectory() ? 'EISDIR' : 'ENOTFILE'
    throw Object.assign(new Error(`${code}: ${path}`), { code })
  }
  return readFileSync(path, 'utf8')
}
