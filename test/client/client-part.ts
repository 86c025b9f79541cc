import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The exports of a built part of the extension, run in an editor whose API is `api`. `children` gets the numbers of the processes that it starts. */
export function clientPart<T>(name: string, api: object, children: number[] = []): T {
  const place = new URL(`../../dist/${name}`, import.meta.url)
  const own = createRequire(place)
  const processes = own('node:child_process')
  const spawn = (...given: unknown[]) => {
    const child = processes.spawn(...given)
    children.push(child.pid)
    return child
  }
  const require = (asked: string) => {
    // bundles copy a module's own names and keep what it inherits from
    if (asked === 'vscode') return Object.create(api)
    return /^(node:)?child_process$/.test(asked) ? { ...processes, spawn } : own(asked)
  }
  const module = { exports: {} as T }
  new Function('module', 'exports', 'require', readFileSync(place, 'utf8'))(module, module.exports, require)
  return module.exports
}
