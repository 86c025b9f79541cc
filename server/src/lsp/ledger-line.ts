/**
 * Line (from 0) on which a row (from 1) of a text with separators begins: cells in quotes may hold line ends. `content` are the bytes
 * as latin-1: in UTF-8 and GB18030 none of the signs that count is a part of another.
 */
export function lineOfRow(content: string, row: number): number {
  let [line, at, isStart, quoted] = [0, 1, true, false]
  for (let i = 0; i < content.length && at < row; i++) {
    const sign = content[i]!
    const isEnd = sign === '\n' || (sign === '\r' && content[i + 1] !== '\n')
    if (isEnd) line++
    if (quoted) {
      if (sign !== '"') continue
      if (content[i + 1] === '"') i++
      else quoted = false
    } else if (sign === '"' && isStart) {
      quoted = true
    } else if (isEnd) {
      at++
      isStart = true
    } else {
      isStart = /[,;\t]/.test(sign) || (isStart && /[\s\u00ef\u00bb\u00bf]/.test(sign))
    }
  }
  return line
}
