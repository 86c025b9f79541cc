import { resolve } from 'node:path'
import type { FormData } from '../config/form/form.ts'
import { displayPath } from '../config/load.ts'
import { nearest } from '../config/nearest.ts'
import { ConfigError } from '../config/problem.ts'
import { readText } from '../config/read-text.ts'
import { textWidth } from '../report/width.ts'
import type { Linter } from '../service/api.ts'
import { loadForms } from '../service/forms.ts'
import { faultWords } from './fault-words.ts'
import { type Io, UsageError } from './io.ts'
import type { Messages } from './messages.ts'

/** The forms that come with the program, one a line: name and title. */
export function formList(messages: Messages): string {
  const forms = loadForms()
  const wide = Math.max(0, ...forms.map((form) => textWidth(form.id)))
  const title = (form: FormData): string => (messages.locale === 'en' ? `${form.title}  ${form.titleEn}` : form.title)
  return forms.map((form) => `${form.id.padEnd(wide)}  ${title(form)}\n`).join('')
}

async function readForm(name: string, linter: Linter, io: Io, messages: Messages): Promise<FormData> {
  const path = resolve(io.cwd, name)
  const shown = displayPath(io.cwd, path)
  let source: string
  try {
    source = readText(path)
  } catch (error) {
    throw new UsageError(messages.notReadable(name, faultWords(error, messages)), false)
  }
  const { parseForm } = await import('../config/form/read.ts')
  const rules = linter.rules.map((rule) => rule.id)
  try {
    return parseForm(shown, source, rules)
  } catch (error) {
    // the reader is built apart and has a class of its own by this name
    if (error instanceof Error && error.name === 'ConfigError')
      throw new ConfigError((error as ConfigError).problems, (error as ConfigError).source)
    throw error
  }
}

/** A form by its id, its title, or a part of one title only. */
function shippedForm(known: readonly FormData[], name: string): FormData | undefined {
  const exact = known.find(({ id, title }) => id === name || title === name)
  const partly = known.filter(({ title }) => name.length > 1 && title.includes(name))
  return exact ?? (partly.length === 1 ? partly[0] : undefined)
}

/** The forms of the given names; a name that ends with .yaml is a file of the user's own. Throws UsageError or ConfigError. */
export async function findForms(
  names: readonly string[],
  linter: Linter,
  io: Io,
  messages: Messages,
): Promise<readonly FormData[]> {
  const known = names.length > 0 ? loadForms() : []
  const found: FormData[] = []
  for (const name of names) {
    const own = /\.ya?ml$/i.test(name)
    const form = own ? await readForm(name, linter, io, messages) : shippedForm(known, name)
    if (!form) {
      const ids = known.map(({ id }) => id)
      throw new UsageError(messages.badForm(name, ids, nearest(name, [...ids, ...known.map(({ title }) => title)])))
    }
    found.push(form)
  }
  return found
}
