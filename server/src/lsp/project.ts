import { basename, dirname, join, resolve, sep } from 'node:path'
import { type Baseline, parseBaseline } from '../config/baseline.ts'
import { type IgnoreTree, ignoreTree } from '../config/ignore-tree.ts'
import {
  baselineFile,
  configName,
  defaultBaselineFile,
  defaultWaiverFile,
  displayPath,
  findConfig,
  loadBaseline,
  loadConfig,
  loadWaivers,
  parseConfig,
  pathFrom,
  settingsFor,
} from '../config/load.ts'
import { ConfigError, type ConfigProblem } from '../config/problem.ts'
import type { Config } from '../config/schema.ts'
import type { Waiver } from '../config/waivers.ts'
import { parseWaivers } from '../config/waivers.ts'
import type { CheckOptions, Locale } from '../service/api.ts'
import { filePath } from './file-path.ts'
import type { EditorSettings } from './settings.ts'

export { filePath } from './file-path.ts'

/** Options for one document; null when the project ignores it. */
export type DocumentOptions = CheckOptions | null

export interface ProjectFault {
  readonly file: string
  readonly reason: string
}

/** Reads config and waiver files lazily, one folder at a time, and keeps them until `forget`. Never throws. */
export interface Projects {
  /** `folder` is used for documents without a path (untitled). `asOf` is today. */
  optionsFor(uri: string, folder: string | null, settings: EditorSettings, today: string): DocumentOptions
  /** The files that hold the settings of a document; null when it belongs to no folder. */
  filesOf(uri: string, folder: string | null): SettingsFiles | null
  forget(): void
}

/** Paths of a project's own files, whether they exist or not. */
export interface SettingsFiles {
  readonly home: string
  readonly config: string
  readonly hasConfig: boolean
  readonly waivers: string
  /** What the config says. */
  readonly content: Config
  /** The document relative to `home`, with `/`; '' for one without a path. */
  readonly document: string
}

interface Project {
  readonly folder: string
  /** Path of the config file, null when there is none. */
  readonly file: string | null
  readonly config: Config
  readonly waivers: readonly Waiver[]
  /** Entries by path from the folder of the baseline file; null when there is none. */
  readonly baseline: Baseline | null
  readonly ignore: IgnoreTree
}

/**
 * `report` gets each fault once until the next `forget`. `ruleNames` are the ids and categories that a config may name.
 * `opened` gives the text of a settings file that is open in the editor: it counts before it is saved, unless it has a fault.
 */
