import { readFileSync } from 'node:fs'
import type { Dictionaries } from '../core/rule.ts'

/** Loads the dictionaries that the build compiled; they lie beside the bundle (dist/), or in dist/ when run from source. */
export function loadDictionaries(): Dictionaries {
  for (const place of ['./dictionaries.json', '../../../dist/dictionaries.json']) {
    try {
      return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as Dictionaries
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new Error('dictionaries.json is missing beside the program: run `npm run build`')
}
