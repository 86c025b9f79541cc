import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'tenderlint-built-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A page with nothing on it that is text. */
const scan = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj
trailer<</Root 1 0 R>>
%%EOF`

it('a reader that is built apart refuses a file in its own words, not as a fault of the program', () => {
  writeFileSync(join(folder, 'scan.pdf'), scan)
  const cli = new URL('../../dist/cli.js', import.meta.url).pathname
  const { stdout, status } = spawnSync(process.execPath, [cli, 'check', 'scan.pdf'], { cwd: folder, encoding: 'utf8' })
  expect(stdout).toMatch(/无法审查 {2}这是扫描件/)
  expect(status).toBe(2)
})
