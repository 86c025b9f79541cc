import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chapter, overview, rangeAt } from './overview.ts'

class Range {
  constructor(
    readonly first: number,
    readonly from: number,
    readonly last: number,
  ) {}
}
const editor = {
  document: { uri: { toString: () => 'file:///a.md' }, version: 1, lineCount: 10 },
  /** Ranges by colour. */
  shown: new Map<string, readonly Range[]>(),
  setDecorations({ colour }: { colour: string }, ranges: readonly Range[]) {
    editor.shown.set(colour, ranges)
  },
}
let hints = false
let configured = (_change: object) => {}

vi.mock('vscode', () => ({
  Range,
  OverviewRulerLane: { Left: 1 },
  ThemeColor: class {
    constructor(readonly id: string) {}
  },
  languages: { match: () => 10 },
  window: {
    get visibleTextEditors() {
      return [editor]
    },
    onDidChangeVisibleTextEditors: () => ({ dispose() {} }),
    createTextEditorDecorationType: ({ borderColor }: { borderColor: { id: string } }) => ({
      colour: borderColor.id,
      dispose: () => editor.shown.delete(borderColor.id),
    }),
  },
  workspace: {
    getConfiguration: () => ({ get: () => hints }),
    onDidChangeConfiguration(listener: (change: object) => void) {
      configured = listener
      return { dispose() {} }
    },
  },
}))
const { sectionColours } = await import('../../client/src/sections/colours.ts')
const { watchedOverviews } = await import('../../client/src/model/watched-overviews.ts')

const at = (line: number, section: string) => ({ ...chapter(section), section, range: rangeAt(line) })
const chapters = [at(0, 'technical'), at(4, 'scoring'), at(6, 'other'), at(8, 'technical')]
const lines = (colour: string) => editor.shown.get(colour)?.map(({ first, last }) => [first, last])
const switched = (on: boolean) => {
  hints = on
  configured({ affectsConfiguration: (name: string) => name === 'tenderlint.sectionHints' })
}

describe('the colours of section kinds', () => {
  let version = 1
  const overviews = () => watchedOverviews(async () => overview(chapters, [], { version }), 0)
  beforeEach(() => {
    editor.shown.clear()
    version = 1
    hints = false
  })

  it('come and go with the setting', async () => {
    const own = sectionColours([], overviews())
    await vi.waitFor(() => expect(editor.shown.size).toBe(0))
    switched(true)
    await vi.waitFor(() => expect(editor.shown.size).toBe(2))
    expect(lines('charts.blue')).toEqual([
      [0, 3],
      [8, 9],
    ])
    expect(lines('charts.purple')).toEqual([[4, 5]])
    switched(false)
    expect([lines('charts.blue'), lines('charts.purple')]).toEqual([[], []])
    own.dispose()
    expect(editor.shown.size).toBe(0)
  })

  it('are not those of another version, and follow the next check', async () => {
    hints = true
    version = 0
    const watched = overviews()
    const own = sectionColours([], watched)
    await watched.fetch('file:///a.md')
    expect(editor.shown.size).toBe(0)
    version = 1
    watched.checked('file:///a.md')
    await vi.waitFor(() => expect(lines('charts.purple')).toEqual([[4, 5]]))
    own.dispose()
  })
})
