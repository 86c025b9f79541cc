import { type Html, html } from './html.ts'
import type { ReportWords } from './words.ts'

/** Findings of one chapter or category. */
export interface Tally {
  readonly name: string
  readonly certain: number
  readonly review: number
}

/** Sums by a name, in the order in which the names come. */
export function tally<T extends { readonly certainty: 'certain' | 'review' }>(
  findings: readonly T[],
  nameOf: (finding: T) => string,
): readonly Tally[] {
  const sums = new Map<string, { name: string; certain: number; review: number }>()
  for (const finding of findings) {
    const name = nameOf(finding)
    const sum = sums.get(name) ?? { name, certain: 0, review: 0 }
    sum[finding.certainty]++
    sums.set(name, sum)
  }
  return [...sums.values()]
}

/** A table with a bar in each row, drawn as SVG: the figures can be read without seeing the picture. */
export function chart(title: string, tallies: readonly Tally[], words: ReportWords): Html {
  const most = Math.max(1, ...tallies.map(({ certain, review }) => certain + review))
  const share = (part: number) => `${Math.round((part / most) * 10000) / 100}%`
  const rows = tallies.map(({ name, certain, review }) => {
    const label = words.counts(certain, review)
    const bars = html`<rect class="certain" width="${share(certain)}" height="100%"/><rect class="review" x="${share(certain)}" width="${share(review)}" height="100%"/>`
    return html`<tr><th scope="row">${name}</th><td><svg role="img" aria-label="${label}">${bars}</svg></td><td class="figure">${certain}</td><td class="figure">${review}</td></tr>`
  })
  return html`<table><caption>${title}</caption><thead><tr><th></th><td></td><th scope="col" class="figure">${words.certain}</th><th scope="col" class="figure">${words.review}</th></tr></thead><tbody>${rows}</tbody></table>`
}
