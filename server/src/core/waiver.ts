import type { Directive } from './block.ts'

/** A waiver written into the document: for the next block, or from start to end. Offsets in the source. */
export interface Waiver {
  readonly rules: readonly string[]
  readonly reason: string
  /** YYYY-MM-DD or '' */
  readonly expires: string
  /** The directive itself. */
  readonly start: number
  readonly end: number
  /** Blocks it covers, half-open. */
  readonly from: number
  readonly to: number
}

export interface WaiverFault {
  readonly kind: 'no-reason' | 'no-rule' | 'unclosed' | 'unopened' | 'unknown'
  readonly start: number
  readonly end: number
}

/**
 * Reads `tenderlint-waive RULE[, RULE] -- 理由 [until=YYYY-MM-DD]` (next block) and
 * `tenderlint-waive-start RULE -- 理由` … `tenderlint-waive-end [RULE]`. A rule may be an id, a category or `all`.
 * `blocksOf` gives the blocks of the one form, half-open; without it that is the next block.
 */
export function readWaivers(
  directives: readonly Directive[],
  blocks: number,
  blocksOf: (directive: Directive) => readonly [number, number] = ({ block }) => [block, block + 1],
): { waivers: Waiver[]; faults: WaiverFault[] } {
  const waivers: Waiver[] = []
  const faults: WaiverFault[] = []
  const open: Waiver[] = []
  for (const directive of directives) {
    const { text, start, end, block } = directive
    const head = /^tenderlint-(waive-start|waive-end|waive)(?![\w-])\s*(.*)$/s.exec(text)
    if (!head) {
      faults.push({ kind: 'unknown', start, end })
      continue
    }
    const [names = '', ...rest] = head[2]!.split(/\s+--\s+|\s+——\s*|^--\s+/)
    const rules = names.split(/[\s,，]+/).filter(Boolean)
    if (head[1] === 'waive-end') {
      const at = open.findLastIndex((waiver) => !rules.length || rules.every((rule) => waiver.rules.includes(rule)))
      if (at < 0) faults.push({ kind: 'unopened', start, end })
      else waivers.push({ ...open.splice(at, 1)[0]!, to: block })
      continue
    }
    const expires = /\buntil=(\d{4}-\d{2}-\d{2})/.exec(head[2]!)?.[1] ?? ''
    const reason = rest
      .join(' ')
      .replace(/\s*\buntil=\S+/, '')
      .trim()
    if (!rules.length) faults.push({ kind: 'no-rule', start, end })
    else if (!reason || /[（(]请填写[）)]/.test(reason)) faults.push({ kind: 'no-reason', start, end })
    else {
      const waiver = { rules, reason, expires, start, end, from: block, to: block + 1 }
      if (head[1] === 'waive-start') open.push(waiver)
      else {
        const [from, to] = blocksOf(directive)
        waivers.push({ ...waiver, from, to })
      }
    }
  }
  for (const waiver of open) {
    faults.push({ kind: 'unclosed', start: waiver.start, end: waiver.end })
    waivers.push({ ...waiver, to: blocks })
  }
  return { waivers: waivers.sort((a, b) => a.start - b.start), faults }
}

/** Whether a waiver names a rule: by id, category or `all`. */
export function waives(waiver: Pick<Waiver, 'rules'>, rule: string): boolean {
  return waiver.rules.some((name) => name === 'all' || name === rule || rule.startsWith(`${name}/`))
}
