import type { Parameter, ParameterWords, Product } from '../parameters/index.ts'
import type { Change, Stage } from './model.ts'
import { type Held, parameterChanges } from './parameter-changes.ts'
import type { Said } from './scope.ts'

/** A parameter that no product or chapter of the other paper answered, with what it stood under. */
export interface Stray {
  readonly stage: number
  readonly product: Product
  readonly parameter: Parameter
  /** It is told already, as added or dropped. */
  readonly told: boolean
}

const tableTitle = /^(?:附?表\s*[\d一二三四五六七八九十]|.*(?:测试|检测|验收|核[查验])(?:结果|情况|记录|表)$)/

/** More than this cannot be told apart by their words. */
const most = 200

/**
 * What chapters and headings demand may stand under another heading in the next paper: what is left on both sides is held
 * against each other once more, whatever it stood under. `told` are changes that this may take back.
 */
export function strayChanges(
  gone: readonly Stray[],
  come: readonly Stray[],
  now: number,
  stages: readonly Stage[],
  said: readonly Said[],
  words: ParameterWords,
  told: readonly Change[],
): readonly Change[] {
  if (come.length === 0 || come.length > most || gone.length > most) return told
  const changes: Change[] = []
  const answered = new Set<Parameter>()
  const under = new Map(come.map(({ parameter, product }) => [parameter, product]))
  for (const stage of [...new Set(gone.map((one) => one.stage))].sort((a, b) => b - a)) {
    const open = come.filter(({ parameter }) => !answered.has(parameter))
    if (open.length === 0) break
    const found = parameterChanges(
      whole(
        stage,
        gone.filter((one) => one.stage === stage),
      ),
      whole(now, open),
      [],
      new Map(),
      false,
      stages,
      said,
      words,
    )
    for (const { from, to } of found.pairs) {
      answered.add(from)
      answered.add(to)
    }
    const own = found.pairs.map(({ to }) => to)
    for (const change of found.changes) {
      const at = own.find(({ place }) => change.to && covers(place, change.to.place))
      if (!at || !change.from) continue
      const { name } = under.get(at)!
      const asked = found.pairs.find(({ to }) => to === at)!.from
      // 表二 性能测试结果 names no product: what was agreed says of what it is
      const owner = tableTitle.test(name) ? gone.find(({ parameter }) => parameter === asked)?.product.name : name
      changes.push({ ...change, product: owner ?? name })
    }
  }
  const isAnswered = ({ kind, from, to }: Change): boolean =>
    (kind === 'added' || kind === 'dropped' || (kind === 'star' && from === null)) &&
    [...answered].some(({ place }) => place === (to ?? from)!.place)
  // what stands under a heading that the other paper lacks is told as well
  const alone = come.filter((one) => !one.told && !answered.has(one.parameter))
  const fresh =
    alone.length === 0
      ? []
      : parameterChanges(whole(now - 1, []), whole(now, alone), [], new Map(), true, stages, said, words).changes
  return [
    ...told.filter((change) => !isAnswered(change)),
    ...changes,
    ...fresh.map((change) => {
      const own = alone.find(({ parameter }) => change.to && covers(parameter.place, change.to.place))
      return own ? { ...change, product: own.product.name } : change
    }),
  ]
}

const covers = (one: Parameter['place'], two: Parameter['place']): boolean =>
  one.block === two.block && one.start <= two.start && one.end >= two.end

function whole(stage: number, list: readonly Stray[]): Held {
  const [first] = list
  const product: Product = {
    name: '',
    key: '',
    group: '',
    number: '',
    quantity: null,
    unit: '',
    place: first?.product.place ?? { block: 0, start: 0, end: 0 },
    quantityPlace: null,
    parameters: list.map(({ parameter }) => parameter),
  }
  return { stage, product }
}
