import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode'
import type { OverviewFinding } from '../../../server/src/lsp/protocol.ts'
import { clientCommands } from '../command-names.ts'
import type { FindingGroup, FindingLeaf, FindingNode, Grouping } from '../model/grouping.ts'

/** Characters of the found words that a row shows. */
const mostWords = 40

/** How a node of the tree looks. `expanded` is false for documents with so many findings that an open tree helps nobody. */
export function treeItem(node: FindingNode, uri: string, grouping: Grouping, expanded: boolean): TreeItem {
  return node.kind === 'finding' ? leafItem(node, uri, grouping) : groupItem(node, expanded)
}

/** The icon of a certainty, in the colours of the problems list. */
export function certaintyIcon(certainty: OverviewFinding['certainty']): ThemeIcon {
  return certainty === 'certain'
    ? new ThemeIcon('error', new ThemeColor('list.errorForeground'))
    : new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
}

/** A certainty as people read it. */
export function certaintyName(certainty: OverviewFinding['certainty']): string {
  return certainty === 'certain' ? l10n.t('certain') : l10n.t('to be verified')
}

/** The two counts of a document, file or group. */
export function countText(certain: number, review: number): string {
  if (!review && certain) return l10n.t('certain {0}', certain)
  if (!certain && review) return l10n.t('to be verified {0}', review)
  return l10n.t('certain {0} · to be verified {1}', certain, review)
}

/** Found words on one line, cut where the row would get too long. */
export function oneLine(text: string, most = mostWords): string {
  const plain = [...text.replace(/\s+/g, ' ').trim()]
  return plain.length > most ? `${plain.slice(0, most).join('')}…` : plain.join('')
}

function groupItem(group: FindingGroup, expanded: boolean): TreeItem {
  const label =
    group.kind === 'certainty'
      ? certaintyName(group.label === 'certain' ? 'certain' : 'review')
      : group.label || l10n.t('before the first heading')
  const item = new TreeItem(label, expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed)
  item.id = group.id
  item.contextValue = group.kind
  item.description = group.kind === 'certainty' ? String(group.children.length) : countText(group.certain, group.review)
  item.tooltip = group.chapter ? `${label}\n${group.chapter.sectionName}` : label
  item.iconPath =
    group.kind === 'chapter' ? new ThemeIcon('symbol-namespace') : certaintyIcon(group.certain ? 'certain' : 'review')
  return item
}

function leafItem({ id, finding, chapter }: FindingLeaf, uri: string, grouping: Grouping): TreeItem {
  const item = new TreeItem(oneLine(finding.text) || finding.ruleTitle)
  const place = grouping === 'chapter' ? finding.ruleTitle : (chapter?.title ?? '')
  item.id = id
  item.description = l10n.t('line {0} {1}', finding.range.start.line + 1, place)
  item.iconPath = certaintyIcon(finding.certainty)
  item.tooltip = tooltip(finding)
  item.contextValue = finding.rewrites.length ? 'finding.rewrite' : 'finding'
  item.command = { title: l10n.t('Show in the text'), command: clientCommands.reveal, arguments: [uri, finding.range] }
  item.accessibilityInformation = {
    label: `${certaintyName(finding.certainty)} ${finding.text} ${finding.message}`,
  }
  return item
}

/** What, why and the way out, as in the hover of the text. */
function tooltip(finding: OverviewFinding): MarkdownString {
  const text = new MarkdownString()
  text.appendText(`${certaintyName(finding.certainty)} · ${finding.ruleTitle}\n\n${finding.message}`)
  for (const basis of finding.basis) text.appendMarkdown('\n\n- ').appendText(basis)
  for (const rewrite of finding.rewrites) text.appendMarkdown('\n\n→ ').appendText(rewrite.text || rewrite.title)
  return text
}
