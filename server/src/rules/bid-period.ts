import type { SectionKind } from '../core/kinds.ts'

/** Days that the law asks for between issue and deadline. */
export const leastBidDays = 20

/** A folded block text under its folded heading. */
export interface NoticeBlock {
  readonly block: number
  readonly section: SectionKind
  readonly heading: string
  readonly text: string
}

export interface BidPeriod {
  /** Where the deadline stands. */
  readonly block: number
  readonly start: number
  readonly end: number
  readonly days: number
  /** Where the first day stands. */
  readonly issue: { readonly block: number; readonly start: number; readonly end: number }
}

interface DatePlace {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly day: number
}

const dates = /(?<!\d)(20\d\d) ?[年.\-/] ?(\d{1,2}) ?[月.\-/] ?(\d{1,2})(?!\d) ?日?/g
/** True for a folded text that names a day, without which a block says nothing to `bidPeriod`. */
export function hasDate(text: string): boolean {
  return text.includes('20') && text.search(dates) >= 0
}

const issueWords =
  /(?:获取|发售|领取|下载|购买)[^。;；\n]{0,10}(?:招标)?文件|招标文件[^。;；\n]{0,8}(?:获取|发售|领取|下载|购买)/
const deadlineWords = /(?:投标文件?|递交投标文件|提交投标文件)[^。;；\n]{0,12}截止|投标截止/

/** Days from the first date on which the file is given out to the bid deadline; null unless both dates are stated. */
export function bidPeriod(blocks: Iterable<NoticeBlock>): BidPeriod | null {
  let issue: DatePlace | null = null
  let deadline: DatePlace | null = null
  for (const block of blocks) {
    if (!block.text.includes('20')) continue
    issue ??= dateAfter(block, issueWords)
    deadline ??= dateAfter(block, deadlineWords)
    if (issue && deadline) break
  }
  if (!issue || !deadline) return null
  const days = deadline.day - issue.day
  if (days < 0) return null
  const { day: _, ...from } = issue
  return { block: deadline.block, start: deadline.start, end: deadline.end, days, issue: from }
}

/** The day of a deadline follows: …获取招标文件，并于X年X月X日前递交投标文件. */
const handsIn = /^[^。;；\n]{0,24}前?[^。;；\n]{0,6}(?:递交|提交|上传|送达)/
/** The first date behind the words; words of the heading stand for a block that begins with the date or 时间. */
function dateAfter({ block, heading, text }: NoticeBlock, words: RegExp): DatePlace | null {
  const said = words.exec(text)
  const inHeading = !said && words.test(heading) && /^(?:[\d.、() ]*|[^。;；\n]{0,4})(?:时间|日期|20\d\d)/.test(text)
  if (!said && !inHeading) return null
  const from = said ? said.index + said[0].length : 0
  for (const match of text.matchAll(dates)) {
    if (match.index < from) continue
    if (match.index > from + 40) return null
    if (words === issueWords && handsIn.test(text.slice(match.index + match[0].length))) return null
    const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000
    return { block, start: match.index, end: match.index + match[0].trimEnd().length, day }
  }
  return null
}
