import type { Passage, VendorSimilarity } from '../../core/similarity.ts'
import { htmlPage } from '../html/page.ts'
import { style } from '../html/style.ts'
import { type Markup, markup, nothing } from '../markup.ts'
import { type Piece, percent, pieces, type SimilarReport, worstBlocks } from './view.ts'
import { conclusion, type SimilarWords, similarWords } from './words.ts'

const ownStyle = `${style}
.verdict{border:1px solid var(--rule);border-left:.35rem solid var(--link);border-radius:.3rem;padding:.6rem .9rem;margin:1rem 0}
.verdict.mixed{border-left-color:var(--review)}
.verdict.single-vendor{border-left-color:var(--certain)}
.verdict b{font-size:1.15rem}
.share-bar{fill:var(--link)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.3rem .9rem;border:1px solid var(--rule);border-radius:.3rem;padding:.5rem .8rem;margin:.6rem 0}
.pair h4{margin:0;font-size:.88rem}
.pair p{margin:0;white-space:pre-wrap}
.pair mark{background:none;color:inherit;text-decoration:underline solid var(--review) .1em;text-underline-offset:.2em;padding:0}
@media (max-width:40rem){.pair{grid-template-columns:1fr}}
@media print{.pair{break-inside:auto;margin:2.5mm 0;padding:1.5mm 3mm}.pair h4{break-after:avoid}.share-bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`

/** The comparison as one page that needs nothing besides and runs nothing; light, dark and on paper. */
export function similarHtml(report: SimilarReport): string {
  const { similarity, locale, tool, throughout } = report
  const words = similarWords(locale)
  const { verdict, vendors } = similarity
  const [concluded, advice] = conclusion(similarity, words)
  return htmlPage(
    { locale, title: words.title, style: ownStyle },
    markup`<header><h1>${words.title}</h1>
<dl><dt>${words.document}</dt><dd>${similarity.document}</dd></dl>
<div class="verdict ${verdict}"><b>${concluded}</b><p class="note">${advice}</p></div>
${throughout ? markup`<p class="failed">${words.throughout(throughout.vendor, throughout.places)}</p>` : nothing}
</header>
<main>
${vendors.length > 0 ? shares(words.vendors, words.vendor, vendors, words) : nothing}${blocks(report, words)}${
  vendors.length > 0
    ? markup`<section id="passages"><h2>${words.passages}</h2>
${vendors.map((vendor) => vendorPassages(vendor, words))}</section>
`
    : nothing
}</main>
<footer><p>${words.discounted}</p><p>${words.footer(tool.name, tool.version)}</p></footer>
`,
  )
}

function bar(share: number): Markup {
  return markup`<svg aria-hidden="true"><rect class="share-bar" width="${percent(share)}" height="100%"/></svg>`
}

function shares(title: string, head: string, vendors: readonly VendorSimilarity[], words: SimilarWords): Markup {
  const rows = vendors.map(
    ({ path, share }) =>
      markup`<tr><th scope="row">${path}</th><td class="bar">${bar(share)}</td><td class="figure">${percent(share)}</td></tr>
`,
  )
  return markup`<section><h2>${title}</h2>
<table><thead><tr><th scope="col">${head}</th><td class="bar"></td><th scope="col" class="figure">${words.share}</th></tr></thead><tbody>
${rows}</tbody></table></section>
`
}

function blocks({ similarity }: SimilarReport, words: SimilarWords): Markup {
  const worst = worstBlocks(similarity)
  if (worst.length === 0) return nothing
  const rows = worst.map(
    ({ path, vendor, share }) =>
      markup`<tr><th scope="row">${path.join(' › ') || words.start}</th><td>${vendor}</td><td class="bar">${bar(share)}</td><td class="figure">${percent(share)}</td></tr>
`,
  )
  return markup`<section><h2>${words.blocks}</h2>
<table><thead><tr><th scope="col">${words.block}</th><th scope="col">${words.vendor}</th><td class="bar"></td><th scope="col" class="figure">${words.share}</th></tr></thead><tbody>
${rows}</tbody></table></section>
`
}

function vendorPassages({ path, passages }: VendorSimilarity, words: SimilarWords): Markup {
  if (passages.length === 0) return markup`<h3>${path}</h3><p>${words.none}</p>`
  return markup`<h3>${path}</h3>
<p class="note">${words.passageCount(passages.length)}</p>
${passages.map((passage) => pair(passage, words))}`
}

function pair(passage: Passage, words: SimilarWords): Markup {
  const [here, there] = pieces(passage)
  const side = (name: string, line: number, said: readonly Piece[]): Markup =>
    markup`<div><h4>${name} <span class="where">${words.line(line)}</span></h4><p>${said.map(({ text, same }) =>
      same ? markup`<mark>${text}</mark>` : text,
    )}</p></div>`
  return markup`<div class="pair">${side(words.here, passage.range.start.line, here)}${side(
    words.there,
    passage.vendorRange.start.line,
    there,
  )}</div>
`
}
