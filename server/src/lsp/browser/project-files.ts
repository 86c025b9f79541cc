import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { baselineFile, configName, defaultBaselineFile, defaultWaiverFile, parseConfig } from '../../config/load.ts'
import { type ReadFilesParams, readFilesRequest } from '../protocol.ts'
import { replaceFiles } from './files.ts'

/** Reads files by URI through the client; null for what is not there. */
export type ReadFiles = (uris: readonly string[]) => Promise<readonly (string | null)[]>

/** Fetches the project's files before they are looked for: the readers of config and waivers cannot wait. */
export interface ProjectFiles {
  /** Fetches what counts for a document. */
  prepare(uri: string): Promise<void>
  /** What was fetched may have changed. */
  forget(): void
}

const names = [configName, defaultWaiverFile, defaultBaselineFile, '.tenderlintignore']

/** Asks the client for the files through a connection. */
export function clientFiles(connection: {
  sendRequest<R>(method: string, params: ReadFilesParams): Promise<R>
}): ReadFiles {
  return (uris) => connection.sendRequest(readFilesRequest, { uris })
}

/** The project's own files in the folder of a document and above it, and the files that a config names. */
export function projectFiles(read: ReadFiles): ProjectFiles {
  let known = new Map<string, Promise<string | null>>()
  let texts = new Map<string, string>()

  async function load(paths: readonly string[]): Promise<void> {
    const [asked, kept] = [known, texts]
    const missing = paths.filter((path) => !asked.has(path))
    if (missing.length) {
      const answer = read(missing.map((path) => pathToFileURL(path).href)).catch(() => [])
      missing.forEach((path, index) => {
        asked.set(
          path,
          answer.then((all) => all[index] ?? null),
        )
      })
    }
    for (const path of paths) {
      const text = await asked.get(path)!
      if (text !== null) kept.set(path, text)
    }
  }

  return {
    async prepare(uri) {
      const folder = folderOf(uri)
      if (folder === null) return
      let asked: typeof known
      do {
        asked = known
        const folders = upwards(folder)
        await load(folders.flatMap((at) => names.map((name) => join(at, name))))
        const home = folders.find((at) => texts.has(join(at, configName)))
        if (home !== undefined) await load(namedIn(home, texts.get(join(home, configName))!))
        // forgotten meanwhile: what came is old
      } while (asked !== known)
      replaceFiles(texts)
    },
    forget() {
      known = new Map()
      texts = new Map()
    },
  }
}

function folderOf(uri: string): string | null {
  try {
    return dirname(fileURLToPath(uri))
  } catch {
    return null
  }
}

function upwards(folder: string): readonly string[] {
  const folders = [folder]
  for (let at = folder; dirname(at) !== at; at = dirname(at)) folders.push(dirname(at))
  return folders
}

/** The waiver file and the baseline that a config names. */
function namedIn(home: string, config: string): readonly string[] {
  try {
    const content = parseConfig(configName, config)
    const { waiverFile, baseline } = content
    return [
      ...(waiverFile === undefined ? [] : [resolve(home, waiverFile)]),
      ...(baseline === undefined ? [] : [baselineFile(content, home)]),
    ]
  } catch {
    // the reader of the config says what is wrong with it
    return []
  }
}
