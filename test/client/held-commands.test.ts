import { beforeEach, describe, expect, it, vi } from 'vitest'

const registered = new Map<string, (...given: unknown[]) => unknown>()
const ran: unknown[][] = []

vi.mock('vscode', () => ({
  commands: {
    registerCommand(name: string, run: (...given: unknown[]) => unknown) {
      registered.set(name, run)
      return { dispose: () => registered.delete(name) }
    },
    executeCommand: (...given: unknown[]) => ran.push(given),
  },
}))
const { heldCommands } = await import('../../client/src/held-commands.ts')

const action = (name: string, ...given: unknown[]) => ({
  title: name,
  command: { title: name, command: name, arguments: given },
})
const choose = ({ command }: { command: { command: string; arguments?: unknown[] } }) =>
  registered.get(command.command)?.(...(command.arguments ?? []))

describe('commands of quick fixes', () => {
  beforeEach(() => {
    registered.clear()
    ran.length = 0
  })

  it('are given to the editor without arguments, and run with them', () => {
    const { hold } = heldCommands()
    const [first, second] = [hold(action('waive', { rule: 'a' })), hold(action('openRule', { rule: 'b' }, 2))]
    expect(first.command.arguments).toBeUndefined()
    expect(first.title).toBe('waive')
    choose(second)
    choose(first)
    expect(ran).toEqual([
      ['openRule', { rule: 'b' }, 2],
      ['waive', { rule: 'a' }],
    ])
  })

  it('of the newest lists are kept, of old ones not', () => {
    const { hold } = heldCommands()
    const all = Array.from({ length: 100 }, (_, number) => hold(action('waive', number)))
    for (const one of all.slice(-60)) choose(one)
    expect(ran).toEqual(Array.from({ length: 60 }, (_, at) => ['waive', at + 40]))
  })

  it('that need no arguments, and edits, stay as they are', () => {
    const { hold } = heldCommands()
    const plain = { title: 'restart', command: { title: 'restart', command: 'restart' } }
    const bare = { title: 'restart', command: 'restart' }
    const edit = { title: 'rewrite' }
    expect([hold(plain).command.command, hold(bare).command, hold(edit)]).toEqual([
      'restart',
      'restart',
      { title: 'rewrite' },
    ])
  })

  it('go with the extension', () => {
    const held = heldCommands()
    expect(registered.size).toBeGreaterThan(0)
    held.dispose()
    expect(registered.size).toBe(0)
  })
})
