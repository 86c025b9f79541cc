import { readFileSync } from 'node:fs'
import type { Dictionaries } from '../core/rule.ts'
import { unpackDictionaries } from '../lexicon/unpack.ts'

export { unpackDictionaries }

/** Loads the dictionaries that the build compiled; they lie beside the bundle (dist/), or in dist/ when run from source. */
export function loadDictionaries(): Dictionaries {
  const packed = read('dictionaries.bin')
  if (!packed) throw new Error('dictionaries.bin is missing beside the program: run `npm run build`')
  return unpackDictionaries(packed)
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
