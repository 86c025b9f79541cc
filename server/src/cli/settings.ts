import { dirname, resolve } from 'node:path'
import { isDate } from '../config/date.ts'
import { defaultWaiverFile, displayPath, findConfig, loadConfig, loadWaivers, settingsFor } from '../config/load.ts'
import { ConfigError } from '../config/problem.ts'
import { type Config, type FailLevel, failLevels } from '../config/schema.ts'
import type { Waiver } from '../config/waivers.ts'
import { categories, documentKinds } from '../core/kinds.ts'
import type { CheckOptions, Linter, Locale } from '../service/api.ts'
import { compareNames } from '../service/compare-ids.ts'
import { evidenceNames } from '../service/evidence-ids.ts'
import { oneOf } from './arguments.ts'
import { type KnownFindings, readBaseline } from './baseline-file.ts'
import { faultWords } from './fault-words.ts'
import { type Io, UsageError } from './io.ts'
import type { Messages } from './messages.ts'
import type { Given } from './options.ts'
import { messagesOf } from './translate.ts'

/** Rule ids that no dictionary holds: what the service itself reports of waivers. */
const serviceRules = ['waiver-expired', 'waiver-unused', 'waiver-invalid'].map((name) => `document-structure/${name}`)

/** Settings of one run, from command line, config file, environment and clock, in this order of strength. */
export interface Settings {
  readonly config: Config
  /** Folder of the config file, else the working folder: globs and waivers belong to it. */
  readonly folder: string
  readonly locale: Locale
  readonly messages: Messages
  readonly colour: boolean
  readonly asOf: string
  readonly region: readonly string[]
  readonly waivers: readonly Waiver[]
  /** Known findings that are let be; null when there is no baseline. */
  readonly baseline: KnownFindings | null
  /** Options for one file; `path` is absolute. */
  optionsFor(path: string): CheckOptions
  failOnFor(path: string): FailLevel
}

function date(name: string, value: string | undefined, messages: Messages): string | undefined {
  if (value !== undefined && !isDate(value)) throw new UsageError(messages.badDate(name, value))
  return value
}

/** True when output may be coloured: a terminal, and nobody said no. */
export function wantsColour(given: Given, io: Io): boolean {
  if (given['no-colour'] || given['no-color'] || given.output !== undefined || io.env.NO_COLOR) return false
  return Boolean(io.env.FORCE_COLOR && io.env.FORCE_COLOR !== '0') || (io.stdout.isTTY && io.env.TERM !== 'dumb')
}

function readConfig(
  given: Given,
  io: Io,
  linter: Linter,
  messages: Messages,
): { config: Config; folder: string; found: boolean } {
  if (given.config !== undefined && given['no-config']) throw new UsageError(messages.configClash)
  const file = given['no-config']
    ? null
    : given.config !== undefined
      ? resolve(io.cwd, given.config)
      : findConfig(io.cwd)
  if (file === null) return { config: {}, folder: io.cwd, found: false }
  const shown = displayPath(io.cwd, file)
  try {
    const names = [
      ...categories,
      ...serviceRules,
      ...evidenceNames,
      ...compareNames,
      ...linter.rules.map((rule) => rule.id),
    ]
    return { config: loadConfig(file, names, shown), folder: dirname(file), found: true }
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new UsageError(messages.configUnreadable(shown, faultWords(error, messages)), false)
  }
}

function readWaiverFile(config: Config, folder: string, io: Io, messages: Messages): readonly Waiver[] {
  try {
    return loadWaivers(config, folder, io.cwd)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const file = config.waiverFile ?? defaultWaiverFile
    throw new UsageError(messages.waiversUnreadable(file, faultWords(error, messages)), false)
  }
}

function checkPacks(names: readonly string[], linter: Linter, messages: Messages): void {
  const known = linter.packs.map((pack) => pack.id)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new UsageError(messages.badPack(unknown, known))
}

/** Gathers the settings of a run. Throws UsageError or ConfigError. */
export function gatherSettings(given: Given, io: Io, linter: Linter, first: Messages): Settings {
  const asOf = date('--as-of', given['as-of'], first)
  const ambient = date('TENDERLINT_AS_OF', io.env.TENDERLINT_AS_OF || undefined, first) ?? io.today()
  const kind = oneOf('kind', given.kind, documentKinds, first)
  const failOn = oneOf('fail-on', given['fail-on'], failLevels, first)
  const region = given.region?.split(/[,，、]/).flatMap((part) => part.trim() || [])
  const packs = given.pack?.split(/[,，、]/).flatMap((part) => part.trim() || [])
  if (region?.length === 0) throw new UsageError(first.emptyRegion)
  const { config, folder } = readConfig(given, io, linter, first)
  const locale = given.locale === 'en' || given.locale === 'zh' ? given.locale : (config.locale ?? 'zh')
  const messages = messagesOf(locale)
  checkPacks(
    [...(packs ?? []), ...(config.packs ?? []), ...(config.overrides ?? []).flatMap((one) => one.packs ?? [])],
    linter,
    messages,
  )
  const waivers = given['no-config'] ? [] : readWaiverFile(config, folder, io, messages)
  const baseline = readBaseline(given, config, folder, io, messages)
  const stated = { asOf, region, kind }
  const fixed = (['asOf', 'region', 'kind'] as const).filter((key) => stated[key] !== undefined)
  const fileSettings = (path: string) => settingsFor(config, displayPath(folder, path))
  return {
    config,
    folder,
    locale,
    messages,
    colour: wantsColour(given, io),
    asOf: asOf ?? config.asOf ?? ambient,
    region: region ?? config.region ?? [],
    waivers,
    baseline,
    optionsFor(path) {
      const own = fileSettings(path)
      return {
        asOf: asOf ?? own.asOf ?? ambient,
        fixed,
        region: region ?? own.region ?? [],
        packs: packs ?? own.packs,
        locale,
        kind: kind ?? own.kind,
        sections: own.sections,
        rules: own.rules,
        waivers,
        ignoreWords: own.ignoreWords,
        baseline: baseline?.of(path),
      }
    },
    failOnFor: (path) => failOn ?? fileSettings(path).failOn ?? 'certain',
  }
}