export function projectReader(
  ruleNames: readonly string[],
  locale: () => Locale,
  report: (fault: ProjectFault) => void,
  opened: (path: string) => string | null = () => null,
): Projects {
  const byFolder = new Map<string, string | null>()
  const byHome = new Map<string, Project>()

  function read<T>(file: string, load: () => T, fallback: T): T {
    try {
      return load()
    } catch (error) {
      report({ file, reason: faultText(error, locale()) })
      return fallback
    }
  }

  function unsaved<T>(file: string, parse: (text: string) => T): T | null {
    const text = opened(file)
    if (text === null) return null
    try {
      return parse(text)
    } catch {
      // half-typed: what is saved holds until it is right again, and the faults are marked in the file itself
      return null
    }
  }

  /** `workspace` is home to the waiver and ignore files when there is no config, as the working folder is on the command line. */
  function projectOf(folder: string, workspace: string | null): Project {
    let file = byFolder.get(folder)
    if (file === undefined) {
      file = findConfig(folder)
      byFolder.set(folder, file)
    }
    const path = file
    const home = path === null ? (workspace ?? folder) : dirname(path)
    const known = byHome.get(home)
    if (known) return known
    const config =
      path === null
        ? {}
        : (unsaved(path, (text) => parseConfig(path, text, ruleNames)) ??
          read<Config>(path, () => loadConfig(path, ruleNames), {}))
    const waiverFile = resolve(home, config.waiverFile ?? defaultWaiverFile)
    const waivers =
      unsaved(waiverFile, (text) => parseWaivers(waiverFile, text)) ??
      read<readonly Waiver[]>(waiverFile, () => loadWaivers(config, home), [])
    const knownFile = baselineFile(config, home)
    const baseline =
      unsaved(knownFile, (text) => parseBaseline(knownFile, text)) ??
      read<Baseline | null>(knownFile, () => loadBaseline(config, home), null)
    // What git does not keep may still be worked on: in the editor only what the project itself ignores counts.
    const ignore = ignoreTree(home, config.ignore ?? [], home, ['.tenderlintignore'])
    const project = { folder: home, file: path, config, waivers, baseline, ignore }
    byHome.set(home, project)
    return project
  }

  /** True when the file or a folder above it, up to the project's, is ignored. */
  function ignored(project: Project, path: string): boolean {
    if (!path.startsWith(project.folder + sep)) return false
    for (let at = dirname(path); at !== project.folder && at !== dirname(at); at = dirname(at))
      if (project.ignore.ignored(at, true)) return true
    return project.ignore.ignored(path, false)
  }

  return {
    optionsFor(uri, folder, settings, today) {
      const path = filePath(uri)
      const at = path ? dirname(path) : folder
      const project = at ? projectOf(at, folder) : null
      if (project && path && ignored(project, path)) return null
      const relative = project && path ? displayPath(project.folder, path) : ''
      const own = project ? settingsFor(project.config, relative) : {}
      return {
        asOf: own.asOf ?? settings.asOf ?? today,
        region: own.region ?? settings.region ?? [],
        packs: own.packs,
        locale: settings.locale ?? project?.config.locale ?? 'zh',
        kind: own.kind ?? settings.kind,
        sections: own.sections,
        rules: { ...settings.rules, ...own.rules },
        waivers: project?.waivers,
        ignoreWords: own.ignoreWords,
        baseline: project?.baseline && path ? entriesOf(project, path) : undefined,
      }
    },
    filesOf(uri, folder) {
      const path = filePath(uri)
      const at = path ? dirname(path) : folder
      if (!at) return null
      const { folder: home, file, config } = projectOf(at, folder)
      return {
        home,
        config: file ?? join(home, configName),
        hasConfig: file !== null,
        waivers: resolve(home, config.waiverFile ?? defaultWaiverFile),
        content: config,
        document: path ? displayPath(home, path) : '',
      }
    },
    forget() {
      byFolder.clear()
      byHome.clear()
    },
  }
}

function entriesOf({ baseline, config, folder }: Project, path: string): readonly string[] {
  return baseline?.get(pathFrom(dirname(baselineFile(config, folder)), path)) ?? []
}

/** The tool's own JSON files. */
export type SettingsKind = 'config' | 'waivers' | 'baseline'

/** Which of the tool's own JSON files a document is, or null. */
export function settingsFile(uri: string): SettingsKind | null {
  const path = filePath(uri)
  const name = path ? basename(path) : ''
  if (name === configName) return 'config'
  return name === defaultWaiverFile ? 'waivers' : name === defaultBaselineFile ? 'baseline' : null
}

/** Faults of an open config or waiver file, from its buffer. */
export function settingsProblems(
  kind: SettingsKind,
  source: string,
  ruleNames: readonly string[],
): readonly ConfigProblem[] {
  try {
    if (kind === 'config') parseConfig(configName, source, ruleNames)
    else if (kind === 'waivers') parseWaivers(defaultWaiverFile, source)
    else parseBaseline(defaultBaselineFile, source)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

function faultText(error: unknown, locale: Locale): string {
  if (!(error instanceof ConfigError)) return error instanceof Error ? error.message : String(error)
  const first = error.problems[0]
  return first ? `${first.line}:${first.column} ${locale === 'en' ? first.english : first.message}` : error.message
}
