import { type Markup, markup } from '../markup.ts'
import type { Tally } from '../review/figures.ts'
import type { ReviewWords } from '../review/words.ts'

/** A share of the width in per cent, with at most two places. */
function share(part: number, most: number): string {
  return `${Math.round((part / most) * 10000) / 100}%`
}

/** One bar, certain findings first, then those to review; the longest bar of the chart takes the whole width. */
export function bar({ certain, review }: Tally, most: number, words: ReviewWords): Markup {
  const label = `${words.certain} ${certain}${words.space || '，'}${words.review} ${review}`
  const end = share(certain, most)
  return markup`<svg role="img" aria-label="${label}"><rect class="certain-bar" width="${end}" height="100%"/><rect class="review-bar" x="${end}" width="${share(
    review,
    most,
  )}" height="100%"/></svg>`
}

/** The longest bar's count, at least 1. */
export function longest(tallies: readonly Tally[]): number {
  return Math.max(1, ...tallies.map(({ certain, review }) => certain + review))
}

/** What the colours mean. */
export function legend(words: ReviewWords): Markup {
  const square = (name: string, text: string): Markup =>
    markup`<span><svg aria-hidden="true"><rect class="${name}" width="100%" height="100%"/></svg>${text}</span>`
  return markup`<p class="legend">${square('certain-bar', words.certain)}${square('review-bar', words.review)}</p>`
}

/** A table whose rows have bars: the figures can be read without seeing the picture. */
export function chart(title: string, head: string, tallies: readonly Tally[], words: ReviewWords): Markup {
  const most = longest(tallies)
  const rows = tallies.map(
    (
      one,
    ) => markup`<tr><th scope="row">${one.name}</th><td class="bar">${bar(one, most, words)}</td>${figures(one)}</tr>
`,
  )
  return markup`<table><caption>${title}</caption><thead><tr><th scope="col">${head}</th><td class="bar"></td>${figureHeads(words)}</tr></thead><tbody>
${rows}</tbody></table>
`
}

/** The heads of the three columns of figures. */
export function figureHeads(words: ReviewWords): Markup {
  return markup`${[words.certain, words.review, words.total].map((one) => markup`<th scope="col" class="figure">${one}</th>`)}`
}

/** Certain, to review, total; a file that could not be checked has none, which is not the same as 0. */
export function figures({ certain, review }: Tally, checked = true): Markup {
  return markup`${[certain, review, certain + review].map((one) => (checked ? one : '—')).map((one) => markup`<td class="figure">${one}</td>`)}`
}
