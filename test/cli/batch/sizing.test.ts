import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { crewFor } from '../../../server/src/cli/batch/sizing.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenderlint-sizing-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Files of so many bytes, which take no room. */
const files = (...sizes: number[]) =>
  sizes.map((size, at) => {
    const path = join(folder, `${size}-${at}.md`)
    writeFileSync(path, '')
    truncateSync(path, size)
    return { path, name: path, fault: null }
  })

it.each([
  ['little to do', files(60_000, 60_000), 2, null, 0, false],
  ['many small files', files(...Array.from({ length: 10 }, () => 700_000)), 2, null, 2, true],
  ['files that would hold up the answers', files(3_000_000, 3_000_000, 3_000_000), 2, null, 2, false],
  ['one large file', files(20_000_000), 2, null, 1, false],
  ['one processor', files(4_000_000, 4_000_000), 1, null, 0, false],
  ['as asked for', files(1000, 1000, 1000), 8, 2, 2, true],
  ['alone as asked for', files(4_000_000, 4_000_000), 8, 1, 0, false],
] as const)('%s', (_, targets, processors, asked, workers, here) => {
  expect(crewFor(targets, processors, asked)).toEqual({ workers, here })
})

it.skipIf(process.platform === 'win32')('leaves what cannot be reached to those who read it', () => {
  const path = join(folder, 'loop.md')
  symlinkSync('loop.md', path)
  expect(crewFor([{ path, name: path, fault: null }, ...files(1000)], 2)).toEqual({ workers: 0, here: false })
})
