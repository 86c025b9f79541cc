import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

type Program = typeof import('./program.ts')

/** A bundle as the build wraps it: what an ES module gets of itself comes as arguments. */
type Wrapped = (
  module: { exports: unknown },
  require: NodeJS.Require,
  url: string,
  load: (path: string) => Promise<unknown>,
) => void

/** Loads the program that lies beside `from`, see `loadScript`. */
export function loadProgram(from: string): { readonly program: Program; readonly script: Script } {
  const { exports, script } = loadScript<Program>('program', from)
  return { program: exports, script }
}

/**
 * Loads a bundle that lies beside `from`. It is one script and not a module, so that what the engine made of it when it was built
 * can be taken over: compiling it anew would cost as much as checking a short file. An engine of another version, or one with
 * other flags, passes that over and compiles the script. Gives also the script, of which the build takes what it made.
 */
export function loadScript<Exports>(
  name: string,
  from: string,
): { readonly exports: Exports; readonly script: Script } {
  const url = new URL(`./${name}.cjs`, from)
  const filename = fileURLToPath(url)
  const cachedData = compiled(new URL(`./${name}.cache`, from))
  // the build writes ASCII only
  const script = new Script(readFileSync(filename, 'latin1'), { filename, ...(cachedData && { cachedData }) })
  const module = { exports: {} as Exports }
  const wrapped = script.runInThisContext() as Wrapped
  wrapped(module, createRequire(url), url.href, (path) => import(new URL(path, url).href))
  return { exports: module.exports, script }
}

function compiled(file: URL): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}
