import { all, content, type Element, elements } from './tree.ts'

/** What a reader of the part sees, found by an own walk over the XML. */
export interface Seen {
  /** Text of each w:p in the order of their start tags, '' for those in a fallback; boxes inside have their own. */
  readonly paragraphs: readonly string[]
  /** Text under each comment range, by comment id. */
  readonly anchors: ReadonlyMap<string, string>
  /** Ids with a w:commentReference, in order. */
  readonly referenced: readonly string[]
}

/** How tracked changes of one author, or of all, are settled before walking. */
export type Settle = 'as-accepted' | 'as-rejected'

const properties = /^w:(p|r|tbl|tc|tr|sect|sdt)Pr(Change)?$/
const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}

interface Field {
  result: boolean
}

/**
 * Walks a part. Insertions and deletions of `ours` are settled as told, those of others as accepted. Page and column
 * breaks give nothing.
 */
export function walk(root: Element, ours: string, settle: Settle): Seen {
  const paragraphs: string[] = []
  /** Texts of the open ranges, and how deep in boxes they began: what a box in the range holds is not the range's. */
  const open = new Map<string, { text: string; readonly depth: number }>()
  const anchors = new Map<string, string>()
  const referenced: string[] = []
  const fields: Field[][] = []
  const current: number[] = []

  const say = (text: string) => {
    if (fields.at(-1)?.some((field) => !field.result)) return
    for (const range of open.values()) if (range.depth === current.length) range.text += text
    const at = current.at(-1)
    if (at !== undefined) paragraphs[at] += text
  }
  const visible = (element: Element): boolean => {
    const author = element.attributes.get('w:author')
    if (element.name === 'w:del' || element.name === 'w:moveFrom') return author === ours && settle === 'as-rejected'
    if (element.name === 'w:ins') return author !== ours || settle === 'as-accepted'
    return element.name !== 'w:rt' && element.name !== 'mc:Fallback'
  }
  const visit = (element: Element) => {
    if (!visible(element) || properties.test(element.name)) {
      for (const inner of all(element)) if (inner.name === 'w:p') paragraphs.push('')
      return
    }
    const id = element.attributes.get('w:id') ?? ''
    if (element.name === 'w:commentRangeStart') open.set(id, { text: '', depth: current.length })
    else if (element.name === 'w:commentRangeEnd') {
      anchors.set(id, open.get(id)?.text ?? 'never opened')
      open.delete(id)
    } else if (element.name === 'w:commentReference') referenced.push(id)
    else if (element.name === 'w:t' || element.name === 'w:delText' || element.name === 'm:t') {
      say(content(element).replace(/[\n\r\t]/g, ' '))
    } else if (element.name === 'w:fldChar') {
      const type = element.attributes.get('w:fldCharType')
      if (type === 'begin') fields.at(-1)?.push({ result: false })
      else if (type === 'separate' && fields.at(-1)?.length) fields.at(-1)!.at(-1)!.result = true
      else if (type === 'end') fields.at(-1)?.pop()
    } else if (element.name in signs) {
      const type = element.attributes.get('w:type')
      if (type !== 'page' && type !== 'column') say(signs[element.name]!)
    } else if (element.name === 'w:p') {
      current.push(paragraphs.push('') - 1)
      fields.push([])
      elements(element).forEach(visit)
      current.pop()
      fields.pop()
    } else if (element.name !== 'w:instrText' && element.name !== 'w:delInstrText') elements(element).forEach(visit)
  }
  visit(root)
  return { paragraphs, anchors, referenced }
}
