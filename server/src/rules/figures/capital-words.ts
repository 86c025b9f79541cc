import { capitalAmounts } from '../../language/capital-amount.ts'
import { type Answer, cannotTell, exact, idle, type Whole } from '../answer.ts'
import { yuanOf } from '../budgets.ts'
import { blocksOf } from '../interest.ts'

const rule = 'consistency/amount-in-words'

interface Digits {
  readonly yuan: number
  readonly block: number
  readonly start: number
  readonly end: number
}

const number = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,6})?|\\d{1,12}(?:\\.\\d{1,6})?)'
/** Digits that say they are the same amount: behind ¥ or 小写, in brackets after the words, or with a unit. */
const marked = new RegExp(`(?:[¥￥]|小写[:：)]{0,2}|rmb)\\s*(?:人民币|[¥￥])?\\s*${number}\\s*(亿元|万元|元|万)?`, 'g')
const withUnit = new RegExp(`${number}\\s*(亿元|万元|元)`, 'g')
const opensWords = /^\s*[(（]\s*(?:人民币)?\s*(?:大写)?\s*[:：]?\s*(?:人民币)?\s*$/
const aloneInCell = new RegExp(`^(?:小写)?[:：]?(?:人民币|[¥￥])?\\s*${number}\\s*(亿元|万元|元)?(?:整)?$`)
/** Characters that may stand between the words and the digits. */
const reach = 30

/** Whether amounts in capital letters are those in digits beside them. */
export function amountsInWords(whole: Whole): readonly Answer[] {
  const { document, outline, results } = whole
  const answers = blocksOf(document, 'capital').flatMap((block): Answer[] => {
    const { section } = outline.labels[block]!
    if (section === 'legal-basis') return []
    const { text } = results[block]!.recognition
    const amounts = capitalAmounts(text)
    return amounts.flatMap((amount, at): Answer[] => {
      const from = amounts[at - 1]?.end ?? 0
      const until = amounts[at + 1]?.start ?? text.length
      const digits =
        besides(text, block, from, amount.start, amount.end, until) ?? elsewhere(whole, block, amounts.length)
      if (digits === 'many')
        return [cannotTell(rule, block, '与大写对应的小写金额', 'the digits that go with the words')]
      if (!digits || Math.abs(digits.yuan - amount.yuan) < 0.005) return []
      const { start, end } = amount
      // digits without a unit in a table of 万元
      if (digits.yuan && Math.abs(digits.yuan * 1e4 - amount.yuan) < 0.005)
        return [cannotTell(rule, block, '小写金额的单位', 'the unit of the digits')]
      const values = { words: text.slice(start, end), value: exact(amount.yuan), digits: exact(digits.yuan) }
      const others = [{ block: digits.block, start: digits.start, end: digits.end }]
      return [{ kind: 'finding', rule, block, start, end, values, others }]
    })
  })
  return answers.length ? answers : [idle]
}

/** The digits nearest to the words in their own text. */
function besides(text: string, block: number, from: number, start: number, end: number, until: number): Digits | null {
  const after = text.slice(end, Math.min(until, end + reach))
  const before = text.slice(Math.max(from, start - reach), start)
  const ahead = lastOf(before, marked) ?? lastOf(before, withUnit)
  // 123元（大写：壹佰贰拾叁元整）：what follows the bracket is another amount
  if (ahead && opensWords.test(before.slice(ahead.index + ahead[0].length)))
    return at(ahead, start - before.length, block)
  const behind = firstOf(after, marked) ?? firstOf(after, withUnit)
  // digits of the next sentence tell of something else
  if (behind && !/[。;]/.test(after.slice(0, behind.index))) return at(behind, end, block)
  if (ahead && !/[。;]/.test(before.slice(ahead.index))) return at(ahead, start - before.length, block)
  return null
}

const firstOf = (text: string, words: RegExp) => text.matchAll(words).next().value ?? null
const lastOf = (text: string, words: RegExp) => [...text.matchAll(words)].at(-1) ?? null

function at(match: RegExpMatchArray, offset: number, block: number): Digits {
  const start = offset + match.index!
  return { yuan: yuanOf(match[1]!, match[2] ?? '元'), block, start, end: start + match[0].length }
}

/** The only amount in digits of the same row, or of the next line or row that calls itself 小写. */
function elsewhere({ document, results }: Whole, block: number, amounts: number): Digits | 'many' | null {
  if (amounts > 1) return null
  const { cell } = document.blocks[block]!
  const read = (index: number): Digits | null => {
    const text = results[index]!.recognition.text.trim()
    const match = aloneInCell.exec(text)
    if (!match || (!cell && !text.includes('小写'))) return null
    return { yuan: yuanOf(match[1]!, match[2] ?? '元'), block: index, start: 0, end: text.length }
  }
  if (!cell) return block + 1 < document.blocks.length ? read(block + 1) : null
  const own: Digits[] = []
  const next: Digits[] = []
  let labelled = -1
  for (let index = Math.max(0, block - 8); index < Math.min(document.blocks.length, block + 9); index++) {
    const other = document.blocks[index]!.cell
    if (other?.table !== cell.table || index === block || Math.abs(other.row - cell.row) > 1) continue
    if (results[index]!.recognition.text.includes('小写')) labelled = other.row
    const digits = read(index)
    if (!digits || digits.yuan < 100) continue
    if (other.row === cell.row) own.push(digits)
    else if (other.row === labelled) next.push(digits)
  }
  const found = own.length ? own : next
  return found.length > 1 ? 'many' : (found[0] ?? null)
}
