import type { CodedRule } from '../core/engine.ts'
import { unitKind } from '../core/fold.ts'
import type { Match } from '../core/pattern/match.ts'

const day = '(?:(20\\d\\d) ?[年.\\-/] ?)?(\\d{1,2}) ?[月.\\-/] ?(\\d{1,2}) ?日?'
const clock = '(?: ?\\d{1,2}[:时点]\\d{0,2}分?)?'
const span = new RegExp(`(?<!\\d)${day}${clock} ?(?:起)?(?:\\([^()]{0,10}\\))? ?(?:至|到|-|~|—) ?${day}(?!\\d)`, 'g')
const about =
  /(?:获取|发售|领取|下载|购买|发放|提供)[^。;；\n]{0,12}(?:招标|采购|磋商|资格预审)?文件|(?:招标|采购|磋商|资格预审)文件[^。;；\n]{0,8}(?:获取|发售|领取|下载|购买|发放|提供)/
const otherTerm = /谈判|询价|投诉|质疑|合同|公示|服务期|履行|递交|截止/

/** Start and end dates for fetching the file that leave fewer than five days, or working days where the procurement law governs. */
export const filePeriod: CodedRule = {
  id: 'time-limits/file-period-dates',
  find(recognition, { regime }, raw) {
    if (!(recognition.kinds & unitKind.digit) || !raw.includes('文件') || !about.test(raw)) return []
    const { text } = recognition
    const found: Match[] = []
    for (const match of text.matchAll(span)) {
      const start = match.index
      const end = start + match[0].length
      const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf('\n', start)) + 1
      const clauseEnd = text.slice(end).search(/[。\n]/)
      const sentence = text.slice(from, clauseEnd < 0 ? text.length : end + clauseEnd)
      if (!about.test(sentence) || otherTerm.test(text.slice(Math.max(from, start - 30), start))) continue
      if (!match[1]) continue
      const year = Number(match[1])
      const first = dayNumber(year, Number(match[2]), Number(match[3]))
      const last = dayNumber(Number(match[4] ?? year), Number(match[5]), Number(match[6]))
      if (last < first || last - first > 30) continue
      const days = regime === 'government-procurement' ? mostWorkingDays(first, last) : last - first + 1
      if (days < leastDays) found.push({ start, end, wholeStart: start, wholeEnd: end, captures: [] })
    }
    return found
  },
}

const leastDays = 5

/** Mondays to Fridays, and one for a weekend day worked instead of a holiday, which the calendar does not show. */
function mostWorkingDays(first: number, last: number): number {
  let weekdays = 0
  let weekend = 0
  for (let at = first; at <= last; at++) {
    // day 0, 1 January 1970, was a Thursday
    if ((at + 4) % 7 === 0 || (at + 4) % 7 === 6) weekend = 1
    else weekdays++
  }
  return weekdays + weekend
}

/** Days since 1 January 1970. */
function dayNumber(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / 86_400_000
}
