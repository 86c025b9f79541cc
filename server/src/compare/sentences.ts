import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import { demandLines } from '../parameters/index.ts'
import type { Change, Stage } from './model.ts'
import { bigrams, plain } from './text.ts'

/** A sentence of which so little stands anywhere in the other paper says something that the other paper does not. */
const known = 0.5
/** Papers that differ in more sentences than this were written anew: nothing can be said. */
const most = 12

const sections: ReadonlySet<SectionKind> = new Set(['technical', 'commercial'])
const papers: ReadonlySet<DocumentKind> = new Set(['preliminary-design', 'procurement-requirement', 'tender'])
/** What is said of the paper itself, its reasons and its procedure is no demand. */
const aside =
  /依据|批复|论证|编制|评审|评标|投标|响应文件|招标|磋商|详见|如下|说明|政策|联合体|违约|争议|中小企业|发票|保证金|付款|支付|结算|预算|资金|概算|投资|报价/
const demand = /由|须|应|需|为|提供|负责|进行|配合|承担|组织|安排|完成|支持|接入|送|处置|更换|服务/

interface Sentence {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly parts: ReadonlySet<string>
}

/** What both neighbouring papers demand in sentences without a figure, and the other says nowhere: services that came or went. */
export function sentenceChanges(before: number, now: number, stages: readonly Stage[]): Change[] {
  const [from, to] = [stages[before]!, stages[now]!]
  if (!papers.has(from.kind) || !papers.has(to.kind)) return []
  const [come, gone] = [saidOnlyIn(to, from), saidOnlyIn(from, to)]
  const change = (one: Sentence, isNew: boolean): Change => {
    const stage = isNew ? now : before
    const { text } = stages[stage]!.document.blocks[one.block]!
    const side = { stage, place: { block: one.block, start: one.start, end: one.end } }
    const words = text.slice(one.start, one.end)
    return {
      kind: isNew ? 'added' : 'dropped',
      between: [before, now],
      product: titleOf(stages[stage]!, one.block),
      parameter: words.length > 24 ? `${words.slice(0, 24)}…` : words,
      from: isNew ? null : side,
      to: isNew ? side : null,
      certainty: isNew ? 'review' : 'none',
      note: '',
    }
  }
  return [
    ...(come.length > most ? [] : come.map((one) => change(one, true))),
    ...(gone.length > most ? [] : gone.map((one) => change(one, false))),
  ]
}

function titleOf({ outline }: Stage, block: number): string {
  const title = outline.headings[outline.labels[block]!.heading]?.title ?? ''
  return title
    .replace(/^(?=[第（(]?[一二三四五六七八九十\d])[第（(一二三四五六七八九十\d)）章节条、.．\s]+/, '')
    .slice(0, 24)
}

function saidOnlyIn(own: Stage, other: Stage): Sentence[] {
  const all = new Set(other.document.blocks.flatMap(({ text }) => [...bigrams(plain(text))]))
  return sentencesOf(own).filter(({ parts }) => {
    let shared = 0
    for (const part of parts) if (all.has(part)) shared++
    return shared < parts.size * known
  })
}

function sentencesOf({ document, outline, products }: Stage): Sentence[] {
  const taken = new Set(products.flatMap(({ parameters }) => parameters.map(({ place }) => place.block)))
  return document.blocks.flatMap((block, at): Sentence[] => {
    const { section, heading, isHeading } = outline.labels[at]!
    if (
      block.cell ||
      isHeading >= 0 ||
      heading < 0 ||
      taken.has(at) ||
      !sections.has(section) ||
      block.text.length > 800
    )
      return []
    return demandLines(block.text, block.label).flatMap(({ start, end }) =>
      [...block.text.slice(start, end).matchAll(/[^。；;\n]+/g)].flatMap((match): Sentence[] => {
        const words = match[0].trim()
        if (words.length < 10 || words.length > 120 || aside.test(words) || !demand.test(words) || /[：:]$/.test(words))
          return []
        const from = start + match.index + match[0].indexOf(words)
        return [{ block: at, start: from, end: from + words.length, parts: bigrams(plain(words)) }]
      }),
    )
  })
}
