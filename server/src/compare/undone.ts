import type { Parameter, Product } from '../parameters/index.ts'
import type { Change, Stage, StagePlace } from './model.ts'

/** What a paper on acceptance says against itself in running text. */
const undone =
  /(?:未(?:予|能|曾|被|按[^，,。；;]{0,8})?|没有|暂不|尚未)(?:完成)?(?:部署|实施|安装|开通|实现|提供|建设|交付|上线|启用|开展|配置)|(?:取消|不再)(?:部署|实施|安装|建设|提供|组织|交付)/
/** What only explains why: 因接口尚未开通. */
const because = /(?:因|由于|鉴于)[^，,。；;]*$/
/** What was put right, or is no part of the work. */
const settled = /已(?:全部|均)?(?:完成|修复|整改|更换|补)|本项目不|缺陷|漏洞|事故|问题$/

interface Agreed {
  readonly stage: number
  readonly product: Product
  readonly parameter: Parameter
}

/**
 * Functions that an acceptance paper names in running text as not delivered, 电子送达模块未予部署, each with what the last paper before
 * demanded under that name. `told` are the changes so far; a person has to look at each.
 */
export function undoneChanges(stages: readonly Stage[], told: readonly Change[]): Change[] {
  const now = stages.length - 1
  const stage = stages[now]!
  if (stage.kind !== 'acceptance') return []
  let agreed: Map<string, Agreed> | null = null
  const said = new Set(told.flatMap(({ to }) => (to?.stage === now ? [to.place.block] : [])))
  const found: Change[] = []
  const names = new Set<string>()
  stage.document.blocks.forEach(({ text, cell }, block) => {
    if (cell || said.has(block) || stage.outline.labels[block]!.isHeading >= 0) return
    for (const { 0: sentence, index } of text.matchAll(/[^。；;\n]+/g)) {
      const refusal = refusalIn(sentence)
      if (refusal < 0) continue
      agreed ??= agreedIn(stages)
      const own = longest(sentence.slice(0, refusal), agreed)
      if (!own || names.has(own.parameter.name)) continue
      names.add(own.parameter.name)
      const to: StagePlace = { stage: now, place: { block, start: index, end: index + sentence.length } }
      found.push({
        kind: 'loosened',
        between: [own.stage, now],
        product: own.product.name,
        parameter: own.parameter.name,
        from: { stage: own.stage, place: own.parameter.place },
        to,
        certainty: 'review',
        note: 'acceptance',
      })
    }
  })
  return found
}

/** Where a sentence says that something was not done; -1 for nowhere. */
function refusalIn(sentence: string): number {
  if (settled.test(sentence)) return -1
  for (let at = 0; at < sentence.length; ) {
    const found = undone.exec(sentence.slice(at))
    if (!found) return -1
    const start = at + found.index
    if (!because.test(sentence.slice(0, start))) return start
    at = start + found[0].length
  }
  return -1
}

/** Names of demands in words of the last papers before, the latest first. */
function agreedIn(stages: readonly Stage[]): Map<string, Agreed> {
  const found = new Map<string, Agreed>()
  for (let stage = stages.length - 2; stage >= 0; stage--)
    for (const product of stages[stage]!.products)
      for (const parameter of product.parameters)
        if (/^[\u4e00-\u9fffA-Za-z]{4,16}$/.test(parameter.name) && !found.has(parameter.name))
          found.set(parameter.name, { stage, product, parameter })
  return found
}

/** The last name before the refusal that was demanded, the longest of those that end there. */
function longest(words: string, agreed: ReadonlyMap<string, Agreed>): Agreed | null {
  const near = words.slice(-60)
  for (let end = near.length; end >= 4; end--)
    for (let start = Math.max(0, end - 16); start + 4 <= end; start++) {
      const own = agreed.get(near.slice(start, end))
      if (own) return own
    }
  return null
}
