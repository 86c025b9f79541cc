import type { ComparedItem, ComparedPair, ComparedSide, CompareView } from '../../../server/src/lsp/cross-protocol.ts'
import { type Html, html } from '../report/html.ts'
import { head, placeKey } from './head.ts'
import type { CrossWords } from './words.ts'

/** What differs between the stages of a project, to stand in <main>: figures, a filter, and each change with both places. */
export function compareBody(view: CompareView, ended: boolean, words: CrossWords): Html {
  const { certain, review, none, pairs } = view
  const figures = [
    ['certain', certain, words.certain],
    ['review', review, words.review],
    ['', none, words.harmless],
  ] as const
  const cells = figures.map(([kind, count, name]) => html`<div class="${kind}"><dt>${name}</dt><dd>${count}</dd></div>`)
  const all = certain + review + none
  return html`${head(view, ended, words)}<p class="summary">${view.summary}</p><dl class="figures">${cells}</dl>${all ? filter(words) : html``}${pairs.map((pair) => pairSection(pair, words))}<p id="none" class="nothing" hidden>${words.nothingShown}</p>`
}

function filter(words: CrossWords): Html {
  const choice = (value: string, name: string) =>
    html`<label><input type="radio" name="certainty" value="${value}">${name}</label>`
  return html`<form><fieldset><legend>${words.show}</legend>${[
    choice('', words.all),
    choice('certain', words.certain),
    choice('review', words.review),
    choice('none', words.harmless),
  ]}</fieldset></form>`
}

function pairSection({ title, from, to, nothing, changes }: ComparedPair, words: CrossWords): Html {
  if (changes.length === 0) return html`<section><h2>${title}</h2><p class="nothing">${nothing}</p></section>`
  return html`<section data-group><h2>${title}</h2><ol class="changes">${changes.map((one) => item(one, from, to, words))}</ol></section>`
}

function item(change: ComparedItem, from: string, to: string, words: CrossWords): Html {
  const { certainty, certaintyName, kind, subject, message, basis } = change
  const law = basis ? html`<p class="basis">${words.basis}${basis}</p>` : html``
  return html`<li class="${certainty}" data-certainty="${certainty}"><p class="what"><b>${subject}</b> <span>${kind} · ${certaintyName}</span></p><p>${message}</p><div class="sides">${side(change.from, from, words)}${side(change.to, to, words)}</div>${law}</li>`
}

function side(one: ComparedSide | null, stage: string, words: CrossWords): Html {
  if (!one) return html`<div><span class="where">${stage}</span><span class="nothing">${words.missing}</span></div>`
  return html`<div><button data-action="jump" data-place="${placeKey(one)}"><span class="where">${stage} · ${one.place}</span><span class="text">${one.text}</span></button></div>`
}
