import type { CrossDocument, CrossPlace, CrossView } from '../../../server/src/lsp/cross-protocol.ts'
import { type Html, html } from '../report/html.ts'
import type { CrossWords } from './words.ts'

/** Title, files with what is wrong with them, and the button that ends the work. */
export function head(view: CrossView, ended: boolean, words: CrossWords): Html {
  const file = ({ name, fault }: CrossDocument, at: number): Html =>
    html`<li><button data-action="jump" data-place="${`${at} 0 0 0 0`}">${name}</button>${fault === null ? html`` : html`<span class="fault">${words.leftOut(fault)}</span>`}</li>`
  const state = ended
    ? html`<p class="fault">${words.ended}</p>`
    : html`<p class="actions"><button data-action="stop">${words.stop}</button></p>`
  return html`<header><h1>${view.title}</h1><ol class="files" aria-label="${words.files}">${view.documents.map(file)}</ol>${state}</header>`
}

/** What the page sends back when a place is clicked. */
export function placeKey({ document, range: { start, end } }: CrossPlace): string {
  return [document, start.line, start.character, end.line, end.character].join(' ')
}
