import { formatNumber } from './numerals.ts'
import type { ParagraphStyle, Styles } from './styles.ts'
import { type Attributes, isOn, scanXml, wholeNumber } from './xml.ts'

export interface Level {
  start: number
  format: string
  pattern: string
  text: string
  legal: boolean
  /** -1: restarts under any higher level; 0: never; n: only under levels up to n. */
  restart: number
  style: string
}

export interface Abstract {
  readonly id: string
  readonly levels: Map<number, Level>
  styleLink: string
}

export interface Num {
  abstract: string
  readonly starts: Map<number, number>
  readonly levels: Map<number, Level>
}

export interface Numbering {
  readonly abstracts: ReadonlyMap<string, Abstract>
  readonly nums: ReadonlyMap<number, Num>
}

const levelCount = 9
// Word's own limit; a cap keeps a hostile label from being copied a thousand times.
const longestText = 255

/** Reads numbering.xml; null gives no numbering. Throws ReadError broken-xml. */
export function readNumbering(xml: string | null, part: string): Numbering {
  const abstracts = new Map<string, Abstract>()
  const nums = new Map<number, Num>()
  let abstract: Abstract | null = null
  let num: Num | null = null
  let level: Level | null = null
  let override = 0
  let fallback = 0
  const open = (name: string, attributes: Attributes) => {
    if (name === 'mc:Fallback') fallback++
    if (fallback > 0) return
    const value = attributes.get('w:val')
    if (name === 'w:abstractNum') {
      abstract = { id: attributes.get('w:abstractNumId') ?? '', levels: new Map(), styleLink: '' }
      abstracts.set(abstract.id, abstract)
    } else if (name === 'w:num') {
      num = { abstract: '', starts: new Map(), levels: new Map() }
      nums.set(wholeNumber(attributes.get('w:numId'), -1), num)
    } else if (name === 'w:abstractNumId' && num) num.abstract = value ?? ''
    else if (name === 'w:numStyleLink' && abstract) abstract.styleLink = value ?? ''
    else if (name === 'w:lvlOverride') override = wholeNumber(attributes.get('w:ilvl'), 0)
    else if (name === 'w:startOverride' && num) num.starts.set(override, wholeNumber(value, 1))
    else if (name === 'w:lvl') {
      level = { start: 0, format: 'decimal', pattern: '', text: '', legal: false, restart: -1, style: '' }
      const levels = num ? num.levels : abstract?.levels
      levels?.set(wholeNumber(attributes.get('w:ilvl'), 0), level)
    } else if (level) readLevel(level, name, attributes)
  }
  const close = (name: string) => {
    if (name === 'mc:Fallback') fallback--
    else if (name === 'w:lvl') level = null
    else if (name === 'w:num') num = null
    else if (name === 'w:abstractNum') abstract = null
  }
  if (xml !== null) scanXml(xml, part, { open, close })
  return { abstracts, nums }
}

function readLevel(level: Level, name: string, attributes: Attributes): void {
  const value = attributes.get('w:val') ?? ''
  if (name === 'w:start') level.start = wholeNumber(value, 1)
  else if (name === 'w:numFmt') {
    level.format = value
    level.pattern = (attributes.get('w:format') ?? '').slice(0, longestText)
  } else if (name === 'w:lvlText') level.text = value.slice(0, longestText)
  else if (name === 'w:isLgl') level.legal = isOn(attributes)
  else if (name === 'w:lvlRestart') level.restart = wholeNumber(value, -1)
  else if (name === 'w:pStyle') level.style = value
}

/** Gives each numbered paragraph its label; call it once a paragraph, in document order. */
export interface Counter {
  /**
   * The visible label ('' for picture bullets), or null when the paragraph is not numbered. `numId` and `ilvl` are the
   * paragraph's own, -1 when it has none.
   */
  next(style: ParagraphStyle, numId: number, ilvl: number): string | null
}

