import type { BlockPlace, Measure, Parameter, ParameterWords, Product } from '../parameters/index.ts'
import { commonFactors, nameKey } from '../parameters/index.ts'
import { alignDemands, type DemandPair, type Lone } from './demands.ts'
import { changeOf, isOffer, keeps, keepsPromise, near } from './measures.ts'
import type { Change, ChangeCertainty, ChangeNote, Stage, StagePlace } from './model.ts'
import type { ChangeKind } from './rule-ids.ts'
import type { Said } from './scope.ts'
import { alike, bigrams, plain, skeleton } from './text.ts'

/** A product as one stage has it. */
export interface Held {
  readonly stage: number
  readonly product: Product
}

const fulfils = ({ kind }: Stage): boolean => kind === 'contract' || kind === 'acceptance'

/** A parameter that a stage had and a later one dropped. */
export interface Dropped {
  readonly stage: number
  readonly parameter: Parameter
}

/** For each value the demand that it answers, through the stages before. */
export type Origins = Map<Measure, Measure>

export interface ParameterChanges {
  readonly changes: readonly Change[]
  /** What is not said any more after this stage. */
  readonly dropped: readonly Dropped[]
  /** What was not said before. */
  readonly added: readonly Parameter[]
  readonly pairs: readonly DemandPair[]
}

/**
 * What became of the parameters of a product. `dropped` are those that stages before the last one had: one that comes back is
 * held against what was approved then. `sure` says that both are the same product without doubt.
 */
export function parameterChanges(
  before: Held,
  after: Held,
  dropped: readonly Dropped[],
  origins: Origins,
  sure: boolean,
  stages: readonly Stage[],
  said: readonly Said[],
  words: ParameterWords,
): ParameterChanges {
  const aligned = alignDemands(before.product, after.product, words, stages[after.stage]!.kind)
  const { pairs } = aligned
  // words that stand in another chapter of the other paper are neither new nor gone
  const saysNowhere =
    (at: number) =>
    ({ parameter }: Lone): boolean =>
      parameter.measures.length > 0 || parameter.requirement.length < 10 || !said[at]!.tells(parameter.requirement)
  const gone = aligned.gone.filter(saysNowhere(after.stage))
  const come = aligned.come.filter(saysNowhere(before.stage))
  const stage = stages[after.stage]!
  const changes: Change[] = []
  const starred = new Set<Parameter>()
  let since = before.stage
  // a study that marks nothing leaves it to the design to say what is substantive
  const isFirst = stages
    .slice(0, after.stage)
    .every(
      ({ kind, products }) =>
        kind === 'feasibility-study' && !products.some((one) => one.parameters.some(({ star }) => star !== '')),
    )
  const star: ChangeCertainty = isFirst ? 'review' : 'certain'
  const add = (
    kind: ChangeKind,
    from: Parameter | null,
    to: Parameter | null,
    certainty: ChangeCertainty,
    note: ChangeNote = '',
    measures: { readonly from?: Measure; readonly to?: Measure } = {},
  ): void => {
    const measure = measures.to ?? measures.from
    const whole = to ?? from!
    const name = measure && whole.measures.length > 1 && measure.name ? measure.name : whole.name
    changes.push({
      kind,
      between: [since, after.stage],
      product: after.product.name,
      ...(after.product.group && { group: after.product.group }),
      parameter: name,
      from: from && placeOf(since, from, measures.from, stages),
      to: to && placeOf(after.stage, to, measures.to, stages),
      certainty: certainty === 'certain' && !sure ? 'review' : certainty,
      note,
    })
  }
  // what a contract states answers an earlier demand
  const answers = (at: number, measure: Measure): boolean =>
    measure.operator === 'is' || (fulfils(stages[at]!) && measure.operator === 'range')
  const weigh = (list: readonly DemandPair[]): void => {
    const starsBefore = new Set(list.filter(({ from }) => from.starred).map(({ to }) => to))
    for (const pair of list) {
      const { from, to } = pair
      for (const one of pair.measures)
        origins.set(one.to, answers(since, one.from) ? (origins.get(one.from) ?? one.from) : one.from)
      valueChanges(pair, stages[since]!, stage, origins, words, add)
      const isSure = pair.sure || pair.measures.some((one) => one.sure)
      if (to.starred && !starsBefore.has(to) && !starred.has(to) && !isMarked(from))
        add('star', from, to, isSure ? star : 'review', 'new')
      else if (!to.starred && from.starred) add('star', from, to, 'none', 'star-gone')
      else if (to.star !== '' && from.star === '' && !starred.has(to) && !isMarked(from))
        add('star', from, to, 'review', 'new')
      starred.add(to)
      if (isRenamed(pair)) add('renamed', from, to, 'none')
    }
  }
  weigh(pairs)
  const acceptance = stage.kind === 'acceptance'
  // 不符合 in place of a value is told already
  const judged = new Set(pairs.filter(({ to }) => to.measures.length === 0).map(({ from }) => from))
  for (const one of gone) {
    if (one.measure && acceptance && judged.has(one.parameter)) continue
    add('dropped', one.parameter, null, acceptance && !one.measure ? 'review' : 'none', loneNote(one), {
      ...(one.measure && { from: one.measure }),
    })
  }
  const whole = come.flatMap(({ parameter, measure }) => (measure ? [] : [parameter]))
  const back = new Set<Parameter>()
  const returned = new Set<Dropped>()
  // the latest stage that had it says what was last agreed
  for (const at of [...new Set(dropped.map((one) => one.stage))].sort((a, b) => b - a)) {
    const old = dropped.filter((one) => one.stage === at)
    const open = whole.filter((one) => !back.has(one))
    if (open.length === 0) break
    const own = alignDemands(
      { ...before.product, parameters: old.map(({ parameter }) => parameter) },
      { ...after.product, parameters: open },
      words,
    )
    since = at
    weigh(own.pairs)
    for (const { from, to } of own.pairs) {
      back.add(to)
      for (const one of old) if (one.parameter === from) returned.add(one)
    }
  }
  since = before.stage
  for (const one of come) {
    if (back.has(one.parameter) && !one.measure) continue
    // a design is there to say more than the study
    const isDetail = fulfils(stage) || stages[before.stage]!.kind === 'feasibility-study'
    add('added', null, one.parameter, isDetail ? 'none' : 'review', loneNote(one), {
      ...(one.measure && { to: one.measure }),
    })
    // what only chapters say may have borne its mark in another one
    const isLoose = before.product.quantity === null && after.product.quantity === null
    if (!one.measure && one.parameter.starred) add('star', null, one.parameter, isLoose ? 'review' : star, 'new')
  }
  const lost = gone.flatMap(({ parameter, measure }) => (measure ? [] : [{ stage: before.stage, parameter }]))
  return {
    changes,
    dropped: [...dropped.filter((one) => !returned.has(one)), ...lost],
    added: whole.filter((one) => !back.has(one)),
    pairs,
  }
}

