import { readFileSync } from 'node:fs'
import type { Dictionaries } from '../core/rule.ts'
import { unpackDictionaries } from '../lexicon/unpack.ts'

/**
 * Loads the dictionaries that the build compiled; they lie beside the bundle (dist/), or in dist/ when run from source. The packed
 * file is what a check starts from; the same in JSON stands in where there is none.
 */
export function loadDictionaries(): Dictionaries {
  const packed = read('dictionaries.bin')
  if (packed) return unpackDictionaries(packed)
  const json = read('dictionaries.json')
  if (!json) throw new Error('dictionaries.bin is missing beside the program: run `npm run build`')
  return JSON.parse(new TextDecoder().decode(json)) as Dictionaries
}

function read(name: string): Uint8Array | null {
  for (const folder of ['./', '../../../dist/']) {
    try {
      return readFileSync(new URL(`${folder}${name}`, import.meta.url))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return null
}
