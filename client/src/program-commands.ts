import { commands, type Disposable, type Uri } from 'vscode'
import { commandNames, type LedgerTarget } from '../../server/src/lsp/protocol.ts'
import { clientCommands } from './command-names.ts'
import { crossViews } from './cross/views.ts'
import type { CurrentDocument } from './findings/current-document.ts'
import type { Parts } from './parts.ts'
import { type CheckedNode, workspaceView } from './workspace/view.ts'

/** Loads what is built apart when a command first needs it. */
const onDemand = () => import('./program-on-demand.ts')

/** Registers the commands that run the bundled program, and the view of the whole workspace. Needs Node. */
export function programCommands(parts: Parts, current: CurrentDocument): readonly Disposable[] {
  // biome-ignore lint/suspicious/noExplicitAny: the editor passes each command what its caller or menu gives
  const on = (name: string, run: (...given: any[]) => unknown) => commands.registerCommand(name, run)
  const view = workspaceView()
  const views = crossViews(parts.client)
  return [
    view,
    views,
    on(clientCommands.checkWorkspace, async () => (await onDemand()).checkWorkspace(parts, view)),
    on(clientCommands.cancelCheck, async () => (await onDemand()).cancelCheck()),
    on(clientCommands.clearCheck, () => view.clear()),
    on(clientCommands.openChecked, async (node?: CheckedNode) => (await onDemand()).openChecked(parts, node)),
    on(clientCommands.exportReport, async (one?: Uri, all?: readonly Uri[]) =>
      (await onDemand()).exportReport(parts, current.uri(), chosen(one, all)),
    ),
    on(clientCommands.exportForm, async (one?: Uri, all?: readonly Uri[]) =>
      (await onDemand()).exportForm(parts, current.uri(), chosen(one, all)),
    ),
    on(clientCommands.compareWithStage, async (one?: Uri, all?: readonly Uri[]) =>
      (await onDemand()).compareWithStage(parts, views, current.uri(), chosen(one, all)),
    ),
    on(clientCommands.similarWith, async (one?: Uri, all?: readonly Uri[]) =>
      (await onDemand()).similarWith(parts, views, current.uri(), chosen(one, all)),
    ),
    on(clientCommands.stopComparing, async () => (await onDemand()).stopComparing(parts, current.uri())),
    on(clientCommands.initLedger, async (one?: Uri) => (await onDemand()).initLedger(parts, current.uri(), one)),
    on(clientCommands.exportEvidence, async (one?: Uri) =>
      (await onDemand()).exportEvidence(parts, current.uri(), one),
    ),
    on(commandNames.openLedger, async (target?: LedgerTarget) => (await onDemand()).openLedger(target)),
    on(clientCommands.annotate, async (file?: Uri | CheckedNode) => (await onDemand()).annotate(parts, file)),
  ]
}

/** What is selected in the explorer: the item under the pointer, and all others when it is one of them. */
function chosen(one: Uri | undefined, all: readonly Uri[] | undefined): readonly Uri[] {
  // in the title of an editor something else comes second
  return Array.isArray(all) && all.length ? all : one ? [one] : []
}
