import { ConfigurationTarget, commands, type Disposable, l10n, Uri, type WebviewPanel, window, workspace } from 'vscode'
import {
  type ChapterTarget,
  commandNames,
  type OpenRuleTarget,
  type Overview,
  type PlainRange,
  type WaiveTarget,
} from '../../server/src/lsp/protocol.ts'
import { clientCommands, viewNames } from './command-names.ts'
import type { CurrentDocument } from './findings/current-document.ts'
import type { FindingsView } from './findings/view.ts'
import { walk } from './findings/walk.ts'
import type { FindingNode } from './model/grouping.ts'
import type { Parts } from './parts.ts'
import { reveal } from './positions.ts'

/** Loads what is built apart when a command first needs it. */
const onDemand = () => import('./on-demand.ts')

/** Registers every command that needs no Node, and what brings a report back after a restart. */
export function registerCommands(parts: Parts, current: CurrentDocument, view: FindingsView): readonly Disposable[] {
  // biome-ignore lint/suspicious/noExplicitAny: the editor passes each command what its caller or menu gives
  const on = (name: string, run: (...given: any[]) => unknown) => commands.registerCommand(name, run)
  const { waive, openRule, restart, showChapter } = commandNames
  return [
    on(waive, async (target?: WaiveTarget) => (await onDemand()).waive(parts, target)),
    on(openRule, async (target?: OpenRuleTarget) => (await onDemand()).openRule(parts.context, target)),
    on(restart, () => restartServer(parts)),
    on(showChapter, async (target?: ChapterTarget) => showFindingsOf(target, parts, view)),
    on(clientCommands.reveal, (uri: string, range: PlainRange) => reveal(uri, range)),
    on(clientCommands.nextFinding, () => walk('next', current, parts.overviews, view)),
    on(clientCommands.previousFinding, () => walk('previous', current, parts.overviews, view)),
    on(clientCommands.groupByChapter, () => view.setGrouping('chapter')),
    on(clientCommands.groupByRule, () => view.setGrouping('rule')),
    on(clientCommands.groupByCertainty, () => view.setGrouping('certainty')),
    ...findingCommands(parts, view),
    on(clientCommands.showReport, async () => (await onDemand()).showReport(parts, current.uri())),
    on(clientCommands.toggleSectionHints, () => toggleSectionHints(current.uri())),
    on(clientCommands.showMenu, async () => (await onDemand()).showMenu(parts, current.uri())),
    on(clientCommands.openSample, async () => (await onDemand()).openSample(parts)),
    on(clientCommands.openWalkthrough, async () => (await onDemand()).openWalkthrough(parts)),
    window.registerWebviewPanelSerializer(viewNames.report, {
      deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) =>
        (await onDemand()).restoreReport(parts, panel, state),
    }),
  ]
}

/** Commands of the context menu in the tree of findings. */
function findingCommands(parts: Parts, view: FindingsView): readonly Disposable[] {
  const onFinding = (name: string, run: (uri: string, node: FindingNode) => unknown) =>
    commands.registerCommand(name, (node?: FindingNode) => {
      const uri = view.uri()
      return node && uri !== undefined ? run(uri, node) : undefined
    })
  return [
    onFinding(clientCommands.waiveFinding, async (uri, node) => {
      if (node.kind !== 'finding') return
      const { rule, fingerprint } = node.finding
      await (await onDemand()).waive(parts, { uri, rule, fingerprint })
    }),
    onFinding(clientCommands.openRuleOfFinding, async (_uri, node) => {
      const rule = node.kind === 'finding' ? node.finding.rule : node.rule
      if (rule) await (await onDemand()).openRule(parts.context, { rule })
    }),
    onFinding(clientCommands.rewriteFinding, async (uri, node) => {
      if (node.kind === 'finding') await (await onDemand()).rewriteFinding(await parts.client, uri, node.finding)
    }),
  ]
}

/** Turns the names of section kinds beside headings on or off, where the setting was made, else for the user. */
async function toggleSectionHints(uri: string | undefined): Promise<void> {
  const settings = workspace.getConfiguration('tenderlint', uri === undefined ? undefined : Uri.parse(uri))
  const shown = settings.get('sectionHints') === true
  const inWorkspace = settings.inspect('sectionHints')?.workspaceValue !== undefined
  const target = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global
  await settings.update('sectionHints', !shown, target)
}

/** Shows the first finding of a chapter, in the text and in the tree. */
async function showFindingsOf(target: ChapterTarget | undefined, parts: Parts, view: FindingsView): Promise<void> {
  if (!target) return
  const overview = await parts.overviews.fetch(target.uri)
  // after an edit the number may mean another chapter: then only the tree is shown
  const first =
    overview?.version === target.version
      ? overview.findings.find(({ chapter }) => within(overview, chapter, target.chapter))
      : undefined
  view.setGrouping('chapter')
  await commands.executeCommand(`${viewNames.findings}.focus`)
  if (!first) return
  await reveal(target.uri, first.range)
  view.select(first.fingerprint)
}

/** True for a chapter itself and for those below it. */
function within({ chapters }: Overview, chapter: number, outer: number): boolean {
  for (let at = chapter; at >= 0; at = chapters[at]?.parent ?? -1) if (at === outer) return true
  return false
}

async function restartServer({ client }: Parts): Promise<void> {
  try {
    const running = await client
    await running.stop()
    // takes a new process or worker
    await running.start()
  } catch (error) {
    void window.showErrorMessage(l10n.t('TenderLint could not be restarted: {0}', String(error)))
  }
}
