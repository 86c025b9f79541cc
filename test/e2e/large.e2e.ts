import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxFiles, part } from '../format/word/build.ts'
import { forgeZip } from '../format/word/forge.ts'

let folder = ''
const mega = 1024 * 1024

/** Reads the file of its argument in a process of its own; prints milliseconds, greatest memory in MB, and the outcome. */
const program = `
import { readFileSync } from 'node:fs'
import { readWord } from './server/src/format/word/read.ts'
const bytes = readFileSync(process.argv[2])
const start = performance.now()
let outcome = ''
try { outcome = String(readWord(bytes).source.length) } catch (error) { outcome = error.code ?? String(error) }
const memory = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ time: performance.now() - start, memory, outcome }))
`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-large-'))
  await build({
    stdin: { contents: program, resolveDir: '.', loader: 'ts' },
    outfile: join(folder, 'read.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A body of about so many bytes of XML, no two paragraphs alike. */
function bodyOf(size: number): string {
  const pieces: string[] = []
  let seed = 1
  let length = 0
  while (length < size) {
    let text = ''
    for (let i = 0; i < 40; i++) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      text += String.fromCharCode(0x4e00 + ((seed >> 8) % 3000))
    }
    const paragraph = `<w:p w:rsidR="00${seed.toString(16)}"><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`
    pieces.push(paragraph)
    length += paragraph.length + 2 * text.length
  }
  return pieces.join('')
}

interface Result {
  readonly time: number
  readonly memory: number
  readonly outcome: string
}

// Stored and not packed: what packs too well is refused before it is read.
function read(name: string, main: Uint8Array): Result {
  const files = docxFiles({ document: '' }) as Record<string, Uint8Array>
  const rest = Object.entries(files).filter(([other]) => other !== 'word/document.xml')
  const entries = rest.map(([other, data]) => ({ name: other, data }))
  const path = join(folder, name)
  writeFileSync(path, forgeZip([...entries, { name: 'word/document.xml', data: main, stored: true }]))
  const child = spawnSync(process.execPath, ['--max-old-space-size=1024', join(folder, 'read.mjs'), path], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  expect(child.status, child.stderr).toBe(0)
  return JSON.parse(child.stdout)
}

const partOf = (inside: string) => Buffer.from(part('w:document', `<w:body>${inside}</w:body>`))

describe('100 MB of XML', () => {
  it('is read in bounded memory, in ten times the time of 10 MB', () => {
    const small = partOf(bodyOf(10 * mega))
    const large = partOf(bodyOf(100 * mega))
    const few = [read('10.docx', small), read('10.docx', small)]
    const many = read('100.docx', large)
    expect(Number(many.outcome)).toBeGreaterThan(9 * Number(few[0]!.outcome))
    expect(many.memory).toBeLessThan(1500)
    expect(many.time).toBeLessThan(30 * Math.min(...few.map(({ time }) => time)))
  }, 240_000)

  it.each<readonly [string, (size: number) => string]>([
    ['one paragraph', (size) => `<w:p>${'<w:r><w:t>采购人</w:t></w:r>'.repeat(size / 31)}</w:p>`],
    ['one attribute', (size) => `<w:p w:a="${'采'.repeat(size / 3)}"><w:r><w:t>文</w:t></w:r></w:p>`],
    ['one comment', (size) => `<!--${'x'.repeat(size)}--><w:p><w:r><w:t>文</w:t></w:r></w:p>`],
    ['open tags', (size) => '<w:p>'.repeat(size / 5)],
  ])(
    'as %s: an answer or a clear error',
    (name, make) => {
      const { outcome, memory } = read(`${name}.docx`, partOf(make(100 * mega)))
      expect(outcome).toMatch(/^(\d+|zip-bomb|broken-xml)$/)
      expect(memory).toBeLessThan(1500)
    },
    240_000,
  )
})
