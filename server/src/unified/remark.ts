import type { Finding } from '../core/finding.ts'
import { isReadError } from '../core/read-error.ts'
import type { CheckedDocument, Linter, Locale } from '../service/api.ts'
import { linter } from './linter.ts'
import { noteOf } from './note.ts'
import { checkOptions, type Options, readFileOptions, readOptions } from './options.ts'

/** What is used of a message, and of a VFile: no package is needed for them. */
interface Message {
  actual?: string
  expected?: string[]
  note?: string
  fatal?: boolean | null
}

interface Told {
  readonly place: Pick<Finding['range'], 'start' | 'end'>
  readonly source: string
  readonly ruleId: string
}

export interface File {
  readonly cwd: string
  readonly path?: string
  readonly value?: string | Uint8Array
  readonly data: object
  message(reason: string, options: Told): Message
  info(reason: string, options: Told): Message
  fail(reason: string, options: { readonly source: string; readonly ruleId: string }): never
}

/**
 * A remark plugin: the findings of `tenderlint check` on the file's text as messages of the VFile. A certain finding is a warning
 * (`fatal` false), one to be verified is information (`fatal` undefined). The tree is neither read nor changed. Throws an Error for
 * wrong options; a config, waiver or data fault of one file fails that file.
 */
export function remarkTenderlint(given?: Options): (tree: unknown, file: File) => void {
  const loaded = linter()
  const options = readOptions(given, loaded)
  return (_tree, file) => {
    const { checked, locale } = check(file, options, loaded)
    for (const finding of checked.findings) report(file, finding, loaded, locale)
  }
}

function check(file: File, options: Options, loaded: Linter): { checked: CheckedDocument; locale: Locale } {
  let locale: Locale = options.locale ?? 'zh'
  try {
    const own = readFileOptions((file.data as { tenderlint?: unknown }).tenderlint, loaded, locale)
    const settings = checkOptions(options, own, { cwd: file.cwd, path: file.path }, loaded)
    locale = settings.locale
    const { value = '' } = file
    // remark reads every file as Markdown, whatever its name
    const document = typeof value === 'string' ? loaded.readSource('markdown', value) : loaded.read('file.md', value)
    return { checked: loaded.check(document, settings), locale }
  } catch (error) {
    const reason = isReadError(error) && locale === 'en' ? error.english : (error as Error).message
    return file.fail(reason, { source: 'tenderlint', ruleId: 'not-checked' })
  }
}

function report(file: File, finding: Finding, loaded: Linter, locale: Locale): void {
  const { start, end } = finding.range
  const told = { place: { start, end }, source: 'tenderlint', ruleId: finding.rule }
  const message =
    finding.certainty === 'certain' ? file.message(finding.message, told) : file.info(finding.message, told)
  message.actual = finding.text
  if (finding.rewrites.length) message.expected = finding.rewrites.map(({ text }) => text)
  message.note = noteOf(finding, loaded, locale)
}
