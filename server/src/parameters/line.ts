/** The marks that make a parameter weigh more; which of them void a bid is the document's own choice, ★ by custom. */
export const starSigns = ['★', '☆', '▲', '△', '※', '#', '*'] as const
export type Star = (typeof starSigns)[number] | ''

/** One demand in a block: offsets of its text without number and mark. */
export interface DemandLine {
  /** 2.1.3, （1）, ①, as it is written without its stop; '' for none. */
  readonly number: string
  readonly star: Star
  readonly start: number
  readonly end: number
}

const sign = '[★☆▲△※#*＊]'
/** 21.5英寸 is a figure and no number of a line. */
const measured = '英?寸|毫米|厘米|公里|米|公斤|千克|吨|小时'
const numeral = `(?:(?!0[.．])\\d{1,3}(?:[.．]\\d{1,3}){1,5}(?!\\d|\\s*(?:${measured}|[~～×*%％℃±-]|(?:mm|cm|m|kg|g|k?[wW]|[vV]|[lL]|lux|lx|[gGmMk]?[hH][zZ]|[gGtTmM][bB]|m?s|h)(?![a-zA-Z])))[.．、)）]?|\\d{1,3}(?:[、.．)）](?!\\d)|(?=[★☆▲△※][、.．)）](?!\\d))|(?=[\\s\\u3000]+[\\u4e00-\\u9fff]))|[（(]\\s*(?:\\d{1,3}|[一二三四五六七八九十]{1,4})\\s*[)）]、?|[一二三四五六七八九十]{1,4}[、.．]|[①-⑳]|[a-zA-Z][、.)）](?=[\\u4e00-\\u9fff]))`
const opening = new RegExp(
  `^[\\s\\u3000\\u00a0]*(?:(${sign}+)[\\s\\u3000]*)?(${numeral})?[\\s\\u3000\\u00a0]*(?:[（(【\\[]?(${sign}+)[)）】\\]]?[、.．]?[\\s\\u3000]*)?`,
)
/** A number inside a paragraph that may begin a new demand. */
const inner = new RegExp(
  `(?<=[。；;，,：:\\s\\u3000])(?:${sign}[\\s\\u3000]*)?(?:\\d{1,3}(?:[.．]\\d{1,3}){0,3}[★☆▲△※]?[、.．)）](?!\\d)|(?!0[.．])\\d{1,3}(?:[.．]\\d{1,3}){1,3}(?!${measured})(?=${sign}? ?[\\u4e00-\\u9fff])|[（(]\\d{1,3}[)）]|[①-⑳]|(?<=[；;。]\\s*)\\d{1,2}(?:[.．](?=\\d{3}|[2-6]G(?![A-Za-z]))|、(?=\\d)))`,
  'g',
)

function starIn(text: string | undefined): Star {
  const first = text?.[0] === '＊' ? '*' : text?.[0]
  return starSigns.find((one) => one === first) ?? ''
}

/** The mark that a text opens with, '' for none. */
export function starOf(text: string): Star {
  const found = opening.exec(text)
  return starIn(found?.[1]) || starIn(found?.[3])
}

/** A number without stops and blanks: ２．１、 and 2.1 are the same. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[★☆▲△※#*●◆■\s]/g, '')
    .replace(/[、.)]+$/, '')
    .replace(/^\(/, '')
    .replace(/、/g, '.')
}

/** What may end a demand without belonging to it. */
const stops: ReadonlySet<string> = new Set(' \t\n\r\u3000\u00a0。；;，,')

/** Last figure of a number, to see whether numbers count upward; 0 when it has none. */
function lastFigure(text: string): number {
  const circled = text.charCodeAt(0)
  if (circled >= 0x2460 && circled <= 0x2473) return circled - 0x245f
  return Number(/(\d+)\D*$/.exec(text)?.[1] ?? 0)
}

/** The number above: 2.1 of 2.1.3, '' of 2. */
function upper(number: string): string {
  return number.slice(0, Math.max(0, number.lastIndexOf('.')))
}

/**
 * The demands of a text: one a line, and one for each number that counts upward inside a paragraph. `label` is the
 * automatic number before the first line. With `isValue` the text stands beside a name: 1.2 is a figure there, 1、 a number.
 */
export function demandLines(text: string, label: string = '', isValue: boolean = false): DemandLine[] {
  const found: DemandLine[] = []
  let at = 0
  for (const line of wholeLines(text)) {
    for (const [from, to, skipped] of pieces(line)) {
      const read = opening.exec(line.slice(from, to))!
      // 6.6000h光通维持率: the figure is no part of the number
      if (skipped) {
        read[0] = skipped
        read[2] = skipped
      }
      if (isValue && read[2] && /^\d/.test(read[2]) && !/[、)）]$|[.．]$/.test(read[2])) read[0] = ''
      const start = at + from + read[0].length
      let end = at + to
      while (end > start && stops.has(text[end - 1]!)) end--
      if (end - start < (isValue ? 1 : 2)) continue
      const number = (read[0] && plainNumber(read[2] ?? '')) || (found.length === 0 ? plainNumber(label) : '')
      const star =
        starIn(read[1]) ||
        starIn(read[3]) ||
        (found.length === 0 ? starOf(label) : '') ||
        starBehind(text.slice(start, end))
      found.push({ number, star, start, end })
    }
    at += line.length + 1
  }
  return found
}

/** Lines of a text; a break inside brackets is no end of a line. */
function wholeLines(text: string): string[] {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length < 400 && opensBracket(last)) lines[lines.length - 1] = `${last}\n${line}`
    else lines.push(line)
  }
  return lines
}

function opensBracket(text: string): boolean {
  return (
    Math.max(text.lastIndexOf('（'), text.lastIndexOf('(')) > Math.max(text.lastIndexOf('）'), text.lastIndexOf(')'))
  )
}

/** A mark at the end of a line or behind the name: …（★）, …≥1.75m/s★, 额定速度★：…. */
export function starBehind(text: string): Star {
  const found =
    /[（(【]?([★☆▲△※])[)）】]?[\s。；;，,]*$/.exec(text.slice(-8)) ??
    /^[^：:≥≤，,。；;\d★☆▲△※]{1,20}[：:]\s*[（(]?([★☆▲△※])/.exec(text.slice(0, 30)) ??
    /^[^：:≥≤，,。；;\d]{1,20}?[（(]?([★☆▲△※])[)）]?\s*(?:[：:≥≤]|不[低小少高大超])/.exec(text.slice(0, 30))
  return starIn(found?.[1])
}

/** Cuts a line before each number that counts on from the one before. */
function pieces(line: string): (readonly [number, number, string])[] {
  const head = opening.exec(line)!
  let open = head[2] ? plainNumber(head[2]) : ''
  const cuts: (readonly [number, string])[] = [[0, '']]
  for (const match of line.matchAll(inner)) {
    const own = plainNumber(match[0])
    const value = lastFigure(own)
    const follows = open !== '' && value === lastFigure(open) + 1 && upper(own) === upper(open)
    const deeper = open !== '' && value === 1 && upper(own) === open
    const begins = open === '' && value === 1 && line.slice(match.index).length > 12
    const isTight = /[.．、]$/.test(match[0]) && /\d/.test(line[match.index + match[0].length] ?? '')
    if (!follows && (isTight || (!deeper && !begins))) continue
    cuts.push([match.index, isTight ? match[0] : ''])
    open = own
  }
  return cuts.map(([cut, skipped], i) => [cut, cuts[i + 1]?.[0] ?? line.length, skipped] as const)
}
