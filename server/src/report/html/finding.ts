import { type Markup, markup, nothing } from '../markup.ts'
import type { Review, ReviewFile, ReviewItem } from '../review/review.ts'
import { fileVerdict } from '../review/rows.ts'
import { type ReviewWords, reviewWords } from '../review/words.ts'
import { certaintyName, kindName } from '../words.ts'

function line(label: string, value: Markup): Markup {
  return markup`<dt>${label}</dt><dd>${value}</dd>`
}

/** One entry plainly, several as a list. */
function list(entries: readonly Markup[]): Markup {
  if (entries.length < 2) return entries[0] ?? nothing
  return markup`<ul>${entries.map((entry) => markup`<li>${entry}</li>`)}</ul>`
}

function answers(words: ReviewWords): Markup {
  return markup`<div class="answers"><div>${words.reply}</div><div>${words.conclusion}</div></div>`
}

/** One finding: where, the sentence with the words marked, what is wrong and why, law, suggestions, room for the answer. */
function article(item: ReviewItem, file: number, review: Review, words: ReviewWords): Markup {
  const { locale } = review.context
  const { finding, quote, laws, related } = item
  const { certainty, category } = finding
  const badge = markup`<span class="badge ${certainty}">${certaintyName(certainty, locale)}</span>`
  const path = finding.path.length > 1 ? markup` <span class="where">${finding.path.join(' › ')}</span>` : nothing
  return markup`<article id="w${item.number}" class="${certainty}" data-certainty="${certainty}" data-category="${category}" data-file="${file}">
<header><h5>${item.number}. ${item.title || kindName('category', category, locale)}</h5>${badge}<span class="where">${item.place}</span>${path}</header>
<blockquote>${quote.before}<mark>${quote.words}</mark>${quote.after}</blockquote>
<dl>${line(words.category, markup`${kindName('category', category, locale)} <code class="rule">${finding.rule}</code> <span class="hash">${words.fingerprint} ${finding.fingerprint}</span>`)}${line(
    words.message,
    markup`${finding.message}`,
  )}${item.why ? line(words.why, markup`${item.why}`) : nothing}${
    laws.length > 0
      ? line(
          words.basis,
          list(
            laws.map(
              ({ text, gist }) => markup`${text}${gist ? markup`<br><span class="gist">${gist}</span>` : nothing}`,
            ),
          ),
        )
      : nothing
  }${
    finding.rewrites.length > 0
      ? line(words.suggestions, list(finding.rewrites.map(({ title, text }) => markup`${title}${words.colon}${text}`)))
      : nothing
  }${
    related.length > 0
      ? line(words.related, list(related.map(({ message, place }) => markup`${place}${words.colon}${message}`)))
      : nothing
  }</dl>
${answers(words)}
</article>
`
}

/** Items one after the other in the same chapter. */
function chapters(items: readonly ReviewItem[]): { readonly title: string; readonly items: ReviewItem[] }[] {
  const found: { title: string; items: ReviewItem[] }[] = []
  for (const item of items) {
    const last = found.at(-1)
    if (last && last.title === item.chapter) last.items.push(item)
    else found.push({ title: item.chapter, items: [item] })
  }
  return found
}

/** All findings of a file by chapter; `at` is the file's number from 0, which its anchor is made of. */
export function fileSection(file: ReviewFile, at: number, review: Review, chart: Markup): Markup {
  const { report, items } = file
  const { locale } = review.context
  const words = reviewWords(locale)
  const head = markup`<h3>${report.path}</h3>
<p class="note">${report.error ? nothing : markup`${kindName('document', report.documentKind, locale)}<br>`}${
    report.sha256 ? markup`<span class="hash">${words.sha256} ${report.sha256}</span>` : nothing
  }</p>
`
  const verdict = fileVerdict(file, review)
  const body = report.error
    ? markup`<p class="failed">${verdict.title}${words.colon}${verdict.text}</p>`
    : items.length === 0
      ? markup`<p>${verdict.title}</p>`
      : chapters(items).map(
          ({ title, items: own }) =>
            markup`<section data-group><h4>${title || words.beforeHeadings}</h4>
${own.map((item) => article(item, at, review, words))}</section>
`,
        )
  return markup`<section class="file" id="f${at + 1}" data-group>${head}${chart}${body}</section>
`
}
