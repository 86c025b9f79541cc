import type { Finding } from '../../core/finding.ts'
import type { Evidence, EvidenceFile } from './evidence.ts'

/** One difference between a record and what its replay gives. */
export type Difference =
  | { readonly kind: 'tool'; readonly was: string; readonly now: string }
  | { readonly kind: 'rules'; readonly was: string; readonly now: string }
  | { readonly kind: 'missing' | 'changed' | 'unchecked'; readonly path: string; readonly code: string }
  | { readonly kind: 'gone' | 'new' | 'other'; readonly path: string; readonly finding: Finding }
  | { readonly kind: 'file'; readonly path: string; readonly key: string }
  | { readonly kind: 'law'; readonly law: string }
  | { readonly kind: 'record' }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function findingsOf(file: EvidenceFile): Map<string, Finding> {
  const all = [...file.findings, ...file.waived, ...file.baselined]
  return new Map(all.map((finding) => [`${finding.rule}/${finding.fingerprint}`, finding]))
}

function fileDifferences(was: EvidenceFile, now: EvidenceFile): Difference[] {
  const { path } = was
  if (same(was, now)) return []
  if (was.sha256 !== now.sha256) {
    const kind = now.sha256 ? 'changed' : now.error === 'not-found' ? 'missing' : 'unchecked'
    return [{ kind, path, code: now.error ?? '' }]
  }
  if (now.error !== was.error) return [{ kind: 'unchecked', path, code: now.error ?? '' }]
  const [before, after] = [findingsOf(was), findingsOf(now)]
  const found: Difference[] = []
  for (const [key, finding] of before) {
    const again = after.get(key)
    if (!again) found.push({ kind: 'gone', path, finding })
    else if (!same(finding, again)) found.push({ kind: 'other', path, finding: again })
  }
  for (const [key, finding] of after) if (!before.has(key)) found.push({ kind: 'new', path, finding })
  const lists: readonly string[] = ['findings', 'waived', 'baselined']
  for (const key of Object.keys(now) as (keyof EvidenceFile)[])
    if (!same(was[key], now[key]) && (found.length === 0 || !lists.includes(key)))
      found.push({ kind: 'file', path, key })
  return found
}

/** What a replay gives otherwise than the record has it; `record` where only the way it is written differs. */
export function differences(was: Evidence, now: Evidence): readonly Difference[] {
  const found: Difference[] = []
  if (was.tool.version !== now.tool.version) found.push({ kind: 'tool', was: was.tool.version, now: now.tool.version })
  if (was.tool.rulesHash !== now.tool.rulesHash)
    found.push({ kind: 'rules', was: was.tool.rulesHash, now: now.tool.rulesHash })
  const again = new Map(now.files.map((file) => [file.path, file]))
  for (const file of was.files) found.push(...fileDifferences(file, again.get(file.path)!))
  const laws = new Map(now.laws.map((law) => [law.law, law]))
  for (const law of was.laws) if (!same(law, laws.get(law.law))) found.push({ kind: 'law', law: law.law })
  return found.length > 0 ? found : [{ kind: 'record' }]
}
