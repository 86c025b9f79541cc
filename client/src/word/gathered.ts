import { type Disposable, type Event, EventEmitter, type Memento } from 'vscode'
import {
  type Accepted,
  type AcceptedRewrite,
  type AcceptParams,
  isWordView,
  type PlacedRewrite,
} from '../../../server/src/lsp/word-protocol.ts'

/** Rewrites that the author has accepted in Word files, kept until they are written into the file or taken back. */
export interface Gathered extends Disposable {
  /** All of a view, in the order of acceptance. */
  of(view: string): readonly AcceptedRewrite[]
  /** The same with their places, in the order of the text; empty until the server has checked the text. */
  placed(view: string): readonly PlacedRewrite[]
  add(view: string, rewrites: readonly AcceptedRewrite[]): Promise<void>
  /** Takes one back, or all. */
  remove(view: string, fingerprint?: string): Promise<void>
  /** The server has checked the text: asks it again where they stand. */
  checked(view: string): void
  readonly onDidChange: Event<string>
}

const memory = 'word.accepted'

/** `onRefused` is told of rewrites whose clause is gone. They are kept over restarts in `memento`. */
export function gatheredRewrites(
  ask: (params: AcceptParams) => Promise<Accepted | null>,
  memento: Memento,
  onRefused: (view: string, refused: readonly AcceptedRewrite[]) => void,
): Gathered {
  const known = new Map<string, readonly AcceptedRewrite[]>(
    Object.entries(memento.get<Record<string, readonly AcceptedRewrite[]>>(memory, {})),
  )
  const places = new Map<string, readonly PlacedRewrite[]>()
  const changed = new EventEmitter<string>()

  async function put(view: string, rewrites: readonly AcceptedRewrite[]): Promise<void> {
    if (rewrites.length) known.set(view, rewrites)
    else known.delete(view)
    await memento.update(memory, Object.fromEntries(known))
  }

  async function sync(view: string, rewrites: readonly AcceptedRewrite[]): Promise<void> {
    const answer = await ask({ uri: view, accepted: rewrites })
    // not there yet: the next check asks again
    if (!answer) return put(view, rewrites)
    const refused = new Set(answer.refused.map(({ fingerprint }) => fingerprint))
    const kept = rewrites.filter(({ fingerprint }) => !refused.has(fingerprint))
    await put(view, kept)
    places.set(view, answer.accepted)
    changed.fire(view)
    if (refused.size) onRefused(view, answer.refused)
  }

  return {
    of: (view) => known.get(view) ?? [],
    placed: (view) => places.get(view) ?? [],
    async add(view, rewrites) {
      const others = (known.get(view) ?? []).filter((one) => !rewrites.some((added) => sameClause(one, added)))
      await sync(view, [...others, ...rewrites])
    },
    async remove(view, fingerprint) {
      const rest = fingerprint === undefined ? [] : (known.get(view) ?? [])
      await sync(
        view,
        rest.filter((one) => one.fingerprint !== fingerprint),
      )
    },
    checked(view) {
      const rewrites = known.get(view)
      if (isWordView(view) && rewrites) sync(view, rewrites).catch(() => {})
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  }
}

function sameClause(a: AcceptedRewrite, b: AcceptedRewrite): boolean {
  return a.rule === b.rule && a.fingerprint === b.fingerprint
}
