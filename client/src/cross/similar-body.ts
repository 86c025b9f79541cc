import type { PassageSide, SimilarView, VendorView } from '../../../server/src/lsp/cross-protocol.ts'
import { type Html, html } from '../report/html.ts'
import { head, placeKey } from './head.ts'
import type { CrossWords } from './words.ts'

/** How much of a design stands in vendors' papers, to stand in <main>: verdict, shares, and the passages side by side. */
export function similarBody(view: SimilarView, ended: boolean, words: CrossWords): Html {
  const { verdict, verdictText, advice, throughout, vendors, blocks, note } = view
  const nameOf = ({ document }: VendorView) => view.documents[document]?.name ?? ''
  const rows = vendors.map((vendor) => shareRow([nameOf(vendor)], vendor.share))
  const shares = html`<section><h2>${words.shares}</h2><table><tbody>${rows}</tbody></table></section>`
  const parts = blocks.map(({ path, vendor, share }) => shareRow([path, vendor], share))
  const worst = parts.length
    ? html`<section><h2>${words.blocks}</h2><table><tbody>${parts}</tbody></table></section>`
    : html``
  return html`${head(view, ended, words)}<div class="verdict ${verdict}"><b>${verdictText}</b><p>${advice}</p>${throughout === null ? html`` : html`<p>${throughout}</p>`}</div>${shares}${worst}${vendors.map((vendor) => passages(vendor, nameOf(vendor), words))}<p class="nothing">${note}</p>`
}

function shareRow([name, ...others]: readonly [string, ...string[]], share: string): Html {
  return html`<tr><th scope="row">${name}</th>${others.map((other) => html`<td>${other}</td>`)}<td class="bar"><svg aria-hidden="true"><rect width="${share}" height="100%"/></svg></td><td class="figure">${share}</td></tr>`
}

function passages(vendor: VendorView, name: string, words: CrossWords): Html {
  if (vendor.passages.length === 0)
    return html`<section><h2>${name}</h2><p class="nothing">${words.noPassages}</p></section>`
  const pair = vendor.passages.map(
    ({ here, there }) =>
      html`<li class="passage"><div class="sides">${side(here, words.here)}${side(there, name)}</div></li>`,
  )
  const more = vendor.more ? html`<p class="nothing">${vendor.more}</p>` : html``
  return html`<section><h2>${words.passages(name, vendor.passages.length)}</h2><ol class="changes">${pair}</ol>${more}</section>`
}

function side(one: PassageSide, name: string): Html {
  const text = one.pieces.map((piece) => (piece.same ? html`<mark>${piece.text}</mark>` : html`${piece.text}`))
  return html`<div><button data-action="jump" data-place="${placeKey(one)}"><span class="where">${name} · ${one.place}</span><span class="text">${text}</span></button></div>`
}
