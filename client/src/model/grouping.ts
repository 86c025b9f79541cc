import type { Overview, OverviewChapter, OverviewFinding } from '../../../server/src/lsp/protocol.ts'

export const groupings = ['chapter', 'rule', 'certainty'] as const
export type Grouping = (typeof groupings)[number]

/** A node of the tree of findings: a group with what is under it, or one finding. `id` stays the same while the document is edited. */
export type FindingNode = FindingGroup | FindingLeaf

export interface FindingGroup {
  readonly kind: 'chapter' | 'rule' | 'certainty'
  readonly id: string
  /** Title of the chapter or rule, '' before the first heading; the certainty itself. */
  readonly label: string
  /** Findings in the group and below it. */
  readonly certain: number
  readonly review: number
  readonly children: readonly FindingNode[]
  /** The chapter's own heading. */
  readonly chapter?: OverviewChapter
  /** The rule that all findings of the group come from. */
  readonly rule?: string
}

export interface FindingLeaf {
  readonly kind: 'finding'
  readonly id: string
  readonly finding: OverviewFinding
  /** The chapter the finding stands in; undefined before the first heading. */
  readonly chapter: OverviewChapter | undefined
}

/** The findings of a document as a tree; groups without findings are left out. */
export function groupFindings(overview: Overview, grouping: Grouping): readonly FindingNode[] {
  const leaves = leavesOf(overview)
  if (grouping === 'chapter') return byChapter(overview, leaves)
  return grouping === 'rule' ? byRule(leaves) : byCertainty(leaves)
}

function leavesOf(overview: Overview): readonly FindingLeaf[] {
  const same = new Map<string, number>()
  return overview.findings.map((finding) => {
    // the editor refuses a tree in which an id stands twice
    const nth = same.get(finding.fingerprint) ?? 0
    same.set(finding.fingerprint, nth + 1)
    const id = `finding ${finding.fingerprint}${nth ? ` ${nth}` : ''}`
    return { kind: 'finding', id, finding, chapter: overview.chapters[finding.chapter] }
  })
}

function byChapter(overview: Overview, leaves: readonly FindingLeaf[]): readonly FindingNode[] {
  const own = new Map<number, FindingLeaf[]>()
  for (const leaf of leaves) {
    const at = leaf.chapter ? leaf.finding.chapter : -1
    own.set(at, [...(own.get(at) ?? []), leaf])
  }
  const below = new Map<number, number[]>()
  for (const [index, { parent }] of overview.chapters.entries())
    below.set(parent, [...(below.get(parent) ?? []), index])

  function groupsUnder(parent: number, path: string): FindingGroup[] {
    const same = new Map<string, number>()
    return (below.get(parent) ?? []).flatMap((index) => {
      const chapter = overview.chapters[index]!
      // equal titles under one heading are told apart by their order
      const nth = same.get(chapter.title) ?? 0
      same.set(chapter.title, nth + 1)
      const id = `${path}/${chapter.title}#${nth}`
      const children = [...(own.get(index) ?? []), ...groupsUnder(index, id)]
      return children.length ? [group({ kind: 'chapter', id, label: chapter.title, children, chapter })] : []
    })
  }

  const before = own.get(-1)
  const groups = unwrapped(groupsUnder(-1, 'chapter'))
  return before ? [group({ kind: 'chapter', id: 'chapter', label: '', children: before }), ...groups] : groups
}

/** Without the title of the document, when all else stands under it and nothing in itself. */
function unwrapped(groups: readonly FindingGroup[]): readonly FindingGroup[] {
  const [only, ...others] = groups
  if (!only || others.length) return groups
  const inner = only.children.filter((child): child is FindingGroup => child.kind !== 'finding')
  return inner.length > 1 && inner.length === only.children.length ? inner : groups
}

function byRule(leaves: readonly FindingLeaf[]): readonly FindingNode[] {
  const rules = new Map<string, FindingLeaf[]>()
  for (const leaf of leaves) rules.set(leaf.finding.rule, [...(rules.get(leaf.finding.rule) ?? []), leaf])
  return [...rules]
    .map(([rule, children]) => {
      const label = children[0]!.finding.ruleTitle || rule
      return group({ kind: 'rule', id: `rule ${rule}`, label, children, rule })
    })
    .sort((a, b) => b.certain - a.certain || b.review - a.review)
}

function byCertainty(leaves: readonly FindingLeaf[]): readonly FindingNode[] {
  return (['certain', 'review'] as const).flatMap((certainty) => {
    const children = leaves.filter(({ finding }) => finding.certainty === certainty)
    return children.length ? [group({ kind: 'certainty', id: certainty, label: certainty, children })] : []
  })
}

function group(parts: Omit<FindingGroup, 'certain' | 'review'>): FindingGroup {
  let certain = 0
  let review = 0
  for (const child of parts.children) {
    if (child.kind !== 'finding') {
      certain += child.certain
      review += child.review
    } else if (child.finding.certainty === 'certain') certain++
    else review++
  }
  return { ...parts, certain, review }
}
