import { type Block, type SourceDocument, sourceRange } from '../core/block.ts'
import { editedStarts } from '../core/edited-lines.ts'
import { type BlockFinding, createEngine } from '../core/engine.ts'
import type { Basis, Excluded, Finding } from '../core/finding.ts'
import { fingerprint, hashText } from '../core/fingerprint.ts'
import { lineStarts } from '../core/position.ts'
import type { Dictionaries, RuleData } from '../core/rule.ts'
import { headingPath } from '../core/section.ts'
import { editOf } from '../format/difference.ts'
import { openDocument, readDocument } from '../format/index.ts'
import { readMarkdown } from '../format/markdown/read.ts'
import { rereadMarkdown } from '../format/markdown/reread.ts'
import { readText } from '../format/text/read.ts'
import { rereadText } from '../format/text/reread.ts'
import { basisOf } from '../law/in-force.ts'
import { completePlaces } from '../law/places.ts'
import { buildRecognizer } from '../lexicon/recognizer.ts'
import { readyPatterns } from '../lexicon/unpack.ts'
import type { BlockSpan } from '../rules/answer.ts'
import { codedGuards } from '../rules/guards.ts'
import { codedRulesFor } from '../rules/index.ts'
import { prevailingVendor } from '../rules/single-vendor.ts'
import { vendorMentions } from '../rules/vendor-mentions.ts'
import { facts } from '../structure/facts.ts'
import { outline } from '../structure/outline.ts'
import type { CheckedDocument, CheckOptions, Linter, OpenQuestion, RuleFault } from './api.ts'
import { byPlace, takeBaselined } from './baselined.ts'
import { blockCache, excludedIn, mark, marksOf } from './block-cache.ts'
import { openQuestions } from './calculated.ts'
import { isComplete } from './completeness.ts'
import { documentMatches } from './document-rules.ts'
import { excludedPlaces } from './excluded.ts'
import { gather, type Located } from './gather.ts'
import { namesIn } from './names-in.ts'
import { otherPlace, placeFinding, rangeOf, samePlace } from './place.ts'
import { statedOptions } from './stated.ts'
import { applyWaivers } from './waivers.ts'

