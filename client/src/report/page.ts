import { type Html, html } from './html.ts'
import { script } from './script.ts'
import { style } from './style.ts'

export interface Page {
  /** Fresh for each page; the only styles and the only script that run are those that carry it. */
  readonly nonce: string
  readonly language: string
  readonly title: string
  /** Kept by the page, so that it can be restored after a restart. */
  readonly uri: string
  readonly body: Html
  /** In place of those of the report. */
  readonly own?: { readonly style: string; readonly script: string }
}

/** The whole page of the report. It loads nothing: no picture, no font, no address. */
export function reportPage({ nonce, language, title, uri, body, own = { style, script } }: Page): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`
  return html`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${{ html: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style nonce="${nonce}">${{ html: own.style }}</style></head>
<body data-uri="${uri}"><main>${body}</main><script nonce="${nonce}">${{ html: own.script }}</script></body></html>`
    .html
}

/** From what browsers have too; randomUUID is missing where the editor comes without TLS. */
export function freshNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
