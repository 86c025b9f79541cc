import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type Baseline, parseBaseline } from './baseline.ts'
import { matchesPath, pathRules } from './globs.ts'
import { problemList } from './problem.ts'
import { readText } from './read-text.ts'
import type { Config, FileSettings } from './schema.ts'
import { parseJson } from './tree.ts'
import { validateConfig } from './validate.ts'
import { parseWaivers, type Waiver } from './waivers.ts'

export const configName = 'tenderlint.config.json'
export const defaultWaiverFile = 'tenderlint.waivers.json'
export const defaultBaselineFile = 'tenderlint.baseline.json'

/** The nearest tenderlint.config.json in `folder` or above it, or null. */
export function findConfig(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, configName)
    if (existsSync(file)) return file
    if (dirname(at) === at) return null
  }
}

/** Reads the text of a config file; `file` is only a name here. Throws ConfigError with the places of all faults. */
export function parseConfig(file: string, source: string, ruleNames: readonly string[] | null = null): Config {
  const problems = problemList(file, source)
  const root = parseJson(source, problems)
  const config = root ? validateConfig(root, ruleNames, problems) : {}
  problems.settle()
  return config
}

/** A name for messages: relative to `folder` when inside it, with `/`. */
export function displayPath(folder: string, path: string): string {
  const name = relative(folder, path)
  const inside = name !== '' && !name.startsWith('..') && !isAbsolute(name)
  return (inside ? name : path).split(sep).join('/')
}

/** Reads a config file. `shown` is the name used in errors. Throws ConfigError, or the error of node:fs. */
export function loadConfig(file: string, ruleNames: readonly string[] | null = null, shown = file): Config {
  return parseConfig(shown, readText(file), ruleNames)
}

/**
 * Reads the waivers of a project. `folder` holds the config file. A missing file is an error only when the config names it.
 * Throws ConfigError, or the error of node:fs.
 */
export function loadWaivers(config: Config, folder: string, shownFrom = folder): readonly Waiver[] {
  const file = resolve(folder, config.waiverFile ?? defaultWaiverFile)
  if (config.waiverFile === undefined && !existsSync(file)) return []
  return parseWaivers(displayPath(shownFrom, file), readText(file))
}

/** Path of a project's baseline file, whether it exists or not. `folder` holds the config file. */
export function baselineFile(config: Config, folder: string): string {
  return resolve(folder, config.baseline ?? defaultBaselineFile)
}

/**
 * Reads the baseline of a project; null when it has none. A missing file is an error only when the config names it. Throws
 * ConfigError, or the error of node:fs.
 */
export function loadBaseline(config: Config, folder: string, shownFrom = folder): Baseline | null {
  const file = baselineFile(config, folder)
  if (config.baseline === undefined && !existsSync(file)) return null
  return parseBaseline(displayPath(shownFrom, file), readText(file))
}

/** What a baseline calls a file: its path from the baseline's folder, with `/`; '../' leads out of it. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}

/** Settings for one file: `path` is relative to the config's folder, with `/`. Later overrides win, maps are merged by key. */
export function settingsFor(config: Config, path: string): FileSettings {
  const { overrides, ...own } = config
  let result: FileSettings = own
  for (const entry of overrides ?? []) {
    const { files, ...settings } = entry
    if (!matchesPath(pathRules(files), path)) continue
    result = {
      ...result,
      ...settings,
      rules: { ...result.rules, ...settings.rules },
      sections: { ...result.sections, ...settings.sections },
    }
  }
  return result
}
