import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../server/src/core/block.ts'
import { type Annotation, annotateWord } from '../../../server/src/format/word/annotate.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { removeAnnotations } from '../../../server/src/format/word/remove.ts'
import { exact, type HardFile, hardFile, wild } from './hard/model.ts'
import { renderFile } from './hard/render.ts'
import { all, content, decode, type Element, parseXml } from './hard/tree.ts'
import { walk } from './hard/walk.ts'

const options = { author: '审查员', date: '2026-01-02T03:04:05Z' }
const main = 'word/document.xml'

interface Pick {
  readonly block: number
  readonly from: number
  readonly length: number
  readonly replacement: string | null
}
const picks = (replace: boolean) =>
  fc.array(
    fc.record({
      block: fc.nat(),
      from: fc.nat(),
      length: fc.nat(9),
      replacement: replace
        ? fc.option(fc.constantFrom('同等', '', 'a<b & "c"', '  两边有空格 ', '𠮷'))
        : fc.constant(null),
    }),
    { minLength: 1, maxLength: 5 },
  )

const isLow = (text: string, at: number) => at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at]!)

/** Ranges of blocks, not beginning or ending with a tab, break or hyphen; those with a replacement do not overlap. */
function annotationsOf(blocks: readonly Block[], chosen: readonly Pick[]): Annotation[] {
  const taken: Annotation[] = []
  for (const pick of chosen) {
    const block = blocks[pick.block % Math.max(blocks.length, 1)]
    if (!block?.word) continue
    const { text } = block
    let start = pick.from % text.length
    let end = Math.min(text.length, start + 1 + pick.length)
    if (isLow(text, start)) start--
    if (isLow(text, end)) end++
    while (start < end && /[\t\n-]/.test(text[start]!)) start++
    while (end > start && /[\t\n-]/.test(text[end - 1]!)) end--
    if (start === end) continue
    const clash = (other: Annotation) =>
      other.replacement !== null && other.place === block.word && other.start < end && start < other.end
    const replacement = taken.some(clash) || pick.replacement === text.slice(start, end) ? null : pick.replacement
    const key = `test/rule:${taken.length}`
    taken.push({ place: block.word, start, end, key, comment: [`意见${taken.length}`, '依据'], replacement })
  }
  return taken
}

interface Case {
  readonly before: Uint8Array
  readonly blocks: readonly Block[]
  readonly annotations: readonly Annotation[]
  readonly after: Uint8Array
  readonly suggested: number
  readonly refused: number
}

function annotated(file: HardFile, chosen: readonly Pick[]): Case {
  const before = renderFile(file)
  const { blocks } = readWord(before)
  const annotations = annotationsOf(blocks, chosen)
  const { bytes: after, suggested, refused } = annotateWord(before, annotations, options)
  return { before, blocks, annotations, after, suggested, refused }
}

const holds = (taste: typeof wild, replace: boolean, check: (made: Case) => void, numRuns = 200) =>
  fc.assert(
    fc.property(hardFile(taste), picks(replace), (file, chosen) => {
      const made = annotated(file, chosen)
      fc.pre(made.annotations.length > 0)
      check(made)
    }),
    { numRuns },
  )

/** Names and contents in order; as strings, since those of bytes are slow to compare and to print. */
const partsOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('latin1')] as const)
const treeOf = (bytes: Uint8Array, name: string) => {
  const part = unzipSync(bytes)[name]
  return part ? parseXml(decode(part)) : null
}
const textParts = ['word/document.xml', 'word/footnotes.xml', 'word/header1.xml']
const flat = (text: string) => text.replaceAll('\n', '')
const textOf = ({ blocks }: Case, { place, start, end }: Annotation) =>
  flat(blocks.find((block) => block.word === place)!.text.slice(start, end))

/** Our comments of a file: id and paragraphs, in order. */
function ourComments(bytes: Uint8Array): { id: string; lines: string[] }[] {
  const root = treeOf(bytes, 'word/comments.xml')
  return [...(root ? all(root) : [])]
    .filter((element) => element.name === 'w:comment' && element.attributes.get('w:author') === options.author)
    .map((element) => ({
      id: element.attributes.get('w:id')!,
      lines: [...all(element)].filter((inner) => inner.name === 'w:p').map(content),
    }))
}

const revisionNames = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])
const revisions = (root: Element) => [...all(root)].filter((element) => revisionNames.has(element.name))
const authorOf = (element: Element) => element.attributes.get('w:author')

