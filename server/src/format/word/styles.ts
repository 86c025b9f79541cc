import { type Attributes, isOn, scanXml, wholeNumber } from './xml.ts'

/** What a paragraph style says, its basedOn chain included; -1 and '' mean nothing said. */
export interface ParagraphStyle {
  /** Outline level 0 to 8, 9 for body text. */
  readonly outline: number
  readonly numId: number
  readonly ilvl: number
  readonly alignment: string
  readonly bold: boolean
  /** Style ids from the style itself to its last base. */
  readonly chain: readonly string[]
}

export interface Styles {
  /** The style of an id; '' and unknown ids give the default paragraph style. */
  paragraph(id: string): ParagraphStyle
  /** Bold of a character style, undefined when it says nothing. */
  runBold(id: string): boolean | undefined
  /** numId of a style, its own only (for numbering styles); -1 when none. */
  numId(id: string): number
}

interface Style {
  name: string
  basedOn: string
  outline: number
  numId: number
  ilvl: number
  alignment: string
  bold: boolean | undefined
}

/** Reads styles.xml; null gives styles that say nothing. Throws ReadError broken-xml. */
export function readStyles(xml: string | null, part: string): Styles {
  const styles = new Map<string, Style>()
  const base = emptyStyle()
  let defaultId = ''
  let style: Style | null = null
  const stack: string[] = []
  const open = (name: string, attributes: Attributes) => {
    const parent = stack.at(-1)
    stack.push(name)
    if (name === 'w:style') {
      style = emptyStyle()
      const id = attributes.get('w:styleId') ?? ''
      styles.set(id, style)
      if (
        attributes.get('w:type') === 'paragraph' &&
        attributes.get('w:default') !== undefined &&
        isDefault(attributes)
      ) {
        defaultId = id
      }
    } else if (name === 'w:docDefaults') style = base
    else if (style) readProperty(style, name, parent, stack.at(-3), attributes)
  }
  const close = (name: string) => {
    stack.pop()
    if (name === 'w:style' || name === 'w:docDefaults') style = null
  }
  if (xml !== null) scanXml(xml, part, { open, close })
  return lookups(styles, base, defaultId)
}

function emptyStyle(): Style {
  return { name: '', basedOn: '', outline: -1, numId: -1, ilvl: -1, alignment: '', bold: undefined }
}

function isDefault(attributes: Attributes): boolean {
  return attributes.get('w:default') !== '0' && attributes.get('w:default') !== 'false'
}

/** Only properties of the style itself count, not those of w:tblStylePr or of a tracked change. */
function readProperty(style: Style, name: string, parent = '', grand = '', attributes: Attributes): void {
  const value = attributes.get('w:val')
  const own = grand === 'w:style' || grand.endsWith('Default')
  if (parent === 'w:style') {
    if (name === 'w:name') style.name = value ?? ''
    else if (name === 'w:basedOn') style.basedOn = value ?? ''
  } else if (parent === 'w:pPr' && own) {
    if (name === 'w:outlineLvl') style.outline = wholeNumber(value, -1)
    else if (name === 'w:jc') style.alignment = value ?? ''
  } else if (parent === 'w:rPr' && own) {
    if (name === 'w:b') style.bold = isOn(attributes)
  } else if (parent === 'w:numPr' && grand === 'w:pPr') {
    if (name === 'w:numId') style.numId = wholeNumber(value, -1)
    else if (name === 'w:ilvl') style.ilvl = wholeNumber(value, -1)
  }
}

// Word itself allows about ten; a cap keeps hostile chains linear.
const longestChain = 50

/** Level 0 to 8 of a built-in heading name, else -1. */
function headingName(name: string): number {
  const match = /^(?:heading|标题)\s*([1-9])$/i.exec(name)
  return match ? Number(match[1]) - 1 : -1
}

function lookups(styles: Map<string, Style>, base: Style, defaultId: string): Styles {
  const paragraphs = new Map<string, ParagraphStyle>()
  const runs = new Map<string, boolean | undefined>()
  const chainOf = (id: string) => {
    const chain = new Set<string>()
    for (let at = id; styles.has(at) && !chain.has(at) && chain.size < longestChain; at = styles.get(at)!.basedOn)
      chain.add(at)
    return [...chain]
  }
  const resolve = (id: string): ParagraphStyle => {
    const chain = chainOf(id)
    const found = { ...base }
    const reversed = chain.map((name) => styles.get(name)!).reverse()
    for (const style of reversed) {
      const outline = style.outline >= 0 ? style.outline : headingName(style.name)
      if (outline >= 0) found.outline = outline
      if (style.numId >= 0) found.numId = style.numId
      if (style.ilvl >= 0) found.ilvl = style.ilvl
      if (style.alignment) found.alignment = style.alignment
      if (style.bold !== undefined) found.bold = style.bold
    }
    const { outline, numId, ilvl, alignment, bold } = found
    return { outline, numId, ilvl, alignment, bold: bold ?? false, chain }
  }
  return {
    paragraph: (id) => {
      const known = styles.has(id) ? id : defaultId
      let style = paragraphs.get(known)
      if (!style) {
        style = resolve(known)
        paragraphs.set(known, style)
      }
      return style
    },
    runBold: (id) => {
      if (!runs.has(id))
        runs.set(
          id,
          chainOf(id)
            .map((name) => styles.get(name)!.bold)
            .find((bold) => bold !== undefined),
        )
      return runs.get(id)
    },
    numId: (id) => styles.get(id)?.numId ?? -1,
  }
}
