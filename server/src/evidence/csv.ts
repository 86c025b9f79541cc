/** Cells of a text with separators (comma, semicolon or tab: the one that the first line has most of), RFC 4180 quoting. */
export function readCsv(text: string): string[][] {
  const source = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/, '')
  const separator = separatorOf(source)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  // nothing but blanks in the cell so far: asking the cell itself at every quotation mark would be quadratic
  let blank = true
  let quoted = false
  const end = (): void => {
    row.push(plain(cell))
    cell = ''
    blank = true
  }
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!
    if (quoted) {
      if (char !== '"') cell += char
      else if (source[at + 1] === '"') cell += source[++at]
      else quoted = false
    } else if (char === '"' && blank) {
      quoted = true
      blank = false
      cell = ''
    } else if (char === separator) end()
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && source[at + 1] === '\n') at++
      end()
      rows.push(row)
      row = []
    } else {
      cell += char
      blank &&= char.trim() === ''
    }
  }
  if (cell !== '' || row.length > 0) rows.push([...row, plain(cell)])
  return rows
}

/** Our own writing sets ' before what a spreadsheet would run as a formula. */
function plain(cell: string): string {
  return /^'\s*[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}

function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0]
  const counts = [',', '\t', ';', '，'].map((sign) => [sign, line.split(sign).length] as const)
  return counts.sort((a, b) => b[1] - a[1])[0]![0]
}
