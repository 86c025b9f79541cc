import type { Linter } from '../service/api.ts'
import { loadDictionaries } from '../service/dictionaries.ts'
import { createLinter } from '../service/linter.ts'

let known: Linter | null = null

/** The linter over the bundled dictionaries; made when first asked for, one for all processors, so that its cache serves all. */
export function linter(): Linter {
  known ??= createLinter(loadDictionaries())
  return known
}
