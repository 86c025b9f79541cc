import { commands, type Disposable, EventEmitter, l10n, type Memento, type TreeDataProvider, window } from 'vscode'
import type { Overview } from '../../../server/src/lsp/protocol.ts'
import { contextKeys, viewNames } from '../command-names.ts'
import { type FindingNode, type Grouping, groupFindings, groupings } from '../model/grouping.ts'
import type { Progress } from '../model/progress.ts'
import type { Overviews } from '../model/watched-overviews.ts'
import type { CurrentDocument } from './current-document.ts'
import { countText, treeItem } from './tree-item.ts'

/** With more findings than these the tree starts closed. */
const mostExpanded = 60
const rememberedGrouping = 'grouping'

export interface FindingsView extends Disposable {
  setGrouping(grouping: Grouping): void
  /** The document that the view shows. */
  uri(): string | undefined
  /** Takes the counts of a check for the number on the side bar, which is seen when the tree is not. */
  checked(uri: string, certain: number): void
  /** Selects a finding in the tree, when the tree is in sight. */
  select(fingerprint: string): void
}

/** The tree of findings of the current document, in the side bar. */
export function findingsView(
  current: CurrentDocument,
  overviews: Overviews,
  memory: Memento,
  progressOf: (uri: string) => Progress | undefined,
): FindingsView {
  const changed = new EventEmitter<undefined>()
  const parents = new Map<string, FindingNode>()
  const leaves = new Map<string, FindingNode>()
  const certainOf = new Map<string, number>()
  let grouping = groupings.find((one) => one === memory.get(rememberedGrouping)) ?? 'chapter'
  let shown: Overview | undefined
  let roots: readonly FindingNode[] = []

  const provider: TreeDataProvider<FindingNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => treeItem(node, shown?.uri ?? '', grouping, (shown?.findings.length ?? 0) <= mostExpanded),
    getChildren: (node) => [...(node ? (node.kind === 'finding' ? [] : node.children) : roots)],
    getParent: (node) => parents.get(node.id),
  }
  const view = window.createTreeView(viewNames.findings, { treeDataProvider: provider, showCollapseAll: true })

  function index(nodes: readonly FindingNode[], parent?: FindingNode): void {
    for (const node of nodes) {
      if (parent) parents.set(node.id, parent)
      if (node.kind === 'finding') leaves.set(node.finding.fingerprint, node)
      else index(node.children, node)
    }
  }

  function render(): void {
    parents.clear()
    leaves.clear()
    roots = shown ? groupFindings(shown, grouping) : []
    index(roots)
    renderHead()
    changed.fire(undefined)
  }

  function renderHead(): void {
    const uri = current.uri()
    const progress = uri === undefined ? undefined : progressOf(uri)
    view.description = progress?.total ? l10n.t('handled {0} of {1}', progress.handled, progress.total) : undefined
    view.message = uri === undefined ? undefined : messageOf(shown, progress)
    setBadge(uri === undefined ? undefined : certainOf.get(uri))
  }

  function setBadge(certain = 0): void {
    view.badge = certain ? { value: certain, tooltip: l10n.t('{0} certain findings', certain) } : undefined
  }

  function follow(): void {
    const uri = current.uri()
    shown = uri === undefined ? undefined : overviews.latest(uri)
    render()
    if (uri !== undefined && view.visible) overviews.fetch(uri).catch(() => {})
  }

  void commands.executeCommand('setContext', contextKeys.grouping, grouping)
  const listeners = [
    changed,
    view,
    current.onDidChange(follow),
    view.onDidChangeVisibility(follow),
    overviews.watch({
      // the first overview comes unasked and sets the badge
      wants: (uri) => uri === current.uri() && (view.visible || !shown),
      changed(overview) {
        const isNew = !shown || contentOf(overview) !== contentOf(shown)
        shown = overview
        // rows that are drawn anew take a click on their buttons away
        if (isNew) render()
        else renderHead()
      },
    }),
  ]
  follow()
  return {
    uri: current.uri,
    checked(uri, certain) {
      certainOf.set(uri, certain)
      if (uri === current.uri()) setBadge(certain)
    },
    setGrouping(wanted) {
      grouping = wanted
      void memory.update(rememberedGrouping, wanted)
      void commands.executeCommand('setContext', contextKeys.grouping, wanted)
      render()
    },
    select(fingerprint) {
      const leaf = leaves.get(fingerprint)
      if (leaf && view.visible) view.reveal(leaf, { select: true, focus: false }).then(undefined, () => {})
    },
    dispose() {
      for (const disposable of listeners) disposable.dispose()
    },
  }
}

/** All of an overview but the version that it was made for. */
function contentOf({ version: _, ...content }: Overview): string {
  return JSON.stringify(content)
}

/** The line above the tree: how far the work is, as a bar and in figures. */
function messageOf(overview: Overview | undefined, progress: Progress | undefined): string {
  if (!overview) return l10n.t('Being checked …')
  const { findings, waived } = overview
  const certain = findings.filter((finding) => finding.certainty === 'certain').length
  if (findings.length)
    return progress ? `${progressBar(progress)} ${countText(certain, findings.length - certain)}` : ''
  return waived ? l10n.t('Nothing left to do; {0} waived.', waived) : l10n.t('Nothing found.')
}

const barLength = 10

/** Round marks: an empty square is what a machine shows for a character that its fonts lack. */
function progressBar({ handled, total }: Progress): string {
  const full = total ? Math.floor((handled / total) * barLength) : 0
  return '●'.repeat(full) + '○'.repeat(barLength - full)
}
