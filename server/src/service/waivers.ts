import type { Directive, SourceDocument } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import { fingerprint } from '../core/fingerprint.ts'
import { readWaivers, type Waiver, type WaiverFault, waives } from '../core/waiver.ts'
import type { CheckOptions, WaivedFinding } from './api.ts'
import { rangeOf, severityOf } from './place.ts'

interface Located {
  readonly finding: Finding
  readonly block: number
}

/** Takes waived findings out; an unused, expired or unreasoned waiver becomes a finding of its own. */
export function applyWaivers(
  document: SourceDocument,
  located: readonly Located[],
  options: CheckOptions,
  starts: Int32Array,
): { kept: Finding[]; waived: WaivedFinding[] } {
  const { waivers, faults } = readWaivers(document.directives, document.blocks.length, (directive) =>
    waivedBlocks(document, directive),
  )
  if (!waivers.length && !faults.length && !options.waivers?.length)
    return { kept: located.map(({ finding }) => finding), waived: [] }
  const english = options.locale === 'en'
  const used = new Set<number>()
  const expired = new Set<number>()
  const kept: Finding[] = []
  const waived: WaivedFinding[] = []
  const byFingerprint = new Map((options.waivers ?? []).map((entry) => [entry.fingerprint, entry]))
  const coveringOf = waiversByBlock(waivers)
  for (const { finding, block } of located) {
    const entry = byFingerprint.get(finding.fingerprint)
    if (entry && !(entry.expires && entry.expires < options.asOf)) {
      const { reason, approver = '', expires = '' } = entry
      waived.push({ ...finding, waiver: { reason, approver, expires, in: 'file' } })
      continue
    }
    const covering = coveringOf(block).find((index) => waives(waivers[index]!, finding.rule)) ?? -1
    if (covering < 0)
      kept.push(
        entry
          ? {
              ...finding,
              message: `${finding.message}${english ? ` (waiver expired on ${entry.expires})` : `（豁免已于 ${entry.expires} 到期）`}`,
            }
          : finding,
      )
    else if (waivers[covering]!.expires && waivers[covering]!.expires < options.asOf) {
      expired.add(covering)
      kept.push(finding)
    } else {
      const { reason, expires } = waivers[covering]!
      used.add(covering)
      waived.push({ ...finding, waiver: { reason, approver: '', expires, in: 'document' } })
    }
  }
  waivers.forEach((waiver, index) => {
    // whether these are used only `evidence check` and `compare` can tell
    if (used.has(index) || waiver.rules.every((rule) => /^(?:evidence|compare)(?:\/|$)/.test(rule))) return
    const name = expired.has(index) ? 'waiver-expired' : 'waiver-unused'
    kept.push(note(document, starts, name, waiver.start, waiver.end, english ? texts[name].en : texts[name].zh))
  })
  for (const fault of faults)
    kept.push(
      note(
        document,
        starts,
        'waiver-invalid',
        fault.start,
        fault.end,
        english ? faultTexts[fault.kind].en : faultTexts[fault.kind].zh,
      ),
    )
  return { kept, waived }
}

/** Numbers of the waivers that cover a block, ascending. Short ones are indexed, so that many waivers and many findings stay linear. */
function waiversByBlock(waivers: readonly Waiver[]): (block: number) => readonly number[] {
  const short = new Map<number, number[]>()
  const long: number[] = []
  waivers.forEach(({ from, to }, index) => {
    if (to - from > 64) long.push(index)
    else
      for (let block = from; block < to; block++) {
        const here = short.get(block)
        if (here) here.push(index)
        else short.set(block, [index])
      }
  })
  return (block) => {
    const ranges = long.filter((index) => block >= waivers[index]!.from && block < waivers[index]!.to)
    const here = short.get(block) ?? []
    return ranges.length ? [...ranges, ...here].sort((a, b) => a - b) : here
  }
}

/** What a waiver covers, half-open: the table cell it stands in, the whole table when it stands above one, else the next block. */
function waivedBlocks({ blocks, source }: SourceDocument, { start, end, block }: Directive): readonly [number, number] {
  const before = blocks[block - 1]
  if (before?.cell && !/[|\r\n]/.test(source.slice(before.end, start))) return [block - 1, block]
  const next = blocks[block]
  if (!next?.cell || !/[\r\n]/.test(source.slice(end, next.start))) return [block, block + 1]
  let to = block + 1
  while (blocks[to]?.cell?.table === next.cell.table) to++
  return [block, to]
}

const texts = {
  'waiver-expired': {
    zh: '豁免已到期，所豁免的问题重新列出。请重新审批或修改条款。',
    en: 'This waiver has expired; its finding is listed again. Renew it or change the clause.',
  },
  'waiver-unused': {
    zh: '豁免没有对应的问题。请核对规则编号和位置；条款已修改的，请删除本豁免。',
    en: 'This waiver waives nothing. Check the rule id and the place; if the clause was mended, remove it.',
  },
} as const

const faultTexts: Readonly<Record<WaiverFault['kind'], { zh: string; en: string }>> = {
  'no-reason': {
    zh: '豁免须写明理由：<!-- tenderlint-waive 规则 -- 理由 -->',
    en: 'A waiver needs a reason: <!-- tenderlint-waive RULE -- reason -->',
  },
  'no-rule': {
    zh: '豁免须写明规则编号：<!-- tenderlint-waive 规则 -- 理由 -->',
    en: 'A waiver needs a rule: <!-- tenderlint-waive RULE -- reason -->',
  },
  unclosed: {
    zh: '豁免区间没有结束标记 <!-- tenderlint-waive-end -->，效力延续至文末。',
    en: 'This waiver range has no <!-- tenderlint-waive-end -->; it reaches to the end.',
  },
  unopened: { zh: '没有与之对应的豁免起始标记。', en: 'No waiver range is open here.' },
  unknown: {
    zh: '无法识别的指令。可用：tenderlint-waive、tenderlint-waive-start、tenderlint-waive-end。',
    en: 'Unknown directive. Known: tenderlint-waive, tenderlint-waive-start, tenderlint-waive-end.',
  },
}

function note(
  document: SourceDocument,
  starts: Int32Array,
  name: string,
  start: number,
  end: number,
  message: string,
): Finding {
  const certainty = name === 'waiver-invalid' ? 'certain' : 'review'
  const text = document.source.slice(start, end)
  const rule = `document-structure/${name}`
  return {
    rule,
    category: 'document-structure',
    certainty,
    severity: severityOf(certainty),
    message,
    text,
    range: rangeOf(starts, start, end),
    section: 'other',
    path: [],
    basis: [],
    rewrites: [],
    related: [],
    fingerprint: fingerprint(rule, text, '', '', start),
  }
}
