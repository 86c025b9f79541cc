import { commands, type Disposable, type Uri } from 'vscode'
import { clientCommands } from './command-names.ts'
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
  return [
    view,
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
    on(clientCommands.annotate, async (file?: Uri | CheckedNode) => (await onDemand()).annotate(parts, file)),
  ]
}

/** What is selected in the explorer: the item under the pointer, and all others when it is one of them. */
function chosen(one: Uri | undefined, all: readonly Uri[] | undefined): readonly Uri[] {
  return all?.length ? all : one ? [one] : []
}
