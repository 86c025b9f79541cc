import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { activated } from './fake-editor.ts'

const json = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
const { contributes } = json('package.json')
const texts: Readonly<Record<string, string>> = json('package.nls.json')

interface Conditional {
  readonly when?: string
}
/** Where there is Node: on the desktop, and in a browser that is connected to a machine which has the extension. */
const withNode = '(!isWeb || (remoteName && !tenderlint.inBrowser))'
const hidden = (condition = '') => condition === withNode || condition.startsWith(`${withNode} && `)
const all: readonly { readonly command: string; readonly enablement?: string }[] = contributes.commands
const names = all.map(({ command }) => command)
const views: readonly (Conditional & { readonly id: string })[] = Object.values(contributes.views).flat() as never

/** Every place that leads to commands: menus, keys, and the links in welcome texts and first steps. */
const places: readonly { readonly command: string; readonly when?: string; readonly place: string }[] = [
  ...Object.entries(contributes.menus as Record<string, (Conditional & { command: string })[]>).flatMap(
    ([menu, items]) => items.map(({ command, when }) => ({ command, when, place: menu })),
  ),
  ...contributes.keybindings.map((key: Conditional & { command: string }) => ({ ...key, place: 'keys' })),
  ...contributes.viewsWelcome.flatMap(({ contents, when }: { contents: string; when?: string }) =>
    links(contents, when),
  ),
  ...contributes.walkthroughs.flatMap(({ steps }: { steps: { description: string; when?: string }[] }) =>
    steps.flatMap(({ description, when }) => links(description, when)),
  ),
]

function links(key: string, when: string | undefined) {
  const own = texts[key.slice(1, -1)]!
  return [...own.matchAll(/\(command:([\w.]+)/g)].map((match) => ({ command: match[1]!, when, place: key }))
}

// a worker has these and nothing of Node's
const worker = { URL, TextDecoder, TextEncoder, performance, queueMicrotask, self: {} }

describe('an editor with Node', () => {
  const { commands, views: trees } = activated('extension.cjs', { setImmediate: () => {} })

  it('has every command and view of package.json', () => {
    expect(names.filter((name) => !commands.has(name))).toEqual([])
    expect([...trees].sort()).toEqual(views.map(({ id }) => id).sort())
  })
})

describe('an editor in a browser', () => {
  const { commands, views: trees } = activated('extension.web.cjs', worker)

  it('has every view that is not hidden there', () => {
    expect([...trees].sort()).toEqual(views.flatMap(({ id, when }) => (hidden(when) ? [] : id)).sort())
  })

  it('has every command, those hidden there to say why: until it is active, nothing is hidden', () => {
    expect(names.filter((name) => !commands.has(name))).toEqual([])
  })

  it('is shown no way to a command that it has only to say why', () => {
    const elsewhere = new Set(all.flatMap(({ command, enablement }) => (hidden(enablement) ? command : [])))
    expect(elsewhere.size).toBeGreaterThan(3)
    const ways = places.filter(({ command }) => elsewhere.has(command))
    expect(ways.length).toBeGreaterThan(5)
    expect(ways.filter(({ when }) => !hidden(when))).toEqual([])
  })

  it('is shown no own command that package.json does not know', () => {
    const unknown = places.filter(({ command }) => /^tenderlint\.\w+$/.test(command) && !names.includes(command))
    expect(unknown).toEqual([])
  })
})