/** A mark that stands in the middle of a clause: 存储设备2套，★裸容量不低于480TB. */
const isMarked = ({ requirement }: Parameter): boolean => /[★▲※]/.test(requirement)

const loneNote = ({ measure }: Lone): ChangeNote => (measure ? 'measure' : '')

/** A renamed parameter keeps its value under a name that the dictionary does not know for the same. */
function isRenamed({ from, to, measures }: DemandPair): boolean {
  if (from.key === to.key || measures.length === 0) return false
  if (measures.some((one) => one.from.key !== '' && one.from.key === one.to.key)) return false
  // one value among several has the name before it, not that of the paragraph
  const nameOf = (parameter: Parameter, { name }: Measure): string =>
    nameKey(parameter.measures.length > 1 && name ? name : parameter.name)
  return measures.every((one) => {
    const [a, b] = [nameOf(from, one.from), nameOf(to, one.to)]
    return a !== '' && b !== '' && !a.includes(b) && !b.includes(a)
  })
}

function placeOf(
  stage: number,
  parameter: Parameter,
  measure: Measure | undefined,
  stages: readonly Stage[],
): StagePlace {
  const text = stages[stage]!.document.blocks[parameter.place.block]?.text ?? ''
  const place = measure ? narrowed(parameter.place, measure, text) : parameter.place
  const words = measure && parameter.measures.length > 1 ? text.slice(measure.start, measure.end) : ''
  return { stage, place, ...(words && { words }) }
}

/** Of a cell that holds a whole paper only the clause with the value is shown, thousands of times else. */
function narrowed(place: BlockPlace, { start, end }: Measure, text: string): BlockPlace {
  if (place.end - place.start <= 600) return place
  const lead = /[^。；;，,、\n]{0,40}$/.exec(text.slice(Math.max(place.start, start - 40), start))![0]
  return { block: place.block, start: start - lead.length, end }
}

