import { commands, env, l10n, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode'
import { commandNames } from '../../server/src/lsp/protocol.ts'
import { clientCommands } from './command-names.ts'
import { countText } from './findings/tree-item.ts'
import type { Parts } from './parts.ts'
import { uriOfServerPath } from './server-path.ts'
import { steeringLines } from './steering.ts'

type Item = QuickPickItem & { readonly command?: string; readonly arguments?: readonly unknown[] }

/** What stands behind the item in the status bar: how the document is checked, and what can be done next. */
export async function showMenu(parts: Parts, uri: string | undefined): Promise<void> {
  const facts = uri === undefined ? [] : await factItems(parts, uri)
  const items: Item[] = [
    ...(uri === undefined ? [] : documentItems(parts, uri)),
    separator(l10n.t('Workspace')),
    ...(parts.runsProgram
      ? [{ label: `$(checklist) ${l10n.t('Check the whole workspace')}`, command: clientCommands.checkWorkspace }]
      : []),
    { label: `$(book) ${l10n.t('First steps')}`, command: clientCommands.openWalkthrough },
    {
      label: `$(gear) ${l10n.t('Settings')}`,
      command: 'workbench.action.openSettings',
      arguments: [`@ext:${parts.context.extension.id}`],
    },
    { label: `$(output) ${l10n.t('Log')}`, command: 'tenderlint.showLog' },
    { label: `$(debug-restart) ${l10n.t('Restart the language server')}`, command: commandNames.restart },
    ...facts,
  ]
  const chosen = await window.showQuickPick(items, { title: 'TenderLint', matchOnDescription: true })
  if (!chosen?.command) return
  if (chosen.command === 'tenderlint.showLog') parts.output.show()
  else await commands.executeCommand(chosen.command, ...(chosen.arguments ?? []))
}

function documentItems({ runsProgram }: Parts, uri: string): readonly Item[] {
  const document = Uri.parse(uri)
  const exports: Item[] = [
    { label: `$(export) ${l10n.t('Export report …')}`, command: clientCommands.exportReport, arguments: [document] },
    { label: `$(file) ${l10n.t('Official form …')}`, command: clientCommands.exportForm, arguments: [document] },
  ]
  const across: Item[] = [
    { label: `$(git-compare) ${l10n.t('Compare with other stages …')}`, command: clientCommands.compareWithStage },
    { label: `$(references) ${l10n.t('Compare with vendors’ papers …')}`, command: clientCommands.similarWith },
    { label: `$(table) ${l10n.t('Set up the ledger of brands')}`, command: clientCommands.initLedger },
    { label: `$(export) ${l10n.t('Export the table of evidence …')}`, command: clientCommands.exportEvidence },
  ]
  return [
    separator(l10n.t('This document')),
    { label: `$(arrow-down) ${l10n.t('Next finding')}`, command: clientCommands.nextFinding },
    { label: `$(list-tree) ${l10n.t('List of findings')}`, command: 'tenderlint.findings.focus' },
    { label: `$(graph) ${l10n.t('Report')}`, command: clientCommands.showReport },
    ...(runsProgram ? [...exports, ...across] : []),
  ]
}

/** How the document is checked; a fact that has a place leads there. */
async function factItems(parts: Parts, uri: string): Promise<readonly Item[]> {
  const overview = await parts.overviews.fetch(uri).catch(() => undefined)
  const check = parts.lastCheck(uri)
  const counts = check && !check.params.failed ? [countText(check.params.certain, check.params.review)] : []
  const when = check ? [l10n.t('Last check: {0}', check.at.toLocaleTimeString(env.language))] : []
  const steering = overview ? steeringLines(overview) : []
  const file = overview?.configFile
  const absolute = file && /^([A-Za-z]:)?[\\/]/.test(file) ? uriOfServerPath(file) : undefined
  const lines = [...counts, ...when, ...steering].map((label): Item => ({ label: `$(info) ${label}` }))
  const open: Item[] = absolute
    ? [{ label: `$(go-to-file) ${l10n.t('Open the config file')}`, command: 'vscode.open', arguments: [absolute] }]
    : []
  return [separator(l10n.t('How it is checked')), ...lines, ...open]
}

function separator(label: string): Item {
  return { label, kind: QuickPickItemKind.Separator }
}
