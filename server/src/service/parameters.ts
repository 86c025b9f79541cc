import { readFileSync } from 'node:fs'
import type { EvidenceRule } from '../evidence/rules.ts'
import { type ParameterData, type ParameterWords, parameterWords } from '../parameters/index.ts'

/** What work across documents needs besides the dictionaries of rules. */
export interface ParameterDictionary {
  readonly words: ParameterWords
  readonly evidence: readonly EvidenceRule[]
}

let loaded: ParameterDictionary | null = null

/** Loads units, names and the rules of evidence that the build compiled; read once, when something first needs them. */
export function loadParameters(): ParameterDictionary {
  if (loaded) return loaded
  for (const place of ['./parameters.json', '../../../dist/parameters.json']) {
    try {
      const data = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as ParameterData & {
        readonly evidence: readonly EvidenceRule[]
      }
      loaded = { words: parameterWords(data), evidence: data.evidence }
      return loaded
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new Error('parameters.json is missing beside the program: run `npm run build`')
}
