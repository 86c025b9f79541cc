import { fold, isAlphanumeric } from '../core/fold.ts'
import type { SlotValue } from '../core/pattern/match.ts'
import type { DroppedHit, PatternTrigger, Recognition, Recognize } from '../core/recognition.ts'
import type { LexiconData, LexiconEntry } from '../core/rule.ts'
import { parsedSlots, parsedValues } from '../language/quantity.ts'
import { sentences } from '../language/sentence.ts'
import { scan, type TrieBuilder, trieBuilder } from './trie.ts'

/** What the words of the trie stand for. Kept in flat lists: thousands of small objects would cost more than a check. */
interface Words {
  readonly ordinary: ReadonlySet<number>
  /** Numbers of the dictionary entries that a word names. */
  entriesOf(word: number): readonly number[]
  slotOf(entry: number): string
  /** Attributes of a hit of the entry. */
  attributesOf(entry: number): SlotValue['attributes']
  isCommon(entry: number): boolean
}

type Hit = SlotValue & { readonly slot: string }

const none: readonly never[] = []

const parsed: ReadonlySet<string> = new Set(parsedSlots)

/**
 * Builds the one automaton over dictionary names, ordinary words and pattern triggers.
 * A name counts only where the word-boundary guard lets it: no Latin letter or digit touches a Latin name, no longer name or
 * ordinary word covers it, none that began earlier overlaps it; a name marked common needs a confirming neighbour.
 */
export function buildRecognizer(
  lexicon: readonly LexiconData[],
  ordinaryWords: readonly string[],
  triggers: readonly (PatternTrigger | null)[],
): Recognize {
  const builder = trieBuilder()
  const words = indexNames(builder, lexicon, ordinaryWords)
  const patternsOf: (number[] | undefined)[] = []
  const slotPatterns = new Map<string, number[]>()
  triggers.forEach((trigger, pattern) => {
    for (const text of trigger?.words ?? []) {
      const word = builder.add(fold(text))
      const patterns = patternsOf[word]
      if (patterns) patterns.push(pattern)
      else patternsOf[word] = [pattern]
    }
    for (const slot of trigger?.slots ?? []) {
      const patterns = slotPatterns.get(slot)
      if (patterns) patterns.push(pattern)
      else slotPatterns.set(slot, [pattern])
    }
  })
  const trie = builder.build()

  return (raw) => {
    const text = fold(raw)
    const names: { start: number; end: number; word: number }[] = []
    const seen: number[] = []
    scan(trie, text, (start, end, number) => {
      const patterns = patternsOf[number]
      if (patterns) for (let i = 0; i < patterns.length; i++) seen.push(start, patterns[i]!)
      if (words.ordinary.has(number) || words.entriesOf(number).length) names.push({ start, end, word: number })
    })
    if (!seen.length && !names.length) return empty(text)
    const pairs = sentences(text)
    const { hits, dropped } = settle(text, names, words)
    for (const hit of hits) for (const pattern of slotPatterns.get(hit.slot) ?? []) seen.push(hit.start, pattern)
    const byStart = new Map<number, Hit[]>()
    for (const hit of hits) {
      const others = byStart.get(hit.start)
      if (others) others.push(hit)
      else byStart.set(hit.start, [hit])
    }
    return {
      text,
      sentences: pairs,
      candidates: bySentence(pairs, seen),
      slots: (name, start) =>
        parsed.has(name)
          ? parsedValues(name, text, start)
          : (byStart.get(start)?.filter((hit) => hit.slot === name) ?? []),
      hits,
      dropped,
    }
  }
}

