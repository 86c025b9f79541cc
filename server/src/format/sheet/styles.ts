import { scanXml, wholeNumber } from '../word/xml.ts'
import { localName } from './strings.ts'

/** Formats that every program knows by number, in the Chinese edition; the others are written in the file. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '¥#,##0;¥-#,##0;¥"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '¥#,##0.00;¥-#,##0.00;¥"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** Number format of each cell style (the `s` of a cell); General is ''. Throws ReadError broken-xml. */
export function readFormats(xml: string, part: string): string[] {
  const own = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  scanXml(xml, part, {
    open: (name, attributes) => {
      const tag = localName(name)
      if (tag === 'cellXfs') inCells = true
      else if (tag === 'numFmt')
        own.set(wholeNumber(attributes.get('numFmtId'), -1), attributes.get('formatCode') ?? '')
      else if (tag === 'xf' && inCells) formats.push(wholeNumber(attributes.get('numFmtId'), 0))
    },
    close: (name) => {
      if (localName(name) === 'cellXfs') inCells = false
    },
  })
  return formats.map((id) => own.get(id) ?? builtIn[id] ?? '')
}
