/** Start and end (line ending excluded) of every line, one after the other; lines end at \n, \r\n or a lone \r. */
export function lineRanges(source: string): Int32Array {
  const ranges: number[] = []
  const length = source.length
  let start = 0
  if (source.indexOf('\r') < 0) {
    while (start < length) {
      let end = source.indexOf('\n', start)
      if (end < 0) end = length
      ranges.push(start, end)
      start = end + 1
    }
    return new Int32Array(ranges)
  }
  for (let i = 0; i < length; i++) {
    const unit = source.charCodeAt(i)
    if (unit !== 10 && unit !== 13) continue
    ranges.push(start, i)
    if (unit === 13 && source.charCodeAt(i + 1) === 10) i++
    start = i + 1
  }
  if (start < length) ranges.push(start, length)
  return new Int32Array(ranges)
}

/** Blank, tab, no-break blank or full-width blank. */
export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff
}

/** First offset at or after `start` that is no blank. */
export function skipBlanks(source: string, start: number, end: number): number {
  while (start < end && isBlank(source.charCodeAt(start))) start++
  return start
}

/** Offset after the last character before `end` that is no blank. */
export function trimBlanks(source: string, start: number, end: number): number {
  while (end > start && isBlank(source.charCodeAt(end - 1))) end--
  return end
}

/** CJK, kana, full-width forms and the symbols set with them (①, ★, ℃): no blank stands beside them at a line break. */
export function isWide(unit: number): boolean {
  return unit >= 0x2e80 || (unit >= 0x2100 && unit < 0x2800)
}

/** Quotation marks, dashes and dots that Chinese and Latin text share. */
function isShared(unit: number): boolean {
  return (unit >= 0x2010 && unit <= 0x2027) || unit === 0xb7
}

/** Whether two lines joined at a soft break need a blank: only between two Latin neighbours. */
export function needsBlank(before: string, after: string): boolean {
  let left = before.charCodeAt(before.length - 1)
  if (isShared(left) && before.length > 1) left = before.charCodeAt(before.length - 2)
  if (isWide(left)) return false
  let right = after.charCodeAt(0)
  if (isShared(right) && after.length > 1) right = after.charCodeAt(1)
  return !isWide(right)
}

/** A sentence or item ends here, so that what follows may begin a new one. */
export function isTerminal(unit: number): boolean {
  return '。！？；：!?;:'.includes(String.fromCharCode(unit))
}

const numbering =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节条款部分编卷]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、）)]|[.．](?![\d])|(?:[.．]\d{1,3}){1,4}(?=[^\d%％.．\w])(?!分(?![包项类部公])|万?元|毫?米|厘米|公里|倍|小时|平方|立方))|[①-⑳⑴-⒇㈠-㈩]|[★▲※●■◆○□☆△•·])/

/** The line begins with a number or a bullet as Chinese documents write them: 一、 （二） 第三章 1. 3.1.2 ① ★. */
export function startsItem(source: string, start: number, end: number): boolean {
  const unit = source.charCodeAt(start)
  // Han letters that can open a number, brackets, digits and symbols; anything else is settled without the expression.
  if (unit < 0x28 || (unit > 0x39 && unit < 0xb7)) return false
  return numbering.test(source.slice(start, Math.min(end, start + 24)))
}

/** A short numbered line without any further punctuation: 一、项目概况. It is a title even when no blank line follows. */
export function isNumberedTitle(source: string, start: number, end: number): boolean {
  if (end - start > 30 || end - start < 3) return false
  return /^(?:第[一二三四五六七八九十百\d]{1,4}[章节编]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^，。；：、,;:！？]+$/.test(
    source.slice(start, end),
  )
}
