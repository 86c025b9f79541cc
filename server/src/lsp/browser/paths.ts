/** What stands for node:path in the browser's bundle: paths with `/`, all that the server uses. */

export const sep = '/'

export function isAbsolute(path: string): boolean {
  return path.startsWith('/')
}

/** Absolute path of the parts, from the right to the first absolute one; `.` and `..` are resolved. */
export function resolve(...parts: readonly string[]): string {
  const from = parts.findLastIndex(isAbsolute)
  const names: string[] = []
  for (const name of parts.slice(Math.max(0, from)).join('/').split('/'))
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  return `/${names.join('/')}`
}

/** Joins absolute paths, which are all that the server joins. */
export const join = resolve

export function dirname(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')))
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function relative(from: string, to: string): string {
  const [a, b] = [from, to].map((path) => resolve(path).split('/').filter(Boolean)) as [string[], string[]]
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/')
}
