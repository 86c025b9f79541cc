import { readFileSync } from 'node:fs'

/** A range of widths in a font, as unpdf's file has it: every code from the first to the last gets one. */
const range =
  /for\s*\(\s*let (\w+)\s*=\s*(\w+);\s*\1\s*<=\s*(\w+);\s*\1\+\+\)\s*(\w+)\[\1\]\s*=\s*(\w+)\}?\s*else\s*break/g

/** PDF.js with an end to the widths of a font: a file may state four thousand million of them in ten bytes, and Node ends over it. */
export function mended(code) {
  let count = 0
  const text = code.replace(range, (all, at, _first, last) => {
    count++
    return all.replace(`${at}<=${last}`, `${at}<=Math.min(${last},65535)`)
  })
  if (count !== 2)
    throw new Error(`PDF.js has changed: ${count} ranges of widths instead of 2; look at ${import.meta.url}`)
  return text
}

export const mendedPdfjs = {
  name: 'mended-pdfjs',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]unpdf[/\\]dist[/\\]pdfjs\.mjs$/ }, ({ path }) => ({
      contents: mended(readFileSync(path, 'utf8')),
      loader: 'js',
    })),
}
