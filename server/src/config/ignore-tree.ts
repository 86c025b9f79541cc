import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { type PathRules, pathRules } from './globs.ts'
import { readText } from './read-text.ts'

/** Names of the ignore files, weaker first. */
export const ignoreFiles = ['.gitignore', '.tenderlintignore'] as const

/** Says which paths are not walked; reads each folder's ignore files once. */
export interface IgnoreTree {
  /** `path` is absolute and lies under the root. */
  ignored(path: string, isFolder: boolean): boolean
}

/** The outermost folder whose ignore files count for `folder`: the repository around it, else `base` when around it, else itself. */
export function ignoreRoot(folder: string, base: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) break
  }
  return folder === base || folder.startsWith(base.endsWith(sep) ? base : base + sep) ? base : folder
}

/**
 * Ignore files from `root` down, deeper ones stronger, as git has it. `extra` are patterns of the config, relative to
 * `extraFolder`; `names` are the ignore files that count.
 */
export function ignoreTree(
  root: string,
  extra: readonly string[],
  extraFolder: string,
  names: readonly (typeof ignoreFiles)[number][] = ignoreFiles,
): IgnoreTree {
  const known = new Map<string, PathRules | null>()
  const config = extra.length > 0 ? pathRules(extra) : null

  function rulesOf(folder: string): PathRules | null {
    let rules = known.get(folder)
    if (rules === undefined) {
      const lines = names.flatMap((name) => {
        try {
          return [readText(join(folder, name))]
        } catch {
          return []
        }
      })
      rules = lines.length > 0 ? pathRules(lines) : null
      known.set(folder, rules)
    }
    return rules
  }

  function test(
    rules: PathRules,
    folder: string,
    path: string,
    isFolder: boolean,
  ): { ignored: boolean; unignored: boolean } {
    const name = relative(folder, path).split(sep).join('/')
    if (name === '' || name.startsWith('../')) return { ignored: false, unignored: false }
    return rules.test(isFolder ? `${name}/` : name)
  }

  return {
    ignored(path, isFolder) {
      if (config && test(config, extraFolder, path, isFolder).ignored) return true
      for (let at = dirname(path); ; at = dirname(at)) {
        const rules = rulesOf(at)
        if (rules) {
          const verdict = test(rules, at, path, isFolder)
          if (verdict.ignored) return true
          if (verdict.unignored) return false
        }
        if (at === resolve(root) || dirname(at) === at) return false
      }
    },
  }
}
