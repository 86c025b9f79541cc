import { dirname, resolve } from 'node:path'
import { displayPath } from '../../config/load.ts'
import { printable } from '../../report/width.ts'
import type { Arguments } from '../arguments.ts'
import { type Difference, differences } from '../audit/compare.ts'
import { type EvidenceFile, evidenceFile, evidenceOf, evidenceText } from '../audit/evidence.ts'
import { readEvidence } from '../audit/read.ts'
import { checkTargets } from '../batch/run.ts'
import { faultWords } from '../fault-words.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { createProgress } from '../progress.ts'
import { readWhole } from '../read-file.ts'

function inWords(difference: Difference, { replay, colon }: Messages): string {
  switch (difference.kind) {
    case 'tool':
    case 'rules':
      return replay[difference.kind](difference.was, difference.now)
    case 'missing':
    case 'changed':
      return `${difference.path}${colon}${replay[difference.kind]}`
    case 'unchecked':
      return `${difference.path}${colon}${replay.unchecked(difference.code)}`
    case 'gone':
    case 'new':
    case 'other': {
      const { rule, text, range, fingerprint } = difference.finding
      const place = `${difference.path}:${range.start.line}:${range.start.column}`
      return `${place} ${replay[difference.kind]}${colon}${rule} ${fingerprint} ${text}`
    }
    case 'file':
      return `${difference.path}${colon}${replay.file(difference.key)}`
    case 'law':
      return replay.law(difference.law)
    case 'record':
      return replay.record
  }
}

/** `tenderlint replay RECORD`: reads the files again, checks them as recorded and compares the record byte for byte. */
export async function replay({ given, operands }: Arguments, io: Io, messages: Messages): Promise<ExitStatus> {
  const file = resolve(io.cwd, operands[0]!)
  const shown = displayPath(io.cwd, file)
  let text: string
  try {
    text = (await readWhole(file)).toString('utf8')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const words = missing ? messages.notFound(shown) : messages.notReadable(shown, faultWords(error, messages))
    throw new UsageError(words, false)
  }
  const was = readEvidence(text)
  if (typeof was === 'string') throw new UsageError(messages.replay.unreadable[was](shown), false)
  const linter = await io.linter()
  const root = given.root === undefined ? dirname(file) : resolve(io.cwd, String(given.root))
  const options = new Map(
    was.files.map((one) => [resolve(root, one.path), { ...one.options, waivers: was.waivers }] as const),
  )
  const settings = { messages, waivers: was.waivers, folder: root, optionsFor: (path: string) => options.get(path)! }
  const progress = createProgress(io, messages, was.files.length)
  const targets = was.files.map(({ path }) => ({ path: resolve(root, path), name: path, fault: null }))
  const files: EvidenceFile[] = []
  const batch = { linter, settings, given, wants: { frames: false, review: false }, io, progress }
  for await (const { target, outcome } of checkTargets(targets, batch))
    files.push(evidenceFile(target.name, settings.optionsFor(target.path), outcome))
  const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
  const now = evidenceOf(tool, was.waivers, files, linter.laws)
  if (evidenceText(now) === text) {
    io.stdout.write(`${messages.replay.identical(files.length)}\n`)
    return 0
  }
  const found = differences(was, now)
  for (const difference of found) io.stdout.write(`${printable(inWords(difference, messages))}\n`)
  io.stdout.write(`${messages.replay.differs(shown, found.length)}\n`)
  return 1
}
