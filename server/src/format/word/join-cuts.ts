import { readCutCode } from './ours.ts'
import { editPart, type PartEdit } from './part-text.ts'
import { scanXml } from './xml.ts'

interface Half {
  readonly start: number
  readonly depth: number
  readonly rsid: string | undefined
  content: number
  props: string
  /** Start tag, its end and end tag of the first and last w:t; -1 when there is none. */
  first: { readonly tag: number; readonly inside: number } | null
  last: { readonly tag: number; readonly inside: number; end: number; behind: number } | null
}

/** Joins runs that we once cut and that stand side by side again; see `cutCode`. Throws ReadError broken-xml. */
export function joinCuts(xml: string, part: string): string {
  if (!/7E4D11E[0-7]/i.test(xml)) return xml
  const edits: PartEdit[] = []
  const open: Half[] = []
  let depth = 0
  let props = -1
  /** The run that ended last, by depth: only a neighbour of the same depth can be the other half. */
  let before: { readonly half: Half; readonly close: number; readonly end: number } | null = null
  scanXml(xml, part, {
    open: (name, attributes, end, start) => {
      depth++
      const half = open.at(-1)
      if (name === 'w:r') {
        const rsid = attributes.get('w:rsidR')
        open.push({ start, depth, rsid, content: end, props: '', first: null, last: null })
      } else if (half && half.depth === depth - 1) {
        // blanks may stand before the properties: a copied run has them too
        if (name === 'w:rPr') props = half.first === null && half.props === '' ? half.content : -1
        else if (name === 'w:t') {
          half.first ??= start === half.content ? { tag: start, inside: end } : { tag: -1, inside: -1 }
          half.last = { tag: start, inside: end, end: -1, behind: -1 }
        } else half.first ??= { tag: -1, inside: -1 }
      }
    },
    close: (name, end, start) => {
      const half = open.at(-1)
      if (half && half.depth === depth - 1) {
        if (name === 'w:rPr' && props >= 0) {
          half.props = xml.slice(props, end)
          half.content = end
        } else if (name === 'w:t' && half.last) Object.assign(half.last, { end: start, behind: end })
      }
      depth--
      if (name !== 'w:r' || !half) return
      open.pop()
      const code = readCutCode(half.rsid)
      if (code && before && before.end === half.start && sameProps(before.half.props, half.props)) {
        const edit = code.between
          ? [{ start: before.close, end: half.content, text: '' }]
          : joinTexts(xml, before.half, before.close, half, code)
        edits.push(...edit)
      }
      before = { half, close: start, end }
    },
  })
  return editPart(xml, edits)
}

/** The second half has the properties of the first without what is tracked of them. */
function sameProps(first: string, second: string): boolean {
  return first === second || first.replace(/<(\w+:)?rPrChange\b.*?<\/\1rPrChange>/s, '') === second
}

const spaced = ' xml:space="preserve"'

function joinTexts(
  xml: string,
  left: Half,
  close: number,
  right: Half,
  code: { readonly spaced: boolean; readonly cdata: boolean },
): PartEdit[] {
  const [one, two] = [left.last, right.first]
  if (!one || !two || two.tag < 0 || one.behind !== close) return []
  let start = one.end
  let end = two.inside
  if (code.cdata) {
    if (xml.slice(start - 3, start) !== ']]>') return []
    start -= 3
    end += '<![CDATA['.length
  }
  const edits: PartEdit[] = [{ start, end, text: '' }]
  const at = code.spaced ? xml.slice(one.tag, one.inside).indexOf(spaced) : -1
  if (at > 0) edits.unshift({ start: one.tag + at, end: one.tag + at + spaced.length, text: '' })
  return edits
}
