import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchedOverviews } from '../../client/src/model/watched-overviews.ts'
import type { Overview } from '../../server/src/lsp/protocol.ts'
import { overview } from './overview.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that counts what it is asked; `version` is that of the next answer. */
function server() {
  const asked: string[] = []
  const state = { version: 1 }
  const ask = async (uri: string): Promise<Overview | null> => {
    asked.push(uri)
    return overview([], [], { uri, version: state.version })
  }
  return { asked, state, ask }
}

describe('overviews', () => {
  it('are fetched once for a document that nobody looks at', async () => {
    const { asked, ask } = server()
    const overviews = watchedOverviews(ask, 100)
    overviews.checked('a')
    await vi.advanceTimersByTimeAsync(100)
    overviews.checked('a')
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toEqual(['a'])
  })

  it('are fetched once after many checks while someone looks', async () => {
    const { asked, state, ask } = server()
    const overviews = watchedOverviews(ask, 100)
    const seen: number[] = []
    overviews.watch({ wants: (uri) => uri === 'a', changed: ({ version }) => seen.push(version) })
    for (state.version = 1; state.version < 5; state.version++) {
      overviews.checked('a')
      await vi.advanceTimersByTimeAsync(50)
    }
    await vi.advanceTimersByTimeAsync(100)
    expect([asked, seen]).toEqual([['a'], [5]])
  })

  it('that come late do not replace newer ones', async () => {
    const answers: ((value: Overview) => void)[] = []
    const overviews = watchedOverviews(() => new Promise((resolve) => answers.push(resolve)), 0)
    const both = [overviews.fetch('a'), overviews.fetch('a')]
    answers[1]!(overview([], [], { version: 2 }))
    answers[0]!(overview([], [], { version: 1 }))
    expect((await Promise.all(both)).map((one) => one?.version)).toEqual([2, 2])
    expect(overviews.latest('a')?.version).toBe(2)
  })

  it('are not asked for after the document was closed', async () => {
    const { asked, ask } = server()
    const overviews = watchedOverviews(ask, 100)
    overviews.checked('a')
    overviews.forget('a')
    await vi.advanceTimersByTimeAsync(200)
    expect(asked).toEqual([])
  })
})