type Add = (
  kind: ChangeKind,
  from: Parameter,
  to: Parameter,
  certainty: ChangeCertainty,
  note?: ChangeNote,
  measures?: { readonly from?: Measure; readonly to?: Measure },
) => void

function valueChanges(
  pair: DemandPair,
  earlier: Stage,
  stage: Stage,
  origins: Origins,
  words: ParameterWords,
  add: Add,
): void {
  const { from, to } = pair
  const text = stage.document.blocks[to.place.block]?.text ?? ''
  const before = earlier.document.blocks[from.place.block]?.text
  for (const one of pair.measures) {
    const change = changeOf(one.from, one.to, words)
    if (change === 'same') continue
    const offered = fulfils(stage) && isOffer(one.to, text.slice(one.to.start, one.to.end))
    if (offered || stage.kind === 'acceptance') {
      const behind = origins.get(one.to)
      const origin = behind && (behind.operator !== 'is' || behind.tolerance) ? behind : undefined
      const promise = before?.slice(one.from.start, one.from.end) ?? ''
      const promised = stage.kind === 'acceptance' && offered && origin && isOffer(one.from, promise) ? origin : null
      const kept =
        (promised && keepsPromise(promised, one.from, one.to, words)) ??
        (offered ? keeps(one.from, one.to, words) : change === 'changed' ? null : change === 'tightened')
      // what the supplier does better than he had to is no change
      if (kept === true) continue
      // 10200 for 10000, of which nobody says what is better, is what measuring gives
      if (kept === null && stage.kind === 'acceptance' && change === 'changed' && isSlightlyMore(one.from, one.to))
        continue
      // a measurement just below the promise, with the demand behind it kept, is for a person to weigh
      const keepsDemand = promised ? keeps(promised, one.to, words) === true : one.from.operator === 'is'
      const isClose = keepsDemand && near(one.from, one.to)
      const less: ChangeCertainty =
        stage.kind === 'acceptance' && kept === false && one.sure && !isClose ? 'certain' : 'review'
      add('loosened', from, to, less, kept === null ? 'differs' : 'acceptance', one)
    } else if (change === 'loosened') add('loosened', from, to, stage.kind === 'contract' ? 'review' : 'none', '', one)
    else if (change === 'tightened') add('tightened', from, to, one.sure ? 'certain' : 'review', '', one)
    else add('tightened', from, to, 'review', 'differs', one)
  }
  if (to.measures.length > 0) return
  if (from.measures.length === 0) wordChange(from, to, stage, add)
  else if (stage.kind === 'acceptance' && refuses(to.requirement)) add('loosened', from, to, 'certain', 'acceptance')
}

function isSlightlyMore(promise: Measure, given: Measure): boolean {
  const factors = commonFactors(promise, given)
  const isBare = promise.operator === 'is' && given.operator === 'is' && promise.values.length === 1
  return (
    isBare && factors !== null && near(promise, given) && given.values[0]! * factors.b > promise.values[0]! * factors.a
  )
}

/** A demand in words: Latin terms and figures weigh most, then what was added to or taken from the sentence. */
function wordChange(from: Parameter, to: Parameter, stage: Stage, add: Add): void {
  const rest = ({ name, requirement }: Parameter): string =>
    requirement.startsWith(name) ? requirement.slice(name.length) : requirement
  const [a, b] = [plain(rest(from)), plain(rest(to))]
  if (plain(from.requirement) === plain(to.requirement)) return
  if (a === b || fulfils(stage)) {
    if (a !== b && stage.kind === 'acceptance' && refuses(b) && !refuses(a))
      add('loosened', from, to, 'certain', 'acceptance')
    return
  }
  const terms = (text: string): ReadonlySet<string> => new Set(text.match(/[a-z][a-z\d.+-]*|\d+(?:\.\d+)?/g) ?? [])
  const [old, fresh] = [terms(a), terms(b)]
  const more = [...fresh].filter((term) => !old.has(term))
  const less = [...old].filter((term) => !fresh.has(term))
  const close = alike(bigrams(skeleton(a)), bigrams(skeleton(b))) >= 0.85
  if (more.length === 0 && less.length === 0 && close && refuses(a) === refuses(b)) return
  if (more.length === 0 && (less.length > 0 || a.includes(b))) add('loosened', from, to, 'none', 'worded')
  else add('tightened', from, to, 'review', 'worded')
}

const refuses = (text: string): boolean =>
  /不(?:支持|具备|满足|符合|合格|达标)|未(?:达|满足|通过|配|部署|安装|实现|提供|开通|具备)|缺/.test(text)
