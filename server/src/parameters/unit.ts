import type { ParameterWords, Unit } from './words.ts'

/** A unit in a text: its candidates, its spelling and where it ends. */
export interface FoundUnit {
  readonly units: readonly Unit[]
  readonly spelling: string
  readonly end: number
}

const letter = /[a-zA-Zａ-ｚＡ-Ｚ]/
/** What begins a Chinese word rather than ends a unit: 个性化, 面板, 口令. */
const goesOn: Readonly<Record<string, RegExp>> = {
  个: /^[性人别体]/,
  面: /^[板积向]/,
  口: /^[令径]/,
  点: /^[击播对]/,
  位: /^[置于移]/,
  层: /^[次级]/,
  组: /^[成合件织播态]/,
  级: /^[别联]/,
  片: /^[段区]/,
  张: /^[力]/,
  度: /^[假过]/,
  年: /^[度龄代级版月]/,
  月: /^[度日]/,
  日: /^[期志常前内]/,
  天: /^[线花]/,
  方: /^[式案向法便形孔管通可]/,
  类: /^[型别似非屏线]/,
  种: /^[类]/,
  项: /^[目]/,
  条: /^[件款形码]/,
  路: /^[由径]/,
  道: /^[路]/,
  芯: /^[片]/,
  次: /^[性]/,
  分: /^[辨为钟贝类别支组项部册散布析配母子米之数值批次段区包公]/,
  元: /^[件素器]/,
  万: /^[元向能用]/,
  秒: /^[杀]/,
  核: /^[心算验准对查]/,
  寸: /^[照]/,
  名: /^[称单]/,
  户: /^[外型]/,
  把: /^[手]/,
  米: /^[色]/,
  升: /^[级降]/,
  支: /^[持架撑路]/,
  套: /^[件管]/,
  台: /^[面账]/,
  块: /^[状]/,
  本: /^[地项机身]/,
  份: /^[额]/,
  人: /^[员脸体工次机]/,
  节点: /^[击]/,
  节: /^[点能约省目电日气选流拍]/,
  瓶: /^[颈]/,
  袋: /^[子式]/,
  箱: /^[体式]/,
  盒: /^[式]/,
  桶: /^[式装]/,
  包: /^[括含装转络件]/,
  家: /^[庭具用长乡属电居]/,
  场: /^[景所地合面馆强站效]/,
  笔: /^[记画迹者]/,
  册: /^[子]/,
  幅: /^[度面员]/,
  用户: /^[名端界]/,
  对: /^[比应接象外于照]/,
  章: /^[节]/,
  格: /^[式]/,
  并发: /^[症]/,
  档: /^[案次]/,
  件: /^[套]/,
}

function spelledAt(text: string, at: number, words: ParameterWords): FoundUnit | null {
  for (let length = Math.min(words.longestUnit, text.length - at); length > 0; length--) {
    const spelling = text.slice(at, at + length)
    if (/^[\s,，。;；:：]|\s$/.test(spelling)) continue
    const units = words.unitsOf(spelling)
    if (units.length === 0) continue
    const end = at + length
    if (
      letter.test(spelling[length - 1]!) &&
      letter.test(text[end] ?? '') &&
      !/^[xX]\s?\d/.test(text.slice(end, end + 3))
    )
      continue
    // 2G5G, 1080P60: a model, not a unit
    if (letter.test(spelling[length - 1]!) && /\d/.test(text[end] ?? '') && length === 1) continue
    if (goesOn[spelling]?.test(text.slice(end, end + 1))) continue
    return { units, spelling, end }
  }
  return null
}

/** The unit at an offset of the text (one blank before it is passed over); `a/b` and `a/10b` are put together. Null when there is none. */
export function unitAt(text: string, at: number, words: ParameterWords): FoundUnit | null {
  const from = text[at] === ' ' || text[at] === '\u00a0' ? at + 1 : at
  const first = spelledAt(text, from, words)
  if (!first) return null
  const divided = /^\s?[/／每]\s?(\d{0,4})\s?/.exec(text.slice(first.end, first.end + 8))
  if (!divided) return first
  const second = spelledAt(text, first.end + divided[0].length, words)
  if (!second) return first
  const number = Number(divided[1] || 1)
  const units = first.units.flatMap((above) =>
    second.units.map((below) => ({
      dimension: `${above.dimension}/${below.dimension}`,
      factor: above.factor / (below.factor * number),
    })),
  )
  return { units, spelling: text.slice(from, second.end), end: second.end }
}

/** A unit that the dictionary does not know, psi or eps: it can be compared with itself. */
export function latinUnit(source: string, at: number): FoundUnit | null {
  const found =
    /^ ?([a-zA-Z]{1,6}(?:\/(?:[a-zA-Z]{1,4}|[\u4e00-\u9fff]{1,2}))?|[\u4e00-\u9fff]{1,2}\/(?:[a-zA-Z]{1,4}|[\u4e00-\u9fff]{1,2}))(?=$|[\s，。；,;、)）（(/])/.exec(
      source.slice(at, at + 14),
    )
  if (!found || /^(?:x|and|or|usb|hdmi|vga|ddr|ssd|hdd|led|lcd|rj|wifi|pcie?|sata|nvme|sas|cpu|gpu)$/i.test(found[1]!))
    return null
  // GSa/s, MSa/s: the letter before another capital is a prefix
  const prefix = /^([kMGT])(?=[A-Z][a-z]?\/)/.exec(found[1]!)?.[1]
  const name = found[1]!.slice(prefix ? 1 : 0).toLowerCase()
  const units = [{ dimension: `own ${name}`, factor: prefix ? prefixes[prefix]! : 1 }]
  return { units, spelling: found[1]!, end: at + found[0].length }
}

const prefixes: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12 }
