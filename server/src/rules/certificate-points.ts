import type { BlockResult } from '../core/engine.ts'
import { type Answer, exact, idle, type Whole } from './answer.ts'
import { blocksOf } from './interest.ts'

const rule = 'scoring/certificate-points'
/** Points of a hundred that one certificate may be worth before a person should look. */
const most = 5

interface Worth {
  readonly name: string
  /** As the text says it, on the scale of the row. */
  readonly points: number
  readonly start: number
  readonly end: number
}

const known = new WeakMap<BlockResult, readonly Worth[]>()
const none: readonly Worth[] = []

/** Whether a single certificate is worth more than five points of all; exactly five is left alone. */
export function certificatePoints({ document, outline, results }: Whole): readonly Answer[] {
  const answers: Answer[] = []
  for (const block of blocksOf(document, 'certificate')) {
    const { section, table, header, points } = outline.labels[block]!
    if (section !== 'scoring' || table !== 'scoring' || header || points === null) continue
    for (const worth of worthOf(results[block]!)) {
      const value = outOfAll(worth.points, points, block, { document, outline, results })
      if (value === null || value <= most) continue
      const values = { name: worth.name, points: value, limit: most }
      answers.push({ kind: 'finding', rule, block, start: worth.start, end: worth.end, values })
    }
  }
  return answers.length ? answers : [idle]
}

/** Rows are scored on their own points, or on a hundred that their weight then shrinks (满足得100分, 权重 5). */
function outOfAll(
  points: number,
  weight: number,
  block: number,
  { document, outline, results }: Pick<Whole, 'document' | 'outline' | 'results'>,
): number | null {
  const { cell } = document.blocks[block]!
  const { factor } = outline.labels[block]!
  const hundred = (at: number) => /(?<!\d)100 ?分/.test(results[at]!.recognition.text)
  const sameCell = (at: number) => {
    const other = document.blocks[at]?.cell
    return (
      !!other && !!cell && other.table === cell.table && other.row === cell.row && outline.labels[at]!.factor === factor
    )
  }
  let scaled = false
  for (let at = block; !scaled && at >= 0 && sameCell(at); at--) scaled = hundred(at)
  for (let at = block + 1; !scaled && at < results.length && sameCell(at); at++) scaled = hundred(at)
  if (scaled && weight < 100) return exact((points * weight) / 100)
  return points <= weight ? points : null
}

function worthOf(result: BlockResult): readonly Worth[] {
  const before = known.get(result)
  if (before) return before
  const found = result.recognition.hits.some(({ slot }) => slot === 'certificate') ? read(result) : none
  known.set(result, found)
  return found
}

/** Clauses that name one certificate of the bidder and give it points. */
function read({ recognition: { text, hits } }: BlockResult): readonly Worth[] {
  const certificates = hits.filter(({ slot, attributes }) => slot === 'certificate' && attributes.person !== 'true')
  return certificates.flatMap(({ start, end, attributes }, at): Worth[] => {
    const after = /^[^。;\n]{0,30}?(?:得|计|加) ?(\d{1,3}(?:\.\d+)?) ?分/.exec(text.slice(end, end + 48))
    const next = certificates[at + 1]
    const last = at > 0 ? certificates[at - 1] : undefined
    if (!after || /最高|最多|满分|全部|共|累计|每|任[意一]|人员|名|经理|工程师/.test(after[0])) return []
    // 具有甲、乙证书的得6分 is what several are worth together
    if (next && next.start < end + after[0].length) return []
    if (last && !/[。;\n]|得|计|加/.test(text.slice(last.end, start))) return []
    if (
      /[、和及与] ?$/.test(text.slice(Math.max(0, start - 2), start)) ||
      /人员|经理|负责人|工程师|同时|均/.test(text.slice(Math.max(0, start - 24), start))
    )
      return []
    return [{ name: String(attributes.name), points: Number(after[1]), start, end }]
  })
}
