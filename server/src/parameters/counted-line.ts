import { numeralAt } from '../language/numeral.ts'
import { demandLines } from './line.ts'
import { isNoProduct, productTitle } from './product-name.ts'

/** A line that opens with a thing and its count: （一）护理床，共120张, or UPS电源2台，容量20kVA. */
export interface CountedLine {
  readonly name: string
  readonly number: string
  readonly quantity: number
  readonly unit: string
  /** Offset of the count, and of what follows it; nothing does where that is the end of the text. */
  readonly start: number
  readonly end: number
}

const head =
  /^([^，,。；;：:、\n]{2,24}?)[，,：:\s]*(?:数量[为：:]?|共计?|各)?\s*(\d{1,6}|[一二两三四五六七八九十]{1,3})\s*([台套架辆张组只块部樘盏座把])[，,。；;：:\s]*/
/** What people do, and what takes part in a sentence. */
const sentence =
  /^(?:提供|配备|派|乙方|甲方|供应商|投标人|[不至]|具[有备]|支持|采用|含|其中|应|须|共|每|第)|不[少低]于|由|需|[≥≤]/

/** Reads such a line, null for any other. Offsets in the text. */
export function countedLine(text: string, label: string): CountedLine | null {
  const [line] = demandLines(text.slice(0, 80), label)
  if (!line) return null
  const found = head.exec(text.slice(line.start, line.start + 60))
  if (!found) return null
  const name = productTitle(found[1]!)
  const numeral = numeralAt(found[2]!, 0)
  if (!numeral || sentence.test(found[1]!) || isNoProduct(name)) return null
  const stop = line.start + found[0].length
  const start = line.start + found[0].lastIndexOf(found[2]!)
  // 2台套 and 3台机器 go on
  const isOver = stop >= text.trimEnd().length || /[，,。；;：:\s]$/.test(found[0])
  return isOver ? { name, number: line.number, quantity: numeral.value, unit: found[3]!, start, end: stop } : null
}

/** 数量2架 that stands by itself in a text: the count of what the text is about, null for none. */
export function statedCount(
  text: string,
): { readonly quantity: number; readonly unit: string; readonly start: number; readonly end: number } | null {
  const found =
    /(?<=^|[。；;，,]\s*)数量[为：:]?\s*(\d{1,6})\s*([台套架辆张组只块部樘盏座把])(?=\s*(?:[。；;，,]|$))/.exec(text)
  return (
    found && {
      quantity: Number(found[1]),
      unit: found[2]!,
      start: found.index,
      end: found.index + found[0].length,
    }
  )
}
