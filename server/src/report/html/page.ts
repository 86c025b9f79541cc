import { createHash } from 'node:crypto'
import type { Locale } from '../../service/api.ts'
import { type Markup, markup, nothing, trusted } from '../markup.ts'

/** What stands around the body of a page. */
export interface PageFrame {
  readonly locale: Locale
  readonly title: string
  readonly style: string
  /** Without one the page runs nothing. */
  readonly script?: string
}

/** A source of the policy: this very text and no other may run, whatever gets into the page. */
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** A page that needs nothing besides: no network, no other file. */
export function htmlPage({ locale, title, style, script }: PageFrame, body: Markup): string {
  const runs = script === undefined ? '' : ` script-src ${hashSource(script)};`
  const policy = `default-src 'none'; style-src ${hashSource(style)};${runs} base-uri 'none'; form-action 'none'`
  return markup`<!DOCTYPE html>
<html lang="${locale === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${body}${
  script === undefined
    ? nothing
    : markup`<script>${trusted(script)}</script>
`
}</body>
</html>
`.markup
}
