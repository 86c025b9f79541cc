import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

/** What an extension registers when it is activated. */
export interface Registered {
  readonly commands: ReadonlySet<string>
  readonly views: ReadonlySet<string>
}

/** Stands for all of the editor's API that a test does not look at: can be read, called, made and run through without end. */
// biome-ignore lint/suspicious/noExplicitAny: it stands for everything
export const anything: any = new Proxy(class {}, {
  get(own, key) {
    if (key === 'prototype') return own.prototype
    if (key === 'then') return undefined
    if (key === Symbol.iterator) return () => [][Symbol.iterator]()
    if (key === Symbol.toPrimitive) return () => ''
    return anything
  },
  set: () => true,
  apply: () => anything,
  construct: () => anything as object,
})

/** What a test knows of an object of the API; for the rest `anything` stands. */
export const instead = (own: object) =>
  new Proxy(own, { get: (it, key) => (key in it ? Reflect.get(it, key) : anything) })

/** Activates a built entry in an editor that only takes down what is registered. `globals` are all that the entry finds beside `vscode`. */
export function activated(entry: string, globals: object): Registered {
  const registered = { commands: new Set<string>(), views: new Set<string>() }
  const window = {
    activeTextEditor: undefined,
    visibleTextEditors: [],
    createTreeView(id: string) {
      registered.views.add(id)
      return anything
    },
  }
  const commands = {
    registerCommand(name: string) {
      if (registered.commands.has(name)) throw new Error(`${name} is registered twice`)
      registered.commands.add(name)
      return anything
    },
  }
  // the server is not started: its program never comes
  const workspace = { fs: { readFile: () => new Promise(() => {}) } }
  const api = { window: instead(window), commands: instead(commands), workspace: instead(workspace) }
  const vscode = instead({ ...api, version: '1.91.0' })
  const require = (name: string) => {
    // bundles copy a module's own names and keep what it inherits from
    if (name === 'vscode') return Object.create(vscode)
    throw new Error(`${name} is not there`)
  }
  const module = { exports: {} as { activate(context: unknown): void } }
  const source = readFileSync(new URL(`../../dist/${entry}`, import.meta.url), 'utf8')
  const context = createContext({ ...globals, setTimeout, clearTimeout, console })
  const run = runInContext(`(function (module, exports, require) {${source}\n})`, context, { filename: entry })
  run(module, module.exports, require)
  module.exports.activate(instead({ subscriptions: [] }))
  return registered
}
