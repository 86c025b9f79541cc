import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { displayPath } from '../config/load.ts'
import { faultWords } from './fault-words.ts'
import type { Target } from './files.ts'
import { type Io, UsageError } from './io.ts'
import type { Messages } from './messages.ts'

/** The names in a list as it comes: one a line, or each ended by NUL. Blank ones are passed over. */
export async function* namesIn(chunks: AsyncIterable<Uint8Array>, byNull: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const end = byNull ? '\0' : '\n'
  let rest = ''
  const clean = (name: string): string => (byNull ? name : name.replace(/\r$/, ''))
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(end)
    rest = parts.pop()!
    for (const part of parts) if (clean(part).trim() !== '') yield clean(part)
  }
  const last = clean(rest + decoder.decode())
  if (last.trim() !== '') yield last
}

/** The files that a list names, in its order; `-` is standard input. Paths are taken as they are, not as patterns. */
export async function* listTargets(
  list: string,
  byNull: boolean,
  io: Io,
  messages: Messages,
): AsyncGenerator<Target & { readonly fault: null }> {
  const chunks: AsyncIterable<Uint8Array> = list === '-' ? io.input() : createReadStream(resolve(io.cwd, list))
  try {
    for await (const name of namesIn(chunks, byNull)) {
      const path = resolve(io.cwd, name)
      yield { path, name: displayPath(io.cwd, path), fault: null }
    }
  } catch (error) {
    throw new UsageError(messages.notReadable(list, faultWords(error, messages)), false)
  }
}

/** The files of a list, each once, sorted by shown name. */
export async function allListed(targets: AsyncIterable<Target>): Promise<readonly Target[]> {
  const found = new Map<string, Target>()
  for await (const target of targets) found.set(target.path, target)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