function indexNames(builder: TrieBuilder, lexicon: readonly LexiconData[], ordinaryWords: readonly string[]): Words {
  const all: LexiconEntry[] = []
  const slots: string[] = []
  // nearly every word names one entry: only the others get a list
  const single: (number | undefined)[] = []
  const lists: (readonly number[] | undefined)[] = []
  const add = (name: string, entry: number) => {
    const word = builder.add(fold(name))
    const other = single[word]
    if (other === undefined) single[word] = entry
    else lists[word] = [...(lists[word] ?? [other]), entry]
  }
  for (const { slot, entries } of lexicon)
    for (const entry of entries) {
      const number = all.push(entry) - 1
      slots.push(slot)
      add(entry.name, number)
      for (let i = 0; i < entry.aliases.length; i++) add(entry.aliases[i]!, number)
    }
  const attributes: SlotValue['attributes'][] = []
  return {
    ordinary: new Set(ordinaryWords.map((text) => builder.add(fold(text)))),
    entriesOf(word) {
      const entry = single[word]
      if (entry === undefined) return none
      lists[word] ??= [entry]
      return lists[word]
    },
    slotOf: (entry) => slots[entry]!,
    attributesOf(entry) {
      attributes[entry] ??= { ...all[entry]!.attributes, name: all[entry]!.name }
      return attributes[entry]
    },
    isCommon: (entry) => all[entry]!.common,
  }
}

function empty(text: string): Recognition {
  return { text, sentences: new Int32Array(0), candidates: new Map(), slots: () => [], hits: [], dropped: [] }
}

function bySentence(pairs: Int32Array, seen: readonly number[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  for (let i = 0; i < seen.length; i += 2) {
    const at = seen[i]!
    let low = 0
    let high = pairs.length / 2 - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (pairs[middle * 2]! <= at) low = middle
      else high = middle - 1
    }
    if (high < 0) continue
    const set = found.get(low)
    if (set) set.add(seen[i + 1]!)
    else found.set(low, new Set([seen[i + 1]!]))
  }
  return found
}

/** The word-boundary guard. `names` is ascending by start, then by length. */
function settle(
  text: string,
  names: { start: number; end: number; word: number }[],
  words: Words,
): { hits: Hit[]; dropped: DroppedHit[] } {
  const hits: Hit[] = []
  const dropped: DroppedHit[] = []
  const uncertain: Hit[] = []
  let reach = -1
  let reachStart = -1
  for (let i = 0; i < names.length; i++) {
    const { start, end, word } = names[i]!
    const ordinary = words.ordinary.has(word)
    const longest = longestFrom(names, i)
    const by =
      reach > start ? text.slice(reachStart, reach) : longest > end || ordinary ? text.slice(start, longest) : null
    const free = edgesFree(text, start, end)
    if (free)
      for (const entry of words.entriesOf(word)) {
        const slot = words.slotOf(entry)
        // a covering name of the same dictionary is the same thing said longer; only brand-like slots are dropped by ordinary words
        if (by !== null) dropped.push({ slot, start, end, by })
        else {
          const hit: Hit = { slot, start, end, attributes: words.attributesOf(entry) }
          if (words.isCommon(entry) && !confirmed(text, start, end)) uncertain.push(hit)
          else hits.push(hit)
        }
      }
    const next = names[i + 1]
    // the last name that begins here is the longest
    if ((!next || next.start > start) && (free || ordinary) && end > reach) {
      reach = end
      reachStart = start
    }
  }
  if (uncertain.length) settleBeside(text, uncertain, hits, dropped)
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  return { hits, dropped }
}

/** Where the longest name ends that starts where names[i] starts. */
function longestFrom(names: readonly { start: number; end: number }[], i: number): number {
  let last = i
  while (names[last + 1]?.start === names[i]!.start) last++
  return names[last]!.end
}

function edgesFree(text: string, start: number, end: number): boolean {
  if (isAlphanumeric(text.charCodeAt(start)) && start > 0 && isAlphanumeric(text.charCodeAt(start - 1))) return false
  if (isAlphanumeric(text.charCodeAt(end - 1)) && end < text.length) {
    const next = text.charCodeAt(end)
    if (next >= 97 && next <= 122) return false
    if (end - start <= 3 && isAlphanumeric(next)) return false
  }
  return true
}

