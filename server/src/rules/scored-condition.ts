import type { BlockResult } from '../core/engine.ts'
import { type Answer, idle, type Whole } from './answer.ts'
import { blocksOf } from './interest.ts'

const rule = 'scoring/condition-scored'

interface Named {
  readonly name: string
  readonly start: number
  readonly end: number
}

interface Certificates {
  /** Certificates that a sentence asks bidders to have. */
  readonly asked: readonly Named[]
  /** Certificates that a sentence gives points for. */
  readonly scored: readonly Named[]
}

const asks = /具有|具备|取得|持有|须提供|应提供|须具|应具|须有/
const spares = /不得|不要求|无需|不作为|优先|鼓励|除外|以外|不计分|除资格/
const scores = /(?:得|计|加|扣) ?(?:满分|\d{1,3}(?:\.\d+)? ?(?:分|%))/

const sentenceEnd = /[。;!?\n]/
const reach = 60

const known = new WeakMap<BlockResult, Certificates | null>()

/** Certificates that the qualification chapter demands and the scoring chapter gives points for once more. */
export function scoredConditions({ document, outline, results }: Whole): readonly Answer[] {
  const asked = new Map<string, number>()
  const scored: (Named & { readonly block: number })[] = []
  for (const block of blocksOf(document, 'certificate')) {
    const { section, header } = outline.labels[block]!
    if (header || (section !== 'qualification' && section !== 'scoring')) continue
    const found = certificatesOf(results[block]!)
    if (!found) continue
    if (section === 'scoring') for (const one of found.scored) scored.push({ ...one, block })
    else for (const { name } of found.asked) if (!asked.has(name)) asked.set(name, block)
  }
  const seen = new Set<string>()
  const answers = scored.flatMap(({ name, start, end, block }): Answer[] => {
    const condition = asked.get(name)
    if (condition === undefined || seen.has(name)) return []
    seen.add(name)
    return [{ kind: 'finding', rule, block, start, end, values: { name } }]
  })
  return answers.length ? answers : [idle]
}

function certificatesOf(result: BlockResult): Certificates | null {
  const before = known.get(result)
  if (before !== undefined) return before
  const { hits } = result.recognition
  const found = hits.some(({ slot }) => slot === 'certificate') ? read(result) : null
  known.set(result, found)
  return found
}

function read({ recognition: { text, hits } }: BlockResult): Certificates | null {
  const asked: Named[] = []
  const scored: Named[] = []
  const points = scores.test(text)
  for (const { slot, start, end, attributes } of hits) {
    if (slot !== 'certificate') continue
    const sentence = around(text, start, end)
    if (spares.test(sentence)) continue
    const one = { name: String(attributes.name), start, end }
    const evidence =
      /[以凭按见][^,、;。]{0,3}$/.test(text.slice(Math.max(0, start - 6), start)) ||
      /^[^,;。]{0,10}(?:为准|载明|注册|成立)/.test(text.slice(end, end + 20))
    if (evidence) continue
    if (points) scored.push(one)
    else if (asks.test(sentence)) asked.push(one)
  }
  return asked.length || scored.length ? { asked, scored } : null
}

/** The words around an offset, no further than the sentence and some sixty units either way. */
function around(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + reach)
  const stop = after.search(sentenceEnd)
  return before.slice(lastEnd(before) + 1) + text.slice(start, end) + (stop < 0 ? after : after.slice(0, stop))
}

function lastEnd(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (sentenceEnd.test(text[at]!)) return at
  return -1
}