/** Builds the one service under both shells. With `onFault` a rule that throws costs only itself, without it the check throws. */
export function createLinter(dictionaries: Dictionaries, onFault: RuleFault | null = null): Linter {
  const ready = readyPatterns(dictionaries)
  const engine = createEngine(
    dictionaries.rules,
    dictionaries.guards,
    codedGuards,
    codedRulesFor(dictionaries),
    (triggers) => buildRecognizer(dictionaries.lexicon, dictionaries.ordinaryWords, triggers),
    ready ? {} : dictionaries.triggers,
    onFault && ((rule, error) => onFault(dictionaries.rules[rule]!.id, error)),
    ready,
  )
  const laws = new Map(dictionaries.laws.map((law) => [law.id, law]))
  const titles = new Map([...dictionaries.guards, ...codedGuards].map((guard) => [guard.id, guard]))
  const lintBlocks = blockCache(engine)
  const completed = completePlaces(() => dictionaries.lexicon)
  const gathers = new Set(dictionaries.rules.flatMap((rule) => (rule.gather ? [rule.id] : [])))

  function check(document: SourceDocument, options: CheckOptions): CheckedDocument {
    const settings = statedOptions(document, options)
    const labelled = outline(document, { kind: settings.kind, sections: settings.sections })
    const known = facts(document, labelled)
    const chosen = dictionaries.packs.filter(({ id }) => settings.packs?.includes(id))
    const stated = settings.region.length ? settings.region : (known.region?.value ?? [])
    const region = completed([...stated, ...chosen.flatMap((pack) => pack.region)])
    const regime = known.regime?.value ?? null
    const starts = startsOf(document)
    const paths = labelled.headings.map(() => null as string[] | null)
    const fingerprints = new Map<string, number>()
    const results = lintBlocks(document.blocks, labelled, regime)
    const located: Located[] = []
    const fallen = new Set<number>()
    const first = new Set<number>()
    const complete = isComplete(labelled)

    // A walk over all results is slow; most have nothing.
    const marks = marksOf(results)
    let excludedCount = 0
    for (let index = 0; index < marks.length; index++) {
      if (marks[index]! & mark.seen) for (const rule of results[index]!.seen) fallen.add(rule)
      excludedCount += excludedIn(marks[index]!)
    }
    const bases = new Map<number, readonly Basis[]>()
    const pathOf = (index: number): readonly string[] => {
      const label = labelled.labels[index]!
      if (label.heading < 0) return []
      const path = paths[label.heading] ?? headingPath(labelled, label)
      paths[label.heading] = path
      return path
    }
    const withOthers = (finding: Finding, others: readonly BlockSpan[]): Finding => {
      const message = otherPlace(options.locale)
      const related = others.map(({ block, start, end }) => {
        const range = sourceRange(document.blocks[block]!, start, end)
        return { message, range: rangeOf(starts, range.start, range.end) }
      })
      return { ...finding, related: [...finding.related, ...related] }
    }
    const place = (index: number, found: BlockFinding, others: readonly BlockSpan[] = []) => {
      const block = document.blocks[index]!
      const label = labelled.labels[index]!
      const rule = engine.rules[found.rule]!
      const setting = options.rules?.[rule.id] ?? options.rules?.[rule.category]
      if (setting === 'off' || fallen.has(found.rule) || !inRegion(rule.region ?? [], region)) return
      if ((rule.once && first.has(found.rule)) || (rule.whole && !complete)) return
      if (ignored(block, found.captures, options.ignoreWords)) return
      const basis = bases.get(found.rule) ?? basisOf(rule.basis, laws, settings.asOf, region, regime)
      bases.set(found.rule, basis)
      if (!basis.length) return
      first.add(found.rule)
      const path = pathOf(index)
      const finding = placeFinding(rule, setting ? { ...found, certainty: setting } : found, block, starts, {
        section: label.section,
        path,
        basis,
        fingerprint: identify(rule.id, block, found, path.at(-1) ?? '', fingerprints),
        locale: options.locale,
        source: document.source,
      })
      located.push({ block: index, finding: others.length ? withOthers(finding, others) : finding })
    }
    for (let index = 0; index < marks.length; index++)
      if (marks[index]! & mark.findings) for (const found of results[index]!.findings) place(index, found)
    for (const { block, finding, others } of documentMatches(
      document,
      labelled,
      known,
      results,
      engine.rules,
      onFault,
      dictionaries.outlines,
    ))
      place(block, finding, others)
    const { kept: unwaived, waived } = applyWaivers(
      document,
      gather(located, gathers, document.blocks, labelled, samePlace(options.locale)),
      settings,
      starts,
    )
    const { kept, baselined } = takeBaselined(unwaived.sort(byPlace), settings.baseline)
    const isOn = (rule: RuleData): boolean =>
      (options.rules?.[rule.id] ?? options.rules?.[rule.category]) !== 'off' &&
      inRegion(rule.region ?? [], region) &&
      basisOf(rule.basis, laws, settings.asOf, region, regime).length > 0
    let excluded: Excluded[] | undefined
    let open: readonly OpenQuestion[] | undefined
    return {
      document,
      outline: labelled,
      facts: known,
      lineStarts: starts,
      findings: kept,
      waived,
      baselined,
      excludedCount,
      asOf: settings.asOf,
      region,
      get rulesOn() {
        return engine.rules.filter(isOn).length
      },
      get vendorThroughout() {
        const found = prevailingVendor(results, (index) => labelled.labels[index]!.section)
        if (!found) return null
        const places = found.places.map(({ block, start, end }) => {
          const range = sourceRange(document.blocks[block]!, start, end)
          return rangeOf(starts, range.start, range.end)
        })
        return { vendor: found.vendor, places }
      },
      get vendorMentions() {
        return vendorMentions(results, document.blocks)
      },
      namesIn: (finding) => namesIn(finding, document, results, engine.rules),
      get excluded() {
        excluded ??= excludedPlaces(document, results, engine.rules, titles, starts, options.locale)
        return excluded
      },
      get open() {
        open ??= openQuestions({ document, outline: labelled, results, facts: known }, engine.rules, starts, options)
        return open
      },
    }
  }

  return {
    version: dictionaries.version,
    rulesHash: dictionaries.hash,
    rules: dictionaries.rules,
    laws: dictionaries.laws,
    packs: dictionaries.packs,
    wordings: dictionaries.wordings,
    get commonTexts() {
      return dictionaries.commonTexts
    },
    guards: [...titles.values()].map(({ id, title, titleEn }) => ({ id, title, titleEn })),
    read: readDocument,
    open: openDocument,
    readSource(languageId, source, previous) {
      const markdown = languageId === 'markdown'
      if (!previous) return markdown ? readMarkdown(source) : readText(source)
      const old = knownStarts.get(previous)
      const document = markdown ? rereadMarkdown(previous, source) : rereadText(previous, source)
      const edit = editOf(document)
      if (old && edit && document !== previous) knownStarts.set(document, editedStarts(old, edit, source))
      return document
    },
    check,
  }
}

function inRegion(wanted: readonly string[], region: readonly string[]): boolean {
  return wanted.every((name) => region.includes(name))
}

function ignored(
  block: Block,
  captures: readonly { start: number; end: number }[],
  words: readonly string[] | undefined,
): boolean {
  return !!words?.length && captures.some((capture) => words.includes(block.text.slice(capture.start, capture.end)))
}

const knownStarts = new WeakMap<SourceDocument, Int32Array>()

function startsOf(document: SourceDocument): Int32Array {
  const starts = knownStarts.get(document) ?? lineStarts(document.source)
  knownStarts.set(document, starts)
  return starts
}

/** Fingerprints of block findings by heading: they hold as long as the cached result lives. */
const identities = new WeakMap<BlockFinding, Map<string, string>>()

function identify(rule: string, block: Block, found: BlockFinding, heading: string, seen: Map<string, number>): string {
  const text = block.text.slice(found.start, found.end)
  let known = identities.get(found)
  if (!known) {
    known = new Map()
    identities.set(found, known)
  }
  let base = known.get(heading)
  if (base === undefined) {
    base = fingerprint(rule, text, sentenceAround(block.text, found.start, found.end), heading, 0)
    known.set(heading, base)
  }
  const count = seen.get(base) ?? 0
  seen.set(base, count + 1)
  return count ? hashText(`${base}|${count}`) : base
}

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf('；', start)) + 1
  const to = text.indexOf('。', end)
  return text.slice(from, to < 0 ? Math.min(text.length, end + 80) : to)
}