const confirmingAfter = [
  '品牌',
  '牌',
  '公司',
  '集团',
  '系列',
  '产品',
  '股份',
  '科技',
  '电器',
  '型号',
  '同档',
  '等品牌',
  '或同',
  '或相',
  '等同',
  '同等',
]
const confirmingBefore = ['品牌', '品牌:', '品牌为', '品牌是', '牌子']

/** What a brand makes: a common name right before one of these is the brand (联想电脑, 大华摄像机). */
const goods = [
  '电脑',
  '计算机',
  '笔记本',
  '台式机',
  '一体机',
  '平板',
  '主机',
  '终端',
  '手机',
  '服务器',
  '存储',
  '硬盘',
  '交换机',
  '路由器',
  '防火墙',
  '网关',
  '数据库',
  '操作系统',
  '浏览器',
  '软件',
  '处理器',
  '芯片',
  '打印机',
  '复印机',
  '硒鼓',
  '耗材',
  '扫描仪',
  '显示器',
  '显示屏',
  '投影',
  '电视',
  '大屏',
  '摄像机',
  '摄像头',
  '录像机',
  '门禁',
  '音箱',
  '功放',
  '话筒',
  '麦克风',
  '空调',
  '电梯',
  '扶梯',
  '冰箱',
  '热水器',
  '净水',
  '水泵',
  '阀门',
  '断路器',
  '开关',
  '插座',
  '电缆',
  '线缆',
  '网线',
  '配线架',
  '机柜',
  '电池',
  '蓄电池',
  '变频器',
  '压缩机',
  '机组',
  '控制器',
  '传感器',
  '探测器',
  '涂料',
  '板材',
  '地板',
  '床垫',
  '沙发',
  '五金',
  '灯具',
  '跑步机',
  '乐器',
  '钢琴',
  '汽车',
  '轿车',
  '客车',
  '设备',
  '器材',
  '仪器',
  '原装',
  '正品',
  '授权',
]

const chosen = /(?:采用|选用|选择|配置|配备|使用|指定|推荐|参考|须为|应为|限|更换为)$/
const closed = /^(?:$|[,。;、.) \d a-z])/

function confirmed(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 5).replace(/^["”’」) ]+/, '')
  const before = text.slice(Math.max(0, start - 8), start).replace(/["“‘「( ]+$/, '')
  if (confirmingAfter.some((word) => after.startsWith(word)) || goods.some((word) => after.startsWith(word)))
    return true
  if (chosen.test(before) && closed.test(text.slice(end, end + 1))) return true
  if (confirmingBefore.some((word) => before.endsWith(word))) return true
  return /^ ?[a-z]+-?\d/.test(text.slice(end, end + 8))
}

/** A common name counts beside a hit of its slot, one or two separators away; a name that counts confirms those after it. */
function settleBeside(text: string, uncertain: readonly Hit[], hits: Hit[], dropped: DroppedHit[]): void {
  const edges = new Map<string, { readonly starts: Set<number>; readonly ends: Set<number> }>()
  const note = ({ slot, start, end }: Hit) => {
    const own = edges.get(slot) ?? { starts: new Set(), ends: new Set() }
    edges.set(slot, own)
    own.starts.add(start)
    own.ends.add(end)
  }
  hits.forEach(note)
  for (const hit of uncertain) {
    const { slot, start, end } = hit
    const own = edges.get(slot)
    const beside = [1, 2].some(
      (gap) =>
        (own?.ends.has(start - gap) && separates(text.slice(start - gap, start))) ||
        (own?.starts.has(end + gap) && separates(text.slice(end, end + gap))),
    )
    if (beside) {
      hits.push(hit)
      note(hit)
    } else dropped.push({ slot, start, end, by: '' })
  }
}

function separates(text: string): boolean {
  return /^[、,，/或和及 ]+$/.test(text)
}
