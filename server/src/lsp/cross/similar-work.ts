import type { Diagnostic } from 'vscode-languageserver/node'
import type { Passage, VendorSimilarity } from '../../core/similarity.ts'
import { percent, pieces, worstBlocks } from '../../report/similar/view.ts'
import { conclusion, similarWords } from '../../report/similar/words.ts'
import type { Locale } from '../../service/api.ts'
import type { similarity } from '../../service/similar.ts'
import type { SimilarView, VendorView } from '../cross-protocol.ts'
import { messagesOf } from '../messages.ts'
import type { Marked, WorkParts } from './compare-work.ts'
import { documentOf, type Held, type Outcome, placeIn } from './outcome.ts'
import type { CrossSource } from './sources.ts'

/** Passages of one paper that a view lists. */
const mostPassages = 200

/**
 * Compares a design, the first source, with papers of vendors; papers that cannot be read are left out. Null when the design cannot
 * be read. The sources must be current.
 */
export function similarWork(
  id: string,
  all: readonly CrossSource[],
  compare: typeof similarity,
  commonTexts: readonly string[],
  parts: WorkParts,
): Outcome<SimilarView> | null {
  const { locale } = parts
  const design = all[0]
  if (!design?.checked) return null
  const { checked } = design
  const papers = all.flatMap((source, at): Held[] => (at > 0 && source.checked ? [{ source, at }] : []))
  const named = ({ source }: Held) => ({ path: source.name, document: source.checked!.document })
  const own: Held = { source: design, at: 0 }
  const found = compare(named(own), papers.map(named), commonTexts, checked.outline.documentKind)
  const through = checked.vendorThroughout
  const verdict = papers.length === 0 && through ? 'single-vendor' : found.verdict
  const words = similarWords(locale)
  const [verdictText, advice] = conclusion({ verdict, vendors: found.vendors }, words)
  const marks = all.map((): Diagnostic[] => [])
  if (design.shown)
    found.vendors.forEach((vendor, at) => {
      for (const passage of vendor.passages) marks[0]!.push(markOf(passage, vendor, own, papers[at]!, parts))
    })
  const view: SimilarView = {
    kind: 'similar',
    id,
    documents: all.map(documentOf),
    title: words.title,
    verdict,
    verdictText,
    advice,
    throughout: through && words.throughout(through.vendor, through.places.length),
    vendors: found.vendors.map((vendor, at) => vendorView(vendor, own, papers[at]!, locale)),
    blocks: worstBlocks(found).map(({ path, vendor, share }) => ({
      path: path.join(' › ') || words.start,
      vendor,
      share: percent(share),
    })),
    note: words.discounted,
  }
  return { view, marks, said: [] }
}

function vendorView({ share, passages }: VendorSimilarity, design: Held, paper: Held, locale: Locale): VendorView {
  const words = similarWords(locale)
  return {
    document: paper.at,
    share: percent(share),
    passages: passages.slice(0, mostPassages).map((passage) => {
      const [here, there] = pieces(passage)
      const { range, vendorRange } = passage
      return {
        here: { ...placeIn(design, range, words.line(range.start.line)), pieces: here },
        there: { ...placeIn(paper, vendorRange, words.line(vendorRange.start.line)), pieces: there },
      }
    }),
    more: passages.length > mostPassages ? words.more(passages.length - mostPassages) : '',
  }
}

function markOf(
  { range, vendorRange, vendorText }: Passage,
  { share }: VendorSimilarity,
  design: Held,
  paper: Held,
  { markOf: mark, related, locale }: WorkParts,
): Diagnostic {
  const messages = messagesOf(locale)
  const { name, uri } = paper.source
  const place = similarWords(locale).line(vendorRange.start.line)
  const at = placeIn(paper, vendorRange, place)
  const finding: Marked = {
    ...{ rule: 'similar/passage', certainty: 'review', severity: 'information' },
    ...{ message: messages.passage(name, percent(share)), range, related: [] },
    fingerprint: '',
  }
  const own = mark(finding, design.source.uri)
  if (!related) return own
  const message = messages.stagePlace(name, place, vendorText)
  return { ...own, relatedInformation: [{ message, location: { uri, range: at.range } }] }
}