describe('annotating hard files', () => {
  it('annotate and remove give every part back, to the byte and in order', () => {
    holds(
      wild,
      true,
      ({ before, after }) => {
        const { bytes, removed } = removeAnnotations(after)
        expect(removed).toBeGreaterThan(0)
        expect(partsOf(bytes)).toEqual(partsOf(before))
      },
      400,
    )
  })

  it('changes no other parts than it must', () => {
    holds(wild, true, ({ before, after, annotations }) => {
      const allowed = new Set(['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', main])
      for (const { place, replacement } of annotations) if (replacement !== null) allowed.add(place.part)
      const now = new Map(partsOf(after))
      for (const [name, bytes] of partsOf(before)) {
        if (!allowed.has(name)) expect(now.get(name), name).toEqual(bytes)
        now.delete(name)
      }
      expect([...now.keys()].filter((name) => !/comments\.xml$|document\.xml\.rels$/.test(name))).toEqual([])
    })
  })

  it('changes no byte outside of the paragraph of a single comment', () => {
    fc.assert(
      fc.property(hardFile(exact), picks(true), (file, chosen) => {
        const { before, after, annotations } = annotated(file, chosen.slice(0, 1))
        fc.pre(annotations.length > 0 && annotations[0]!.place.part === main)
        const [old, now] = [before, after].map((bytes) => decode(unzipSync(bytes)[main]!)) as [string, string]
        const bom = file.package.encoding === 'utf-8' ? 0 : 1
        const { place, start, end } = annotations[0]!
        const first = place.runs.find((run) => run.end > start)!
        const last = place.runs.findLast((run) => run.start < end)!
        const prefix = file.package.prefix === '' ? '' : `${file.package.prefix}:`
        const from = old.lastIndexOf(`<${prefix}p>`, first.xmlStart - bom)
        const to = old.indexOf(`</${prefix}p>`, last.xmlEnd - bom)
        expect(from).toBeGreaterThan(0)
        expect(now.slice(0, from)).toBe(old.slice(0, from))
        expect(now.endsWith(old.slice(to))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('reads to the same text with comments, and with suggestions to that of an accepting reader', () => {
    holds(wild, false, ({ before, after }) => {
      const shape = (bytes: Uint8Array) =>
        readWord(bytes).blocks.map(({ text, kind, label, cell }) => ({ text, kind, label, cell }))
      expect(shape(after)).toEqual(shape(before))
    })
  })

  it('anchors each comment on the wanted words', () => {
    holds(exact, true, (made) => {
      const seen = walk(treeOf(made.after, main)!, options.author, 'as-rejected')
      const comments = ourComments(made.after)
      expect(comments.map(({ lines }) => lines[0])).toEqual(made.annotations.map(({ comment }) => comment[0]))
      comments.forEach(({ id }, i) => {
        const annotation = made.annotations[i]!
        expect(seen.referenced.filter((other) => other === id)).toHaveLength(1)
        if (annotation.place.part === main) expect(flat(seen.anchors.get(id) ?? 'none')).toBe(textOf(made, annotation))
        else expect(seen.anchors.has(id)).toBe(true)
      })
    })
  })

  it('anchors comments in fields, rubies, tags and controls on the wanted words or what is around them', () => {
    holds(wild, true, (made) => {
      const seen = walk(treeOf(made.after, main)!, options.author, 'as-rejected')
      ourComments(made.after).forEach(({ id }, i) => {
        const annotation = made.annotations[i]!
        expect(seen.referenced.filter((other) => other === id)).toHaveLength(1)
        if (annotation.place.part === main)
          expect(flat(seen.anchors.get(id) ?? 'none')).toContain(textOf(made, annotation))
      })
    })
  })

  it('rejecting gives the old text, accepting the new', () => {
    holds(
      wild,
      true,
      (made) => {
        let applied = 0
        for (const name of textParts) {
          const [old, now] = [treeOf(made.before, name), treeOf(made.after, name)]
          if (!old || !now) continue
          const originals = walk(old, options.author, 'as-accepted').paragraphs
          expect(walk(now, options.author, 'as-rejected').paragraphs).toEqual(originals)
          const accepted = walk(now, options.author, 'as-accepted').paragraphs
          accepted.forEach((text, number) => {
            const here = made.annotations.filter(
              ({ place, replacement }) => replacement !== null && place.part === name && place.paragraph === number,
            )
            const block = made.blocks.find(({ word }) => word?.part === name && word.paragraph === number)
            const variants = here.length === 0 ? [[originals[number]!, 0] as const] : variantsOf(block!.text, here)
            const match = variants.find(([variant]) => flat(variant) === flat(text))
            expect(match, `${JSON.stringify(text)} is none of ${JSON.stringify(variants)}`).toBeDefined()
            applied += match![1]
          })
        }
        expect(applied).toBe(made.suggested)
        expect(made.suggested + made.refused).toBe(made.annotations.filter((one) => one.replacement !== null).length)
      },
      400,
    )
  })

  it('tracks every replacement in plain text', () => {
    holds({ ...exact, wraps: ['hyperlink', 'sdt', 'customXml'], others: [] }, true, ({ refused }) =>
      expect(refused).toBe(0),
    )
  })

  it('gives ids of its own and leaves the marks of others as they were', () => {
    holds(wild, true, ({ before, after }) => {
      const comments = [...all(treeOf(after, 'word/comments.xml')!)].filter((element) => element.name === 'w:comment')
      const ids = comments.map((element) => Number(element.attributes.get('w:id')))
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => Number.isInteger(id) && id >= 0 && id < 2 ** 31)).toBe(true)
      for (const name of textParts) {
        const [old, now] = [treeOf(before, name), treeOf(after, name)]
        if (!old || !now) continue
        const [theirs, ours] = [revisions(old), revisions(now).filter((one) => authorOf(one) === options.author)]
        const used = ours.map((one) => one.attributes.get('w:id'))
        const others = new Set(theirs.map((one) => one.attributes.get('w:id')))
        expect(new Set(used).size).toBe(used.length)
        expect(used.filter((id) => others.has(id))).toEqual([])
        for (const deletion of [...all(now)].filter((one) => one.name === 'w:del')) {
          expect([...all(deletion)].filter((one) => one.name === 'w:t' || one.name === 'w:instrText')).toEqual([])
        }
        expect(deletedOutside(now)).toBe(0)
        const marks = (root: Element) =>
          revisions(root)
            .filter((one) => authorOf(one) !== options.author)
            .map((one) => [one.name, ...one.attributes.entries()])
        expect(marks(now)).toEqual(marks(old))
        const [anchorsThen, anchorsNow] = [old, now].map((root) => walk(root, options.author, 'as-rejected').anchors)
        for (const [id, anchor] of anchorsThen!) expect(anchorsNow!.get(id)).toBe(anchor)
      }
      const former = treeOf(before, 'word/comments.xml')
      const theirs = (root: Element) =>
        [...all(root)]
          .filter((one) => one.name === 'w:comment' && authorOf(one) !== options.author)
          .map((one) => [...one.attributes.entries(), content(one)])
      if (former) expect(theirs(treeOf(after, 'word/comments.xml')!)).toEqual(theirs(former))
    })
  })

  it('annotating again after taking out gives the same file', () => {
    holds(wild, true, ({ after, annotations }) => {
      const clean = removeAnnotations(after).bytes
      const blocks = new Map(
        readWord(clean).blocks.map((block) => [`${block.word!.part}/${block.word!.paragraph}`, block]),
      )
      const again = annotations.map((one) => ({
        ...one,
        place: blocks.get(`${one.place.part}/${one.place.paragraph}`)!.word!,
      }))
      expect(partsOf(annotateWord(clean, again, options).bytes)).toEqual(partsOf(after))
    })
  })
})

/** The texts that come out when some of the replacements are made, each with their number. */
function variantsOf(text: string, annotations: readonly Annotation[]): (readonly [string, number])[] {
  let variants: (readonly [string, number])[] = [[text, 0]]
  for (const { start, end, replacement } of annotations.toSorted((a, b) => b.start - a.start)) {
    // From the end of the text on, so that offsets hold.
    variants = variants.flatMap(([before, count]) => [
      [before.slice(0, start) + replacement + before.slice(end), count + 1] as const,
      [before, count] as const,
    ])
  }
  return variants
}

function deletedOutside(root: Element, inside = false): number {
  if (root.name === 'w:delText' && !inside) return 1
  const deleted = inside || root.name === 'w:del'
  return root.children.reduce((sum, child) => sum + (typeof child === 'string' ? 0 : deletedOutside(child, deleted)), 0)
}
