import ignore, { type Ignore } from 'ignore'

export type PathRules = Ignore

/** Path patterns as in .gitignore. Paths given to it are relative, with `/`, folders ending in `/`. */
export function pathRules(lines: readonly string[]): PathRules {
  return ignore({ ignorecase: false }).add(lines.join('\n'))
}

/** True when the relative path (with `/`) is matched; paths outside the folder never are. */
export function matchesPath(rules: PathRules, path: string): boolean {
  return ignore.isPathValid(path) && rules.ignores(path)
}
