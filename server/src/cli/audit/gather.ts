import { dirname, resolve } from 'node:path'
import { displayPath, pathFrom } from '../../config/load.ts'
import type { Linter } from '../../service/api.ts'
import type { Arguments } from '../arguments.ts'
import { type FileOutcome, sha256Of } from '../check-file.ts'
import { faultWords } from '../fault-words.ts'
import { type Io, UsageError } from '../io.ts'
import type { Settings } from '../settings.ts'
import { writeWhole } from '../write-file.ts'
import { type EvidenceFile, evidenceFile, evidenceOf, evidenceText } from './evidence.ts'

/** Gathers the record of a run. */
export interface EvidenceWriter {
  /** `path` is absolute. */
  add(path: string, outcome: FileOutcome): void
  /** Writes the record and tells its hash. Throws UsageError. */
  write(): Promise<void>
}

/** The writer that --evidence asks for, null without it. Standard input cannot be read again and is refused. */
export function evidenceFor(
  { given, operands }: Arguments,
  settings: Settings,
  linter: Linter,
  io: Io,
): EvidenceWriter | null {
  const { messages } = settings
  if (given.evidence === undefined) return null
  if (operands.includes('-')) throw new UsageError(messages.evidenceInput)
  const file = resolve(io.cwd, given.evidence)
  const shown = displayPath(io.cwd, file)
  const files: EvidenceFile[] = []
  return {
    add(path, outcome) {
      // a pattern or folder with nothing in it is no file
      if (outcome.report.error?.code === 'no-match') return
      files.push(evidenceFile(pathFrom(dirname(file), path), settings.optionsFor(path), outcome))
    },
    async write() {
      const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
      const text = evidenceText(evidenceOf(tool, settings.waivers, files, linter.laws))
      try {
        await writeWhole(file, text)
      } catch (error) {
        throw new UsageError(messages.cannotWrite(shown, faultWords(error, messages)), false)
      }
      io.stderr.write(`${messages.evidenceWritten(shown, sha256Of(text))}\n`)
    },
  }
}
