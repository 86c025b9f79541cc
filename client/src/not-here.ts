import { commands, type Disposable, l10n, window } from 'vscode'
import { clientCommands } from './command-names.ts'

const { checkWorkspace, cancelCheck, clearCheck, exportReport, exportForm, annotate } = clientCommands
const { compareWithStage, similarWith, stopComparing, initLedger, exportEvidence } = clientCommands
const elsewhere = [
  ...[checkWorkspace, cancelCheck, clearCheck, exportReport, exportForm, annotate],
  ...[compareWithStage, similarWith, stopComparing, initLedger, exportEvidence],
]

/**
 * Stands for the commands that run the bundled program where there is none. Menus leave them out there, but a window with a
 * remote machine shows them until this extension is active.
 */
export function commandsOfElsewhere(): readonly Disposable[] {
  const say = () =>
    window.showInformationMessage(
      l10n.t(
        'An editor in a browser cannot run this. Install the extension on the machine that the window is connected to, or use the desktop.',
      ),
    )
  return elsewhere.map((name) => commands.registerCommand(name, say))
}
