import { type SourceDocument, sourceRange } from '../../server/src/core/block.ts'
import { holds } from './target.ts'

/** Positions of whatever reader lie inside the text, ascend, and lead back to it. `literal`: the text is the file's own. */
export function checkPlaces(document: SourceDocument, literal: boolean): void {
  const { source, blocks, directives, frontMatter } = document
  let last = 0
  for (const { start, end, text, map } of blocks) {
    holds(start >= last && end >= start && end <= source.length, `block ${start}-${end} behind ${last}`)
    last = literal ? end : start
    holds(map.length > 0 && map.length % 2 === 0 && map[0] === 0, 'a map has pairs and begins at 0')
    for (let i = 2; i < map.length; i += 2)
      holds(map[i]! > map[i - 2]! && map[i + 1]! > map[i - 1]! && map[i]! < text.length, 'a map ascends')
  }
  for (const block of blocks) {
    for (let at = 0; at < block.text.length; at++) {
      const { start, end } = sourceRange(block, at, at + 1)
      holds(start >= block.start && end <= block.end, `character ${at} lies at ${start}-${end}, outside of its block`)
      const letter = block.text[at]!
      // a blank may stand for a line break, a character, or two that make one, for an entity
      const entity = source[start] === '&' || (source[start] === '#' && letter >= '\udc00')
      if (letter.trim() !== '' && letter > ' ' && !entity)
        holds(source[start] === letter, `character ${at} is ${letter}, not ${source[start]}`)
    }
  }
  for (const { start, end, block } of directives) {
    holds(start >= 0 && end > start && end <= source.length, `directive ${start}-${end}`)
    holds(block >= 0 && block <= blocks.length, `directive before block ${block}`)
  }
  for (const { key, value, keyStart, keyEnd, start, end } of frontMatter) {
    holds(source.slice(keyStart, keyEnd) === key, `key ${key} at ${keyStart}`)
    holds(source.slice(start, end) === value, `value ${value} at ${start}`)
  }
}

/** Everything that a reader gave, for comparing two readings. */
export function printed(document: unknown): string {
  return JSON.stringify(document, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value,
  )
}

/** Reading twice gives the same. */
export function checkSame(first: unknown, second: unknown): void {
  holds(printed(first) === printed(second), 'reading twice gives two results')
}