/** A fresh counter. Lists of one abstractNum share their numbers, as in Word. */
export function startCounter(numbering: Numbering, styles: Styles): Counter {
  const counts = new Map<string, (number | undefined)[]>()
  const overridden = new Set<string>()
  const abstractOf = memo((numId) => findAbstract(numbering, styles, numId))
  const next = (style: ParagraphStyle, ownId: number, ownLevel: number): string | null => {
    const numId = ownId >= 0 ? ownId : style.numId
    const num = numId > 0 ? numbering.nums.get(numId) : undefined
    const abstract = num ? abstractOf(numId) : null
    if (!num || !abstract) return null
    const ilvl = ownLevel >= 0 ? ownLevel : styleLevel(style, num, abstract)
    const level = levelOf(num, abstract, ilvl)
    if (!level || ilvl >= levelCount) return null
    let values = counts.get(abstract.id)
    if (!values) {
      values = new Array<number | undefined>(levelCount).fill(undefined)
      counts.set(abstract.id, values)
    }
    const override = num.starts.get(ilvl)
    const key = `${numId}/${ilvl}`
    if (override !== undefined && !overridden.has(key)) {
      overridden.add(key)
      values[ilvl] = override
    } else {
      const value = values[ilvl]
      values[ilvl] = value === undefined ? (override ?? level.start) : value + 1
    }
    // A deeper level that comes first counts the ones above it as begun, as Word and LibreOffice do.
    for (let above = 0; above < ilvl; above++) {
      values[above] ??= num.starts.get(above) ?? levelOf(num, abstract, above)?.start
    }
    for (let deeper = ilvl + 1; deeper < levelCount; deeper++) {
      const restart = levelOf(num, abstract, deeper)?.restart ?? -1
      if (restart < 0 || (restart > 0 && ilvl < restart)) values[deeper] = undefined
    }
    return label(num, abstract, level, values)
  }
  return { next }
}

function memo(find: (numId: number) => Abstract | null): (numId: number) => Abstract | null {
  const found = new Map<number, Abstract | null>()
  return (numId) => {
    let abstract = found.get(numId)
    if (abstract === undefined) {
      abstract = find(numId)
      found.set(numId, abstract)
    }
    return abstract
  }
}

/** The abstract list of a num, through at most a few numbering style links. */
function findAbstract(numbering: Numbering, styles: Styles, numId: number): Abstract | null {
  let abstract: Abstract | null = null
  for (let hops = 0; hops < 5; hops++) {
    const num = numbering.nums.get(numId)
    abstract = (num && numbering.abstracts.get(num.abstract)) ?? abstract
    if (!abstract || abstract.styleLink === '') return abstract
    numId = styles.numId(abstract.styleLink)
  }
  return abstract
}

/** A style stands at the level that names it; its own w:ilvl is the second choice. */
function styleLevel(style: ParagraphStyle, num: Num, abstract: Abstract): number {
  for (const id of style.chain) {
    for (let i = 0; i < levelCount; i++) if (levelOf(num, abstract, i)?.style === id) return i
  }
  return Math.max(style.ilvl, 0)
}

function levelOf(num: Num, abstract: Abstract, ilvl: number): Level | undefined {
  return num.levels.get(ilvl) ?? abstract.levels.get(ilvl)
}

function label(num: Num, abstract: Abstract, level: Level, values: readonly (number | undefined)[]): string {
  // Bullets of symbol fonts are private-use characters that mean nothing outside the font.
  if (level.format === 'bullet') return level.text.replace(/[\uE000-\uF8FF]/g, '').trim()
  const text = level.text.replace(/%([1-9])/g, (_match, digit: string) => {
    const at = Number(digit) - 1
    const part = levelOf(num, abstract, at)
    if (!part) return ''
    const value = values[at] ?? num.starts.get(at) ?? part.start
    return formatNumber(value, level.legal && part.format !== 'none' ? 'decimal' : part.format, part.pattern)
  })
  return text.trim()
}
