import type { Finding } from '../core/finding.ts'

/** Sorts findings by place, then by rule. */
export function byPlace(a: Finding, b: Finding): number {
  return a.range.start.offset - b.range.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
}

/** What a baseline calls a finding: rule and fingerprint, joined by a slash. */
export function baselineEntry({ rule, fingerprint }: Pick<Finding, 'rule' | 'fingerprint'>): string {
  return `${rule}/${fingerprint}`
}

/** Takes out the findings that the baseline holds; both lists keep their order. */
export function takeBaselined(
  findings: readonly Finding[],
  baseline: readonly string[] | undefined,
): { kept: readonly Finding[]; baselined: readonly Finding[] } {
  if (!baseline?.length) return { kept: findings, baselined: [] }
  const known = new Set(baseline)
  const isKnown = (finding: Finding): boolean => known.has(baselineEntry(finding))
  return { kept: findings.filter((finding) => !isKnown(finding)), baselined: findings.filter(isKnown) }
}
