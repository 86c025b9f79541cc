import {
  commands,
  type Disposable,
  EventEmitter,
  env,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode'
import { clientCommands, contextKeys, viewNames } from '../command-names.ts'
import { certaintyIcon, certaintyName, countText, oneLine } from '../findings/tree-item.ts'
import { certainOf, type FileFinding, type FileReport, ranked, type Totals, totals } from '../model/file-report.ts'

/** A file of the checked workspace, or a finding in it. `folder` is what the report's path counts from. */
export interface CheckedFile {
  readonly kind: 'file'
  readonly folder: Uri
  readonly report: FileReport
}

export interface CheckedFinding {
  readonly kind: 'finding'
  readonly file: CheckedFile
  readonly finding: FileFinding
}

export type CheckedNode = CheckedFile | CheckedFinding

/** The results of checking the whole workspace, as a tree by file. */
export interface WorkspaceView extends Disposable {
  begin(): void
  add(folder: Uri, report: FileReport): void
  /** The run is over; `cancelled` results are kept and marked as incomplete. Gives the sums. */
  end(cancelled: boolean, at: Date): Totals
  clear(): void
}

/** Milliseconds between two redraws while results come in. */
const redrawEvery = 200

/** Where a file of the tree lies. */
export function uriOf({ folder, report }: CheckedFile): Uri {
  const { path } = report
  return /^([A-Za-z]:)?[\\/]/.test(path) ? Uri.file(path) : Uri.joinPath(folder, path)
}

export function workspaceView(): WorkspaceView {
  const changed = new EventEmitter<undefined>()
  let files: CheckedFile[] = []
  let sorted: readonly CheckedFile[] = []
  let waiting: ReturnType<typeof setTimeout> | undefined

  const provider: TreeDataProvider<CheckedNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => (node.kind === 'file' ? fileItem(node) : findingItem(node)),
    getChildren(node) {
      if (!node) return [...sorted]
      if (node.kind === 'finding') return []
      return node.report.findings.map((finding) => ({ kind: 'finding', file: node, finding }))
    },
  }
  const view = window.createTreeView(viewNames.workspace, { treeDataProvider: provider, showCollapseAll: true })

  function sums(): Totals {
    return totals(files.map(({ report }) => report))
  }

  function render(): void {
    clearTimeout(waiting)
    waiting = undefined
    const order = new Map(ranked(files.map(({ report }) => report)).map((report, index) => [report, index]))
    sorted = [...files].sort((a, b) => order.get(a.report)! - order.get(b.report)!)
    changed.fire(undefined)
  }

  function setContext(key: string, value: boolean): void {
    void commands.executeCommand('setContext', key, value)
  }

  return {
    begin() {
      files = []
      view.message = l10n.t('Being checked …')
      setContext(contextKeys.checking, true)
      setContext(contextKeys.checked, true)
      render()
    },
    add(folder, report) {
      files.push({ kind: 'file', folder, report })
      waiting ??= setTimeout(render, redrawEvery)
    },
    end(cancelled, at) {
      render()
      setContext(contextKeys.checking, false)
      const sum = sums()
      const lines = [totalsText(sum), l10n.t('checked at {0}', at.toLocaleTimeString(env.language))]
      if (cancelled) lines.push(l10n.t('cancelled, incomplete'))
      view.message = lines.join(' · ')
      return sum
    },
    clear() {
      files = []
      view.message = undefined
      setContext(contextKeys.checked, false)
      render()
    },
    dispose() {
      clearTimeout(waiting)
      view.dispose()
      changed.dispose()
    },
  }
}

/** The sums of a run in one line. */
export function totalsText({ files, certain, review, waived, failed }: Totals): string {
  const parts = [l10n.t('{0} files', files), countText(certain, review)]
  if (waived) parts.push(l10n.t('waived {0}', waived))
  if (failed) parts.push(l10n.t('not readable {0}', failed))
  return parts.join(' · ')
}

function fileItem(file: CheckedFile): TreeItem {
  const { report } = file
  const certain = certainOf(report)
  const open = report.findings.length ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None
  const item = new TreeItem(uriOf(file), open)
  const folder = report.path.replace(/[^\\/]*$/, '').replace(/[\\/]$/, '')
  const counts = report.findings.length ? countText(certain, report.findings.length - certain) : l10n.t('nothing found')
  item.description = [report.error ? report.error.message : counts, folder].filter(Boolean).join(' · ')
  item.tooltip = report.error ? `${report.path}\n${report.error.message}` : `${report.path}\n${counts}`
  item.iconPath = report.error ? new ThemeIcon('circle-slash') : ThemeIcon.File
  item.contextValue = /\.docx$/i.test(report.path) ? 'file.word' : 'file'
  if (!report.findings.length)
    item.command = { title: l10n.t('Open'), command: clientCommands.openChecked, arguments: [file] }
  return item
}

function findingItem(node: CheckedFinding): TreeItem {
  const { finding } = node
  const item = new TreeItem(oneLine(finding.text) || finding.rule)
  item.description = finding.path.at(-1) ?? ''
  item.tooltip = `${certaintyName(finding.certainty)} · ${finding.rule}\n${finding.message}`
  item.iconPath = certaintyIcon(finding.certainty)
  item.contextValue = 'finding'
  item.command = { title: l10n.t('Show in the text'), command: clientCommands.openChecked, arguments: [node] }
  return item
}
