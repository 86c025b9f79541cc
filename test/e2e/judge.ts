import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import type { Block } from '../../server/src/core/block.ts'
import { readWord } from '../../server/src/format/word/read.ts'
import type { Office, OfficeParagraph } from './office.ts'
import { added, errorsOf } from './validator.ts'

export const reviewer = '审查员'
export const folder = () => mkdtempSync(join(tmpdir(), 'tenderlint-e2e-'))

/** Text as both readers have it: breaks and blanks at the edge say nothing, hyphens that do not break are hyphens. */
export function plain(text: string): string {
  return text
    .replaceAll('\u2011', '-')
    .replace(/[\n\u00ad\u200b]/g, '')
    .trim()
}

/** Runs the built program. Gives its output; status 2 is an error. */
export async function tenderlint(args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['dist/cli.js', ...args], { maxBuffer: 1 << 28 })
  try {
    return (await run).stdout
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    if (code !== 1) throw new Error(`tenderlint ${args.join(' ')}: ${stderr}`)
    return stdout
  }
}

export interface Finding {
  readonly message: string
  readonly certainty: 'certain' | 'review'
  readonly text: string
  readonly range: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } }
}

/** Made once for a file, however many tests ask. */
const made = new Map<string, Promise<unknown>>()
function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known as Promise<T>
}

/** The findings of a file as `check` tells them. */
export function findingsOf(path: string): Promise<readonly Finding[]> {
  return once(`check ${path}`, async () => {
    const { files } = JSON.parse(await tenderlint(['check', '--format', 'json', path]))
    expect(files[0].error).toBeNull()
    return files[0].findings
  })
}

/** Annotates a copy of a file; gives its path. */
export function annotateCopy(path: string, into: string, suggest: boolean): Promise<string> {
  const out = join(into, `${suggest ? 'suggested' : 'annotated'}-${basename(path)}`)
  return once(out, async () => {
    const more = suggest ? ['--suggest'] : []
    await tenderlint(['annotate', path, '-o', out, '--author', reviewer, '--date', '2026-01-02T03:04:05Z', ...more])
    return out
  })
}

const texts = (paragraphs: readonly OfficeParagraph[]) => paragraphs.map(({ text }) => plain(text))
const sorted = (list: readonly string[]) => [...list].sort()

/** LibreOffice rejects all: the copy reads as the original does when all is rejected in that. */
export async function expectRejected(office: Office, original: string, copy: string): Promise<void> {
  expect(texts(await office.settle(copy, 'reject'))).toEqual(texts(await office.settle(original, 'reject')))
}

/**
 * LibreOffice accepts all: the copy reads as the original does, but for the blocks of the edits, which read as one of
 * their versions. `versions` gives the acceptable texts of a block, best first.
 */
export async function expectAccepted(
  office: Office,
  original: string,
  copy: string,
  versions: ReadonlyMap<Block, readonly string[]>,
): Promise<void> {
  const before = sorted(texts(await office.settle(original, 'accept')))
  const after = sorted(texts(await office.settle(copy, 'accept')))
  const gone = added(after, before)
  const come = added(before, after)
  for (const [block, wanted] of versions) {
    const exact = gone.indexOf(plain(block.text))
    const at = exact < 0 ? gone.findIndex((line) => line !== '' && isThinned(line, plain(block.text))) : exact
    // Nothing of this block was replaced, and it reads as before.
    if (at < 0) {
      // It leaves out the words of inline content controls, in the original as well.
      const known = before.some((line) => line !== '' && isThinned(line, plain(block.text)))
      expect(known, `LibreOffice reads the block in another way: ${block.text}`).toBe(true)
      continue
    }
    gone.splice(at, 1)
    const version = wanted.map(plain).find((text) => come.includes(text))
    expect(version, `none of ${JSON.stringify(wanted)} in ${JSON.stringify(come)}`).toBeDefined()
    come.splice(come.indexOf(version!), 1)
  }
  expect([gone, come]).toEqual([[], []])
}

/** True when a line is a text with one stretch of it left out, or the whole of it. */
function isThinned(line: string, text: string): boolean {
  let head = 0
  while (head < line.length && line[head] === text[head]) head++
  return line.length <= text.length && text.endsWith(line.slice(head))
}

/** The validator finds no error in the copy that it does not find in the original. */
export async function expectNoNewErrors(original: string, copy: string): Promise<void> {
  expect(added(await errorsOf(original), await errorsOf(copy))).toEqual([])
}

/** The texts a block may have when some of the edits in it are made; all of them first. */
export function versionsOf(text: string, edits: readonly { start: number; end: number; text: string }[]): string[] {
  let versions = [text]
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    versions = versions.flatMap((one) => [one.slice(0, edit.start) + edit.text + one.slice(edit.end), one])
  }
  return versions
}

export const blocksOf = (path: string): readonly Block[] => readWord(readFileSync(path)).blocks
