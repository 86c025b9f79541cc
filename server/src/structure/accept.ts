import type { Block } from '../core/block.ts'
import type { NumberStyle } from './numbering.ts'
import { titleKind } from './section-kind.ts'
import { headingEnd } from './words.ts'

type Style = NumberStyle | 'bare'

/** Characters of the longest heading. */
export const longest = 60
export const outerStyles: ReadonlySet<string> = new Set(['volume', 'part', 'chapter', 'section', 'attachment'])
const notEnd = '。；;！!？?，,、的“《'
const verbStart =
  /^(具有|具备|提供|未|不|应|须|必须|能够|能|可|由|按|根据|如|若|因|凡|在|对|投标人(应|须|必须)|供应商(应|须|必须)|本|是|有|无|已|将|以|为|与)/

/**
 * How long an unbroken row of lines of the same numbering may be for this one to be a heading still: 0 never, 1 alone,
 * 2 beside one other, 3 in any row. `words` is the text without its number, `known` says it is a usual chapter title.
 */
export function headingReach(block: Block, style: Style, words: string, known: boolean): number {
  if (!accepts(block, style, words, known, 1)) return 0
  if (!accepts(block, style, words, known, 2)) return 1
  return accepts(block, style, words, known, 3) ? 3 : 2
}

/** 合同编号（甲方）：, 日 期： and the like wait for an answer. */
const blankLabel =
  /(名\s*称|编\s*号|日\s*期|电\s*话|传\s*真|签\s*字|盖\s*章|签\s*章|地\s*点|地\s*址|账\s*号|联系人)([（(].{1,6}[)）])?[：:][\s_＿]*$/
const dateLine = /^[〇○零一二三四五六七八九十\d]{4}年/

function accepts(block: Block, style: Style, words: string, known: boolean, run: number): boolean {
  const last = words.at(-1) ?? ''
  // A chapter title may be broken over two lines after an enumeration comma.
  const broken = last === '、' && outerStyles.has(style) && (block.level > 0 || block.centred)
  if (words && !broken && notEnd.includes(last)) return false
  if (/[。；]/.test(words)) return false
  if (style === 'bare' && (!/[A-Za-z\u4e00-\u9fff]/.test(words) || blankLabel.test(words) || dateLine.test(words)))
    return false
  // （货物类）, （加盖公章）: a remark to the line above.
  if (style === 'bare' && /^[（(][^（()）]*[)）]$/.test(words)) return false
  if (block.level) return words.length <= longest
  if (block.quoted) return false
  if (style === 'bare') return acceptsBare(block, words, known, run)
  if (outerStyles.has(style)) return acceptsOuter(block, style, words, run)
  if (!words || words.length > 36) return false
  if (style === 'article')
    return words.length <= 20 && !/规定|款|之|条/.test(words) && (block.bold || block.centred || headingEnd.test(words))
  if (/[：:]./.test(words) || /[，,]/.test(words)) return false
  if (block.bold || block.centred) return words.length <= 34
  const noun = words.replace(/[：:]$/, '').replace(/[（(].*[)）]$/, '')
  if (style === 'chinese') return run < 3 && (words.length <= 30 || titleKind(words) !== null)
  if (verbStart.test(words) && titleKind(words) === null) return false
  if (style === 'chinese-bracket') return run < 3 && words.length <= 26
  // Plain 1. or （1） is a list item unless it stands alone and reads as a noun phrase.
  return run < 2 && words.length <= 22 && headingEnd.test(noun)
}

function acceptsOuter(block: Block, style: Style, words: string, run: number): boolean {
  if (words.length > 44 || /^(中|的|所|规定|之|及第|至|和第|、第|[，,”》])/.test(words)) return false
  if (style === 'attachment')
    return (block.bold || block.centred || run < 3) && words.length <= 36 && !/^[)）]/.test(words)
  if (style === 'section' && /^第?[\d一二三四五六七八九十]+(\.\d|（|条|款)/.test(words)) return false
  return block.bold || block.centred || run < 3
}

function acceptsBare(block: Block, words: string, known: boolean, run: number): boolean {
  if (known) return block.bold || block.centred || run < 3
  if (!(block.bold || block.centred) || words.length > 25 || words.length < 2) return false
  if (/[：:，,_＿]|日期|^\d|年.*月|备注|^注|名称[：:]?$|盖章|签字/.test(words.replace(/[：:]$/, ''))) return false
  // An answer, no title.
  if (/不收取|不适用|^详见|自拟$/.test(words)) return false
  if (/[：:]$/.test(words) && !headingEnd.test(words.slice(0, -1)) && !titleKind(words)) return false
  return /[\u4e00-\u9fff]{2}/.test(words)
}
