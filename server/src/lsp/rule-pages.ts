import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rulePagePath } from './protocol.ts'

/** Finds the bundled page of a rule. Gives a file URI, or null when there is none. */
export type RulePages = (rule: string) => string | null

/** The package's folder: the nearest one above the running module that holds package.json and docs. */
export function packageFolder(from: string = import.meta.url): string | null {
  for (let at = dirname(fileURLToPath(from)); ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && existsSync(join(at, 'docs'))) return at
    if (dirname(at) === at) return null
  }
}

/** Looks the pages up under `folder`, each once. */
export function rulePages(folder: string | null): RulePages {
  const known = new Map<string, string | null>()
  return (rule) => {
    let page = known.get(rule)
    if (page === undefined) {
      const path = folder === null ? null : rulePagePath(rule)
      const file = path === null ? null : join(folder!, path)
      page = file !== null && existsSync(file) ? pathToFileURL(file).href : null
      known.set(rule, page)
    }
    return page
  }
}
