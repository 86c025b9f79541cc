import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { FormData } from '../config/form/form.ts'
import { isOwnReport } from '../report/own.ts'
import { type ReviewFormat, reviewFormats } from '../report/review/formats.ts'
import type { Review } from '../report/review/review.ts'
import { oneOf } from './arguments.ts'
import { faultWords } from './fault-words.ts'
import { type Target, walkedExtensions } from './files.ts'
import { type Io, UsageError } from './io.ts'
import type { Messages } from './messages.ts'
import type { Given } from './options.ts'
import { sameFile, writeWhole } from './write-file.ts'

/** The report that is asked for; `output` is null for standard output, `forms` are names as they were given. */
export interface Wanted {
  readonly format: ReviewFormat
  readonly output: string | null
  readonly forms: readonly string[]
}

/** What is asked for: the format by the extension of -o, or by --format. Forms are Word files. Throws UsageError. */
export function wanted({ output, format: named, form }: Given, messages: Messages): Wanted {
  const stated = oneOf('format', named, reviewFormats, messages)
  const forms = form?.split(/[,，、]/).flatMap((part) => part.trim() || []) ?? []
  if (form !== undefined && forms.length === 0) throw new UsageError(messages.formMissing)
  if (output === undefined) {
    if (stated === undefined) throw new UsageError(messages.outputMissing)
    if (stated === 'xlsx' || stated === 'docx') throw new UsageError(messages.outputNeeded(stated))
    return { format: stated, output: null, forms }
  }
  const extension = extname(output).slice(1).toLowerCase()
  const told = reviewFormats.find((format) => format === (extension === 'htm' ? 'html' : extension))
  if (told && stated && told !== stated) throw new UsageError(messages.outputClash(output, stated))
  const format = told ?? stated
  if (!format) throw new UsageError(messages.outputUnknown(output))
  if (forms.length > 0 && format !== 'docx') throw new UsageError(messages.formFormat(output))
  return { format, output, forms }
}

/**
 * The targets without the report of an earlier run, which stands in the folder that is walked. Refuses, before anything is
 * checked, an output that is any other of the inputs.
 */
export function besides(
  output: string,
  { targets, operands }: { targets: readonly Target[]; operands: readonly string[] },
  io: Io,
  messages: Messages,
): readonly Target[] {
  const path = resolve(io.cwd, output)
  const same = targets.filter((target) => target.path !== '-' && !target.fault && sameFile(target.path, path))
  const named = operands.some((operand) => operand !== '-' && sameFile(resolve(io.cwd, operand), path))
  if (named || (same.length > 0 && !isOwnReport(readFileSync(path))))
    throw new UsageError(messages.outputIsInput(output), false)
  const left = targets.filter((target) => !same.includes(target))
  if (left.length === 0) throw new UsageError(messages.noFiles(operands[0] ?? '.', walkedExtensions), false)
  return left
}

/** The writers are heavy and built apart: each is loaded for its own format only. */
async function rendered(
  review: Review,
  format: ReviewFormat,
  forms: readonly FormData[],
): Promise<string | Uint8Array> {
  if (format === 'docx') {
    const { formDocx, reportDocx } = await import('../report/docx/write.ts')
    return forms.length > 0 ? formDocx(forms, review) : reportDocx(review)
  }
  return (await import('../report/review/write.ts')).writeReview(format, review)
}

/** Writes the review, or the forms filled from it, to the file or to standard output. Throws UsageError. */
export async function deliver(
  review: Review,
  { format, output }: Wanted,
  forms: readonly FormData[],
  io: Io,
  messages: Messages,
): Promise<void> {
  const written = await rendered(review, format, forms)
  if (output === null) {
    io.stdout.write(typeof written === 'string' ? written : '')
    return
  }
  try {
    await writeWhole(resolve(io.cwd, output), written)
  } catch (error) {
    throw new UsageError(messages.cannotWrite(output, faultWords(error, messages)), false)
  }
  io.stderr.write(`${messages.written(output)}\n`)
}
