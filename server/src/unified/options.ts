import { dirname, resolve } from 'node:path'
import { displayPath, findConfig, loadConfig, loadWaivers, parseConfig, settingsFor } from '../config/load.ts'
import { ConfigError } from '../config/problem.ts'
import type { Config, FileSettings } from '../config/schema.ts'
import { categories } from '../core/kinds.ts'
import type { CheckOptions, Linter, Locale } from '../service/api.ts'
import { evidenceNames } from '../service/evidence-ids.ts'
import { localDay } from '../service/today.ts'
import { type Words, wordsOf } from './words.ts'

/** Options of the plugin: those of `tenderlint check`, and what a config file may say for a file. */
export interface Options extends Omit<FileSettings, 'failOn'> {
  readonly locale?: Locale
  /** Path of a config file, from the file's `cwd`; false for none. The nearest one from `cwd` upwards when absent. */
  readonly config?: string | false
}

/** What `file.data.tenderlint` may say of one file; stronger than the options. */
export type FileOptions = Pick<Options, 'asOf' | 'region' | 'packs' | 'kind'>

const names = ['region', 'asOf', 'packs', 'locale', 'kind', 'rules', 'sections', 'ignoreWords', 'config'] as const
const fileNames = ['asOf', 'region', 'packs', 'kind'] as const

/** Every name that `rules` may set: categories, rules, and what the service says of waivers. */
function ruleNames(linter: Linter): readonly string[] {
  const service = ['waiver-expired', 'waiver-unused', 'waiver-invalid'].map((name) => `document-structure/${name}`)
  return [...categories, ...evidenceNames, ...service, ...linter.rules.map((rule) => rule.id)]
}

/** Takes the plugin's options as they were given. Throws an Error that says in the asked language which one is wrong. */
export function readOptions(given: unknown, linter: Linter): Options {
  return read(given, names, linter, localeOf(given))
}

/** Takes `file.data.tenderlint`. Throws like `readOptions`. */
export function readFileOptions(given: unknown, linter: Linter, locale: Locale): FileOptions {
  return read(given, fileNames, linter, locale)
}

function localeOf(given: unknown): Locale {
  return (given as Options | null | undefined)?.locale === 'en' ? 'en' : 'zh'
}

function read(given: unknown, known: readonly string[], linter: Linter, locale: Locale): Options {
  const words = wordsOf(locale)
  const { config, ...rest } = (given ?? {}) as Options
  const unknown = Object.keys((given ?? {}) as object).find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(words.badOption(words.unknownOption(unknown, known)))
  if (config !== undefined && config !== false && typeof config !== 'string')
    throw new Error(words.badOption(words.badConfigOption))
  try {
    const checked = parseConfig('options', JSON.stringify(rest), ruleNames(linter)) as Options
    checkPacks(checked.packs ?? [], linter, words)
    return { ...checked, config }
  } catch (error) {
    throw new Error(words.badOption(reasonOf(error, locale)))
  }
}

function checkPacks(asked: readonly string[], linter: Linter, words: Words): void {
  const known = linter.packs.map(({ id }) => id)
  const unknown = asked.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(words.badPack(unknown, known))
}

function reasonOf(error: unknown, locale: Locale, placed = false): string {
  if (!(error instanceof ConfigError)) return error instanceof Error ? error.message : String(error)
  const text = error.problems.map(({ line, column, message, english }) => {
    return `${placed ? `${line}:${column} ` : ''}${locale === 'en' ? english : message}`
  })
  return text.join(locale === 'en' ? '; ' : '；')
}

/**
 * Options for one check, as the command line gathers them: what the plugin was told stands for the command line's options. The day is
 * `asOf` of the file, of the plugin, of the config, TENDERLINT_AS_OF, or today. Throws an Error when the config or the waivers are wrong.
 */
export function checkOptions(
  own: Options,
  file: FileOptions,
  place: { readonly cwd: string; readonly path: string | undefined },
  linter: Linter,
): CheckOptions {
  const stated = { ...own, ...file }
  const { config, folder } = projectOf(own, place.cwd, linter)
  const locale = own.locale ?? config.locale ?? 'zh'
  const words = wordsOf(locale)
  const path = place.path === undefined ? '' : displayPath(folder, resolve(place.cwd, place.path))
  const settings = settingsFor(config, path)
  checkPacks(settings.packs ?? [], linter, words)
  return {
    asOf: stated.asOf ?? settings.asOf ?? localDay(process.env.TENDERLINT_AS_OF),
    fixed: (['asOf', 'region', 'kind'] as const).filter((key) => stated[key] !== undefined),
    region: stated.region ?? settings.region ?? [],
    packs: stated.packs ?? settings.packs,
    locale,
    kind: stated.kind ?? settings.kind,
    sections: { ...settings.sections, ...stated.sections },
    rules: { ...settings.rules, ...stated.rules },
    waivers: own.config === false ? [] : guarded('tenderlint.waivers.json', locale, () => loadWaivers(config, folder)),
    ignoreWords: [...(settings.ignoreWords ?? []), ...(stated.ignoreWords ?? [])],
  }
}

function projectOf(own: Options, cwd: string, linter: Linter): { config: Config; folder: string } {
  const file = own.config === false ? null : own.config === undefined ? findConfig(cwd) : resolve(cwd, own.config)
  if (file === null) return { config: {}, folder: cwd }
  const load = () => loadConfig(file, ruleNames(linter))
  return { config: guarded(displayPath(cwd, file), own.locale ?? 'zh', load), folder: dirname(file) }
}

function guarded<T>(file: string, locale: Locale, load: () => T): T {
  try {
    return load()
  } catch (error) {
    throw new Error(wordsOf(locale).badConfig(file, reasonOf(error, locale, true)))
  }
}
