import type { Block } from '../../core/block.ts'
import type { Facts } from '../../core/facts.ts'

/** What a document says of itself that forms ask for; '' or absent where it is silent. */
export interface Stated {
  readonly project: string
  readonly projectNumber: string
  readonly lot: string
  readonly buyer: string
  readonly agency: string
  readonly budget: string
  readonly method: string
  readonly region: string
}

type Named = 'project' | 'projectNumber' | 'lot' | 'buyer' | 'agency'

const labels: Readonly<Record<Named, string>> = {
  project: '(?:采购|招标|工程)?项目名称|工程名称',
  projectNumber: '(?:采购|招标)?项目编号|招标编号|采购编号',
  lot: '标段名称|包件?名称|采购包名称',
  buyer: '(?:采购人|招标人|采购单位|建设单位)(?:名称)?',
  agency: '(?:采购|招标)?代理机构(?:名称)?',
}
const anyLabel = new RegExp(`^(?:${Object.values(labels).join('|')})$`)
const names = Object.keys(labels) as Named[]
const bare = new Map(names.map((name) => [name, new RegExp(`^(?:${labels[name]})\\s*[:：]?$`)]))
const inLine = new Map(
  names.map((name) => [
    name,
    new RegExp(`^[\\d.．、（）()一二三四五六七八九十\\s]{0,10}(?:${labels[name]})\\s*[:：](.+)$`),
  ]),
)
/** Blanks to be filled in, references to elsewhere: no answer. */
const noValue = /[_＿【】[\]□…]|详见|^见|另行|填写|如有|如下|^[（(].*[）)]$|[xX×*]{2}|^[/／\-—]+$/
const longest = 80
/** Shorter ones are the header of the next column (单位, 数量), not a name; a number may be short. */
const shortest = 4

/** The value behind a label, cut where the next field begins; '' when it is none. */
function clearValue(text: string): string {
  const value = text
    .trim()
    .split(/\s{2,}|\u3000|[；;]|，(?=.{0,6}编号)|(?:项目|招标|采购)编号\s*[:：]/)[0]!
    .trim()
    .replace(/^名\s*称\s*[:：]\s*/, '')
    .replace(/[。，,]$/, '')
  return value.length < 2 || value.length > longest || noValue.test(value) || anyLabel.test(value) ? '' : value
}

/** The text of the cell to the right, '' when the next block is no such cell. */
function rightOf(blocks: readonly Block[], i: number): string {
  const [cell, next] = [blocks[i]!.cell, blocks[i + 1]]
  if (!cell || !next?.cell || next.cell.table !== cell.table || next.cell.row !== cell.row) return ''
  return next.cell.column >= cell.column + cell.columnSpan ? next.text : ''
}

function yuan(amount: number): string {
  const [whole, cents] = amount.toFixed(2).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}${cents === '00' ? '' : `.${cents}`} 元`
}

/** What the blocks of a document, and the facts found in it, say for the heads of forms; the first clear answer counts. */
export function statedOf(blocks: readonly Block[], facts: Facts | undefined): Stated {
  const found: Partial<Record<Named, string>> = {}
  for (const [i, { text }] of blocks.entries()) {
    if (text.length > 200 || !/[名编]|人|机构|单位/.test(text)) continue
    for (const name of names) {
      if (found[name]) continue
      const value = bare.get(name)!.test(text.trim()) ? rightOf(blocks, i) : (inLine.get(name)!.exec(text)?.[1] ?? '')
      const clear = clearValue(value)
      const named = name === 'project' || name === 'buyer' || name === 'agency'
      if (clear !== '' && (!named || clear.replace(/\s/g, '').length >= shortest)) found[name] = clear
    }
  }
  return {
    project: found.project ?? '',
    projectNumber: found.projectNumber ?? '',
    lot: found.lot ?? '',
    buyer: found.buyer ?? '',
    agency: found.agency ?? '',
    budget: facts?.budget ? yuan(facts.budget.value) : '',
    method: facts?.method?.value ?? '',
    region: facts?.region?.value.join('') ?? '',
  }
}
