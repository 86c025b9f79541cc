import { measuresIn } from './measure.ts'
import type { ParameterWords } from './words.ts'

/** What tells of a thing without a figure. */
const tells =
  /^(?:[^，,]{0,8})(?:支持|具备|具有|带|采用|须|应|可|能|符合|满足|提供|内置|兼容|自动|联动|不得)|^[^，,]{1,6}为[^，,]{2,10}$|(?:功能|协议|材质)$|^[★▲]/
/** What is said of the project, not of a thing. */
const business =
  /^(?:含税)?(?:单价|总价|合价|小计|合计|价格|金额|预算|资金|付款|工期|交货|供货|到货|质保|保修|验收|地点|实施|均已|已|共计|其中|位于|用于)/
/** Numbered demands inside a sentence are taken apart by their numbers. */
const numbered = /[①-⑳]|(?:^|[；;：:。])\s*[（(]?1[)）.、](?!\d)/

/**
 * The demands in what running text says of a thing, as stretches of the text from `start` to `end`: one for each clause that
 * states a value or a property, what explains it with it. With `every` each clause is a demand, as what is asked of people is.
 */
export function demandsSaid(
  text: string,
  start: number,
  end: number,
  words: ParameterWords,
  every: boolean,
): [number, number][] {
  const found: [number, number][] = []
  if (numbered.test(text.slice(start, end))) return text.slice(start, end).trim() === '' ? [] : [[start, end]]
  let depth = 0
  let from = start
  let sign = ''
  let isOpen = false
  let isMarked = false
  for (let at = start; at <= end; at++) {
    const char = at < end ? text[at]! : ''
    if ('（(【'.includes(char) && char) depth++
    else if ('）)】'.includes(char) && char) depth = Math.max(0, depth - 1)
    const isFigure = char === ',' && /\d,\d{3}/.test(text.slice(at - 1, at + 4))
    if (char !== '' && (depth > 0 || isFigure || !'，,；;。\n'.includes(char))) continue
    const piece = text.slice(from, at)
    const lead = /^[\s：:、]*/.exec(piece)![0].length
    const plain = piece.slice(lead).trim()
    // 每路口2台 tells where the things go
    const isCount = plain.length <= 16 && /(?<![≥≤于])\d{1,4}\s*[台套辆架张樘盏座人名]$/.test(plain)
    const isOther = isCount || business.test(plain)
    const states = !isOther && measuresIn(plain, words).length > 0
    const goesOn = states && isMarked && !/[★▲]/.test(plain)
    if (goesOn) found.at(-1)![1] = at
    else if (plain.length >= 2 && !isOther && (every || states || tells.test(plain) || /^\d/.test(plain))) {
      found.push([from + lead, at])
      isOpen = true
    } else if (isOpen && plain !== '' && sign !== '。' && sign !== '\n') found.at(-1)![1] = at
    else if (plain !== '') isOpen = false
    // ★CPU冗余热备，切换时间不大于50ms: the mark holds until a value is said
    isMarked = !states && sign !== '。' && (isMarked || /^[★▲]/.test(plain)) && '，,'.includes(char) && char !== ''
    from = at + 1
    sign = char
  }
  return found
}
