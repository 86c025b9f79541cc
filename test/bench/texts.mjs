// Made-up tenders for all tools of a run, in a folder of their own.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tender } from '../benchmark/tender.mjs'

/** Share of improper sentences: about one finding for 1,800 characters. */
export const realistic = 0.025

/** A tender of at most `bytes` bytes of UTF-8, whole lines. */
function ofBytes(bytes, seed) {
  const text = Buffer.from(tender(Math.ceil(bytes / 1.8), { seed, density: realistic }))
    .subarray(0, bytes)
    .toString()
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

/** Writes the files: one of each size, and a folder of `count` files of 60 KB. Gives their paths. */
export function writeTexts(sizes, count) {
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-bench-'))
  const files = Object.fromEntries(
    Object.entries(sizes).map(([name, bytes]) => {
      const path = join(folder, `${name}.md`)
      writeFileSync(path, ofBytes(bytes, 7))
      return [name, path]
    }),
  )
  const batch = join(folder, 'batch')
  mkdirSync(batch)
  for (let i = 0; i < count; i++) writeFileSync(join(batch, `${String(i).padStart(4, '0')}.md`), ofBytes(60_000, i + 1))
  return { folder, files, batch, bytes: count * 60_000 }
}
