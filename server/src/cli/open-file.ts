import { resolve } from 'node:path'
import { displayPath } from '../config/load.ts'
import { isReadError } from '../core/read-error.ts'
import type { CheckedDocument, Linter } from '../service/api.ts'
import { faultWords } from './fault-words.ts'
import { type Io, UsageError } from './io.ts'
import type { Given } from './options.ts'
import { readWhole } from './read-file.ts'
import type { Settings } from './settings.ts'

/** Reads and checks the one file of `explain` and `outline`; `-` is standard input. Throws UsageError when it cannot be read. */
export async function openFile(
  operand: string,
  given: Given,
  linter: Linter,
  settings: Settings,
  io: Io,
): Promise<{ name: string; checked: CheckedDocument }> {
  const { messages } = settings
  const stdin = operand === '-'
  const path = resolve(io.cwd, stdin ? (given['stdin-filename'] ?? messages.stdinName) : operand)
  const name = displayPath(io.cwd, path)
  try {
    const bytes = stdin ? await io.stdin() : await readWhole(path)
    return { name, checked: linter.check(await linter.open(name, bytes), settings.optionsFor(path)) }
  } catch (error) {
    if (isReadError(error))
      throw new UsageError(`${name}${messages.colon}${settings.locale === 'en' ? error.english : error.message}`, false)
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(messages.notFound(operand), false)
    if (code !== undefined) throw new UsageError(messages.notReadable(operand, faultWords(error, messages)), false)
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${name}${messages.colon}${messages.internal(reason)}`, false)
  }
}
