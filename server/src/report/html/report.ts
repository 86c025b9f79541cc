import { type Markup, markup, nothing } from '../markup.ts'
import { allItems, byCategory, byChapter, byFile, bySection, cited } from '../review/figures.ts'
import { headFacts, notes } from '../review/head.ts'
import type { Review } from '../review/review.ts'
import { type ReviewWords, reviewWords } from '../review/words.ts'
import { certaintyName, kindName } from '../words.ts'
import { bar, chart, figureHeads, figures, legend, longest } from './chart.ts'
import { fileSection } from './finding.ts'
import { htmlPage } from './page.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** The review as one page that needs nothing besides: no network, no other file. */
export function reportHtml(review: Review): string {
  const { context } = review
  const words = reviewWords(context.locale)
  return htmlPage(
    { locale: context.locale, title: context.title, style, script },
    markup`<a class="skip" href="#findings">${words.toFindings}</a>
${cover(review, words)}<main>
${summary(review, words)}${findings(review, words)}${laws(review, words)}</main>
${foot(review, words)}`,
  )
}

function cover(review: Review, words: ReviewWords): Markup {
  const { summary } = review
  const shown = allItems(review)
  const facts = headFacts(review).map(
    ([label, value]) => markup`<dt>${label}</dt>${value ? markup`<dd>${value}</dd>` : markup`<dd class="blank"></dd>`}`,
  )
  const total = (count: number, name: string): Markup => markup`<li><b>${count}</b>${name}</li>`
  const certain = shown.filter((item) => item.finding.certainty === 'certain').length
  return markup`<header class="cover"><h1>${review.context.title}</h1>
<dl>${facts}</dl>
<ul class="totals">${total(certain, words.certain)}${total(shown.length - certain, words.review)}${
    summary.waived > 0 ? total(summary.waived, words.waived) : nothing
  }${summary.failed > 0 ? total(summary.failed, words.failed) : nothing}</ul>
${notes(review).map((note) => markup`<p class="note">${note}</p>`)}
<nav><ul><li><a href="#summary">${words.summary}</a></li><li><a href="#findings">${words.findings}</a></li>${
    shown.some((item) => item.laws.length > 0) ? markup`<li><a href="#laws">${words.citedLaws}</a></li>` : nothing
  }</ul></nav>
</header>
`
}

function summary(review: Review, words: ReviewWords): Markup {
  const files = byFile(review)
  const most = longest(files)
  const categories = byCategory(review)
  const single = review.files.length === 1
  const chapters = single ? byChapter(review.files[0]!, review) : bySection(review)
  const rows = files.map(
    (one, at) => markup`<tr><th scope="row"><a href="#f${at + 1}">${one.name}</a></th><td class="kind">${
      one.verdict || one.kind
    }</td><td class="bar">${bar(one, most, words)}</td>${figures(one, !one.verdict)}</tr>
`,
  )
  return markup`<section id="summary"><h2>${words.summary}</h2>
${legend(words)}<table><caption>${words.byFile}</caption><thead><tr><th scope="col">${words.file}</th><th scope="col" class="kind">${words.kind}</th><td class="bar"></td>${figureHeads(words)}</tr></thead><tbody>
${rows}</tbody></table>
${categories.length > 0 ? chart(words.byCategory, words.category, categories, words) : nothing}${
  chapters.length > 0 ? chart(single ? words.byChapter : words.bySection, words.chapter, chapters, words) : nothing
}</section>
`
}

function choice(name: string, label: string, options: readonly (readonly [string, string])[], all: string): Markup {
  return markup`<label>${label}<select name="${name}"><option value="">${all}</option>${options.map(
    ([value, text]) => markup`<option value="${value}">${text}</option>`,
  )}</select></label>`
}

/** The choices, hidden until the script is there to act on them. */
function filters(review: Review, words: ReviewWords): Markup {
  const { locale } = review.context
  const items = allItems(review)
  const present = [...new Set(items.map((item) => item.finding.category))]
  const certainties = [...new Set(items.map((item) => item.finding.certainty))].sort()
  const files = review.files.flatMap(({ report, items: own }, at) =>
    own.length > 0 ? [[String(at), report.path] as const] : [],
  )
  return markup`<form hidden aria-label="${words.filter}">${[
    choice(
      'certainty',
      words.certainty,
      certainties.map((one) => [one, certaintyName(one, locale)]),
      words.all,
    ),
    choice(
      'category',
      words.category,
      present.map((one) => [one, kindName('category', one, locale)]),
      words.all,
    ),
    choice('file', words.file, files, words.all),
  ]}<button type="reset">${words.reset}</button></form>
<p class="note" id="shown" role="status" data-words="${words.shown}" hidden></p>
`
}

function findings(review: Review, words: ReviewWords): Markup {
  const many = review.files.length > 1
  const sections = review.files.map((file, at) => {
    const own = byChapter(file, review)
    return fileSection(
      file,
      at,
      review,
      many && own.length > 1 ? chart(words.byChapter, words.chapter, own, words) : nothing,
    )
  })
  return markup`<section id="findings"><h2>${words.findings}</h2>
${filters(review, words)}${sections}</section>
`
}

function laws(review: Review, words: ReviewWords): Markup {
  const rows = cited(review).map(
    ({ text, gist, count }) =>
      markup`<tr><td>${text}${gist ? markup`<br><span class="gist">${gist}</span>` : nothing}</td><td class="figure">${count}</td></tr>
`,
  )
  if (rows.length === 0) return nothing
  return markup`<section id="laws"><h2>${words.citedLaws}</h2>
<table><thead><tr><th scope="col">${words.law}</th><th scope="col" class="figure">${words.cited}</th></tr></thead><tbody>
${rows}</tbody></table></section>
`
}

/** What makes the report traceable: every file's hash, the rules' hash, the day of the law, the tool. */
function foot(review: Review, words: ReviewWords): Markup {
  const { tool, asOf, rules } = review.context
  const hashes = review.files.map(
    ({ report }) =>
      markup`<dt>${report.path}</dt><dd class="hash">${report.sha256 ? `${words.sha256} ${report.sha256}` : words.failed}</dd>`,
  )
  return markup`<footer><p>${words.rules}${words.colon}${words.ruleCount(rules.length, tool.rulesHash)}<br>${words.asOf}${words.colon}${asOf}<br>${words.tool}${words.colon}${tool.name} ${tool.version}</p>
<dl>${hashes}</dl></footer>
`
}
