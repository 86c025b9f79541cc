import type { Abstract, Level, Num, Numbering } from '../word/numbering.ts'
import { i32, slice, u8, u16, u32, wideText } from './bytes.ts'
import type { OldWordFile } from './file-header.ts'

const levelCount = 9
const listSize = 28
const levelSize = 28
const overrideSize = 16
const noStyle = 0xfff
// Word's own limit, as for .docx.
const longestText = 255

/** Number formats by their code ([MS-OSHARED] MSONFC), named as in .docx. */
const formats: readonly string[] = [
  ...['decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'ordinal', 'cardinalText', 'ordinalText'],
  ...['hex', 'chicago', 'ideographDigital', 'japaneseCounting', 'aiueo', 'iroha', 'decimalFullWidth'],
  ...['decimalHalfWidth', 'japaneseLegal', 'japaneseDigitalTenThousand', 'decimalEnclosedCircle'],
  ...['decimalFullWidth2', 'aiueoFullWidth', 'irohaFullWidth', 'decimalZero', 'bullet', 'ganada', 'chosung'],
  ...['decimalEnclosedFullstop', 'decimalEnclosedParen', 'decimalEnclosedCircleChinese', 'ideographEnclosedCircle'],
  ...['ideographTraditional', 'ideographZodiac', 'ideographZodiacTraditional', 'taiwaneseCounting'],
  ...['ideographLegalTraditional', 'taiwaneseCountingThousand', 'taiwaneseDigital', 'chineseCounting'],
  ...['chineseLegalSimplified', 'chineseCountingThousand'],
]
const noNumber = 255

/** Reads the lists of a file as those of a .docx, with list numbers from 1 as paragraphs name them. Throws ReadError truncated. */
export function readLists(file: OldWordFile): Numbering {
  return { abstracts: readAbstracts(file), nums: readOverrides(file) }
}

/** The lists; their levels stand behind them in the table stream, in the same order. */
function readAbstracts(file: OldWordFile): Map<string, Abstract> {
  const list = file.part('lists')
  const abstracts = new Map<string, Abstract>()
  if (list.length < 2) return abstracts
  const count = Math.min(u16(list, 0), Math.floor((list.length - 2) / listSize))
  let at = file.end('lists')
  for (let i = 0; i < count; i++) {
    const head = slice(list, 2 + i * listSize, listSize)
    const id = String(i32(head, 0))
    const levels = new Map<number, Level>()
    const simple = (u8(head, 26) & 1) !== 0
    for (let ilvl = 0; ilvl < (simple ? 1 : levelCount); ilvl++) {
      const style = u16(head, 8 + ilvl * 2)
      const read = readLevel(file.table, at, style === noStyle ? '' : String(style))
      levels.set(ilvl, read.level)
      at = read.end
    }
    abstracts.set(id, { id, levels, styleLink: '' })
  }
  return abstracts
}

function readLevel(table: Uint8Array, at: number, style: string): { level: Level; end: number } {
  const head = slice(table, at, levelSize)
  const flags = u8(head, 5)
  const format = u8(head, 4)
  const textAt = at + levelSize + u8(head, 24) + u8(head, 25)
  const units = u16(table, textAt)
  const text = wideText(table, textAt + 2, units)
  const level: Level = {
    start: i32(head, 0),
    format: format === noNumber ? 'none' : (formats[format] ?? 'decimal'),
    pattern: '',
    // The file has the level's number itself where .docx has %1 to %9.
    text: text
      .slice(0, longestText)
      .split('')
      .map((unit) => (unit.charCodeAt(0) < levelCount ? `%${unit.charCodeAt(0) + 1}` : unit))
      .join(''),
    legal: (flags & 4) !== 0,
    restart: flags & 8 ? u8(head, 26) : -1,
    style,
  }
  return { level, end: textAt + 2 + units * 2 }
}

/** What paragraphs refer to: a list, perhaps with other starts or levels. */
function readOverrides(file: OldWordFile): Map<number, Num> {
  const list = file.part('listOverrides')
  const nums = new Map<number, Num>()
  if (list.length < 4) return nums
  const count = Math.min(u32(list, 0), Math.floor((list.length - 4) / overrideSize))
  let at = 4 + count * overrideSize
  for (let i = 0; i < count; i++) {
    const head = slice(list, 4 + i * overrideSize, overrideSize)
    const num: Num = { abstract: String(i32(head, 0)), starts: new Map(), levels: new Map() }
    nums.set(i + 1, num)
    at += 4
    for (let levels = u8(head, 12); levels > 0; levels--) {
      // Some writers leave the overrides of the last lists out.
      if (at + 8 > list.length) return nums
      const flags = u32(list, at + 4)
      const ilvl = flags & 0xf
      if (flags & 0x20) {
        const read = readLevel(list, at + 8, '')
        num.levels.set(ilvl, read.level)
        at = read.end
      } else at += 8
      if (flags & 0x10) num.starts.set(ilvl, flags & 0x20 ? num.levels.get(ilvl)!.start : i32(list, at - 8))
    }
  }
  return nums
}
