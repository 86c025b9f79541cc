import { commands, type Disposable, EventEmitter } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  type CrossEnded,
  type CrossView,
  crossEndedNotification,
  crossNotification,
} from '../../../server/src/lsp/cross-protocol.ts'
import { contextKeys } from '../command-names.ts'

/** What the server holds against each other now, begun by a command or by the config. */
export interface CrossViews extends Disposable {
  latest(id: string): CrossView | undefined
  /** Called with an id: what is known of it has changed, or it has ended. */
  watch(listener: (id: string) => void): Disposable
}

/** `State.Starting` of the client's library, which is not loaded for a number. */
const starting = 3

export function crossViews(client: Promise<BaseLanguageClient>): CrossViews {
  const known = new Map<string, CrossView>()
  const changed = new EventEmitter<string>()
  const tell = (id: string) => {
    void commands.executeCommand('setContext', contextKeys.comparing, known.size > 0)
    changed.fire(id)
  }
  const forget = (id: string) => {
    known.delete(id)
    tell(id)
  }
  client
    .then((running) => {
      running.onNotification(crossNotification, (view: CrossView) => {
        known.set(view.id, view)
        tell(view.id)
      })
      running.onNotification(crossEndedNotification, ({ id }: CrossEnded) => forget(id))
      // a new server knows nothing of what the old one did
      running.onDidChangeState(({ newState }) => {
        if (newState === starting) for (const id of [...known.keys()]) forget(id)
      })
    })
    // that the server does not start is told by whoever starts it
    .catch(() => {})
  return {
    latest: (id) => known.get(id),
    watch: (listener) => changed.event(listener),
    dispose: () => changed.dispose(),
  }
}
