import { numeralAt } from '../language/numeral.ts'

const moneyAt =
  /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\s*[)）]?\s*[（(]?(亿元|万元|元|亿|万)?/g
const daysOf = { 天: 1, 日历天: 1, 日: 1, 工作日: 1, 周: 7 } as const

/** Yuan or days that a text states behind a name, and where the statement ends. */
export interface Read {
  readonly low: number
  readonly high: number
  readonly working: boolean
  readonly end: number
  /** A day by which it is due, as days since a day long past: no period that can be held against days. */
  readonly due?: boolean
  /** Counted between two dates. */
  readonly dated: boolean
  /** What is paid each year, where the sum of all years is not said. */
  readonly yearly?: boolean
}

/** The amount that a text begins with. Where it is written in capitals as well, these count. */
export function amountIn(rest: string): Read | null {
  const written = inCapitals(rest)
  if (written) return written
  const sum = sumIn(rest)
  if (sum) return sum
  const lead = /^[^\d。;,，；\n]{0,34}/.exec(rest)![0]
  moneyAt.lastIndex = lead.length
  const found = moneyAt.exec(rest)
  if (found && found.index <= lead.length + 1) {
    const unit = found[2] ?? /万元/.exec(lead)?.[0] ?? (/[元¥￥]/.test(lead) ? '元' : '')
    if (/^[%％‰]/.test(rest.slice(found.index + found[0].length).trimStart()) || unit === '') return null
    const value =
      Number(found[1]!.replaceAll(',', '')) * (unit.startsWith('亿') ? 1e8 : unit.startsWith('万') ? 1e4 : 1)
    const behind = rest.slice(found.index + found[0].trimEnd().length)
    const yearly = /^\s*[)）]?\s*[/／每]\s*年/.test(behind) || /每年/.test(lead)
    // 380万元/年，三年合计1140万元
    const all =
      yearly && /(?:[一二两三四五六七八九十\d]年)(?:合计|共计?|总计|总预算|总价|总额)[^\d。；;]{0,6}\d/.exec(behind)
    if (all) {
      const total = amountIn(behind.slice(all.index + all[0].length - 1))
      if (total) return { ...total, end: rest.length - behind.length + all.index + all[0].length - 1 + total.end }
    }
    const end = found.index + found[0].trimEnd().length
    return value >= 1000
      ? { low: value, high: value, working: false, end, dated: false, ...(yearly && { yearly }) }
      : null
  }
  return null
}

/** A部分504万元，B部分94万元，合计598万元: the sum that the parts before it add up to. */
function sumIn(rest: string): Read | null {
  const said = /^[^。；;\n]*?(?:合计|共计|总计)[^\d。；;]{0,6}?(\d[\d,.]*) ?(亿|万)?元/.exec(rest)
  if (!said) return null
  const yuan = (figure: string, power = ''): number =>
    Number(figure.replaceAll(',', '')) * (power === '亿' ? 1e8 : power === '万' ? 1e4 : 1)
  const total = yuan(said[1]!, said[2])
  const parts = said[0].slice(0, said[0].search(/合计|共计|总计/)).replace(/[（(][^（()）]*[)）]/g, '')
  const sum = [...parts.matchAll(/(\d[\d,.]*) ?(亿|万)?元/g)].reduce((all, one) => all + yuan(one[1]!, one[2]), 0)
  if (total < 1000 || Math.abs(sum - total) > total * 1e-4) return null
  return { low: total, high: total, working: false, end: said[0].length, dated: false }
}

/** 壹佰万元整, before any figure. */
function inCapitals(rest: string): Read | null {
  const capital = /^[^\d。;；\n]{0,24}?([壹贰叁肆伍陆柒捌玖拾佰仟])/.exec(rest)
  const numeral = capital && numeralAt(rest, capital[0].length - 1)
  if (!numeral || numeral.value < 1000) return null
  // with 角分, 整 and the same in figures behind it
  const tail = /^[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*(?:\s*[（(][^（()）]{0,30}[)）])?/.exec(rest.slice(numeral.end))
  const { value, end } = numeral
  return tail && { low: value, high: value, working: false, end: end + tail[0].length, dated: false }
}

/** The period that a text begins with, in days. */
export function periodIn(rest: string): Read | null {
  const between = betweenDates(rest)
  if (between) return between
  for (let at = 0; at < Math.min(rest.length, 40); at++) {
    const char = rest[at]!
    if (/[。;；\n]/.test(char)) return null
    if (!/[\d一二两三四五六七八九十]/.test(char) || /[\d第]/.test(rest[at - 1] ?? '')) continue
    const numeral = numeralAt(rest, at)
    if (!numeral) continue
    const unit = /^ ?\)? ?个?(日历天|工作日|天|日|周|月|年)(?![\d度月底初])/.exec(
      rest.slice(numeral.end, numeral.end + 8),
    )
    if (!unit || (unit[1] === '年' && numeral.value > 1900) || numeral.value <= 0) continue
    // 20至45天 is what is usual somewhere
    if (/\d ?(?:至|到|~|～|-|—) ?$/.test(rest.slice(0, at))) return null
    // 6月30日 is a day; so is 30日 behind a month
    if (unit[1] === '月' && !unit[0].includes('个')) continue
    if (unit[1] === '日' && /月 ?$/.test(rest.slice(0, at))) continue
    const end = numeral.end + unit[0].length
    const n = numeral.value
    if (unit[1] === '月') return { low: n * 30, high: n * 31, working: false, end, dated: false }
    if (unit[1] === '年') return { low: n * 360, high: n * 372, working: false, end, dated: false }
    const days = n * daysOf[unit[1] as keyof typeof daysOf]
    return { low: days, high: days, working: unit[1] === '工作日', end, dated: false }
  }
  return null
}

const dates =
  /^[^\d。;；]{0,14}(\d{4})年(\d{1,2})月(\d{1,2})日?[^\d。;；]{0,6}?(?:[至到~—–-]+|开工,?)[^\d。;；]{0,4}(\d{4})年(\d{1,2})月(\d{1,2})日?/

/** 2026年1月1日至2027年12月31日: the days from one to the other, give or take the first. */
function betweenDates(rest: string): Read | null {
  const found = dates.exec(rest)
  if (!found) return null
  const [year, month, day, lastYear, lastMonth, lastDay] = found.slice(1).map(Number)
  const days = dayNumber(lastYear!, lastMonth!, lastDay!) - dayNumber(year!, month!, day!)
  return days > 0 ? { low: days, high: days + 1, working: false, end: found[0].length, dated: true } : null
}

/** 2026年12月31日前: the day by which something is due, where a text begins with it. */
export function dueIn(rest: string): Read | null {
  const found = /^[^\d。;；]{0,8}(\d{4})年(\d{1,2})月(\d{1,2})日(?:之?前|以前|止)/.exec(rest)
  if (!found) return null
  const day = dayNumber(Number(found[1]), Number(found[2]), Number(found[3]))
  return { low: day, high: day, working: false, end: found[0].length, dated: false, due: true }
}

/** Days since a day long past, by the Gregorian calendar; the year begins in March. */
function dayNumber(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1
  const leap = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leap + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day
}
