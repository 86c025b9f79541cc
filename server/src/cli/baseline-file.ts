import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Baseline, baselineText, parseBaseline } from '../config/baseline.ts'
import { baselineFile, displayPath, loadBaseline, pathFrom } from '../config/load.ts'
import { ConfigError } from '../config/problem.ts'
import { readText } from '../config/read-text.ts'
import type { Config } from '../config/schema.ts'
import { printable } from '../report/width.ts'
import { baselineEntry } from '../service/baselined.ts'
import type { FileOutcome } from './check-file.ts'
import { faultWords } from './fault-words.ts'
import { listed } from './files.ts'
import { type Io, UsageError } from './io.ts'
import type { Messages } from './messages.ts'
import type { Given } from './options.ts'
import { writeWhole } from './write-file.ts'

/** The baseline of a run; `file` is absolute, `shown` its name for people. */
export interface KnownFindings {
  readonly file: string
  readonly shown: string
  readonly entries: Baseline
  /** Entries of one file, whose path is absolute. */
  of(path: string): readonly string[]
}

/** The baseline that the command line or the config names, or that lies in the project; null when there is none. */
export function readBaseline(
  given: Given,
  config: Config,
  folder: string,
  io: Io,
  messages: Messages,
): KnownFindings | null {
  const named = given.baseline === undefined ? null : resolve(io.cwd, given.baseline)
  if (named === null && given['no-config'] && !given['update-baseline']) return null
  const file = named ?? baselineFile(config, folder)
  const shown = displayPath(io.cwd, file)
  let entries: Baseline | null
  try {
    if (given['update-baseline'] && !existsSync(file)) entries = new Map()
    else if (named === null) entries = loadBaseline(config, folder, io.cwd)
    else entries = parseBaseline(shown, readText(named))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new UsageError(messages.baselineUnreadable(shown, faultWords(error, messages)), false)
  }
  const home = dirname(file)
  return entries && { file, shown, entries, of: (path) => entries.get(pathFrom(home, path)) ?? [] }
}

/** What a run makes of the baseline: which entries still hold, and what is new. */
export interface BaselineRun {
  /** Takes one outcome; with `update` its findings are from now on known, and the outcome says so. */
  take(path: string, outcome: FileOutcome): FileOutcome
  /** Writes the file with `update`; else tells of entries that match nothing, when the `whole` project was checked. */
  finish(whole: boolean): Promise<void>
}

/** Follows a run over `known`. Nothing is written without `update`. */
export function followBaseline(known: KnownFindings, update: boolean, io: Io, messages: Messages): BaselineRun {
  const home = dirname(known.file)
  const now = new Map(known.entries)
  const added: string[] = []
  return {
    take(path, outcome) {
      const { report, baselined } = outcome
      // of a file that could not be checked nothing is known
      if (report.error) return outcome
      const fresh = update ? report.findings : []
      const entries = [...baselined, ...fresh].map(baselineEntry)
      now.set(pathFrom(home, path), entries)
      for (const { rule, text, range } of fresh)
        added.push(`  ${report.path}:${range.start.line}:${range.start.column} ${rule}${messages.colon}${text}`)
      if (!update) return outcome
      const count = (report.baselined ?? 0) + fresh.length
      return {
        ...outcome,
        report: { ...report, findings: [], baselined: count },
        baselined: [...baselined, ...fresh],
        frames: null,
      }
    },
    async finish(whole) {
      for (const path of known.entries.keys()) if (!existsSync(resolve(home, path))) now.delete(path)
      const gone = [...known.entries].flatMap(([path, list]) => {
        const left = new Set(now.get(path))
        return list.filter((entry) => !left.has(entry)).map((entry) => `${path} ${entry}`)
      })
      const note = (text: string): void => io.stderr.write(`${messages.warning(text)}\n`)
      if (!update) {
        if (whole && gone.length > 0) note(messages.baselineStale(gone.length, listed(gone)))
        return
      }
      const text = baselineText(now)
      try {
        if (!existsSync(known.file) || readText(known.file) !== text) await writeWhole(known.file, text)
      } catch (error) {
        throw new UsageError(messages.cannotWrite(known.shown, faultWords(error, messages)), false)
      }
      note(messages.baselineUpdated(known.shown, added.length, gone.length))
      for (const line of added) io.stderr.write(`${printable(line)}\n`)
    },
  }
}
