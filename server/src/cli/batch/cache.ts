import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { CheckOptions } from '../../service/api.ts'
import { type FileOutcome, sha256Of } from '../check-file.ts'

/** Folder of the cache in a project, unless another is named. */
export const cacheFolder = '.tenderlint-cache'

/** Outcomes kept from run to run. Several processes may share a folder: entries are renamed into place, whole or not at all. */
export interface ResultCache {
  /** Name of an outcome: content, extension (it decides the format), program, rules, and all that steers the check. */
  keyOf(sha256: string, name: string, options: CheckOptions): string
  /** Null for what is not there, is damaged, or does not serve. */
  get(key: string, serves: (outcome: FileOutcome) => boolean): Promise<FileOutcome | null>
  /** A cache that cannot be written is no fault of the check. */
  put(key: string, outcome: FileOutcome): Promise<void>
  /** Outcomes taken from the cache so far. */
  readonly hits: number
}

/** What has to be equal besides the file and the options; goes to worker threads as it is. */
export interface CacheSetting {
  readonly folder: string
  /** Version of the program, hash of its code, hash of its rules. */
  readonly program: string
}

/** A text that is the same for equal values, whatever the order of their keys; absent and undefined are equal. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

// the waivers are the same object for all files of a run, and may be many
const waiverHashes = new WeakMap<object, string>()

function waiversHash(waivers: CheckOptions['waivers']): string {
  if (!waivers?.length) return ''
  const known = waiverHashes.get(waivers) ?? sha256Of(canonical(waivers))
  waiverHashes.set(waivers, known)
  return known
}

/** Hash of all that an outcome hangs on: content, extension, options, and the `program` that checks. */
export function outcomeKey(program: string, sha256: string, name: string, options: CheckOptions): string {
  const { waivers, ...rest } = options
  const parts = [program, sha256, extname(name).toLowerCase(), canonical(rest), waiversHash(waivers)]
  return sha256Of(parts.join('\n'))
}

/** Opens the cache in a folder, which is made when the first entry is written. */
export function resultCache({ folder, program }: CacheSetting): ResultCache {
  let made: Promise<void> | null = null
  let hits = 0
  const fileOf = (key: string): string => join(folder, key.slice(0, 2), `${key.slice(2)}.json`)

  async function make(): Promise<void> {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {})
  }

  return {
    keyOf: (sha256, name, options) => outcomeKey(program, sha256, name, options),
    async get(key, serves) {
      try {
        const text = await readFile(fileOf(key), 'utf8')
        const end = text.indexOf('\n')
        const body = text.slice(end + 1)
        if (text.slice(0, end) !== sha256Of(body)) return null
        const outcome = JSON.parse(body) as FileOutcome
        if (!serves(outcome)) return null
        hits++
        return outcome
      } catch {
        return null
      }
    },
    async put(key, outcome) {
      const file = fileOf(key)
      const temporary = `${file}.${process.pid}.${Math.trunc(performance.now() * 1e6).toString(36)}.tmp`
      const body = JSON.stringify(outcome)
      try {
        made ??= make()
        await made
        await mkdir(join(folder, key.slice(0, 2)), { recursive: true })
        await writeFile(temporary, `${sha256Of(body)}\n${body}`)
        await rename(temporary, file)
      } catch {
        await rm(temporary, { force: true }).catch(() => {})
      }
    },
    get hits() {
      return hits
    },
  }
}
