/**
 * What an inline parser makes of the raw inside of a block (lines without indentation, joined by \n).
 * In `text`, \n is a soft break and \r a hard one; markup is gone. `pairs` is ascending [text offset, raw offset, …],
 * beginning with text offset 0. `comments` are the raw ranges of HTML comments, [start, end) one after the other.
 */
export interface InlineText {
  readonly text: string
  readonly pairs: readonly number[]
  readonly bold: boolean
  readonly comments: readonly number[]
}

export type InlineParser = (raw: string) => InlineText

const markup = new Uint8Array(128)
for (const character of '*_`[]\\&<~') markup[character.charCodeAt(0)] = 1

/** Whether a stretch holds any character that can be inline markup. */
export function hasMarkup(source: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i)
    if (unit < 128 && markup[unit] === 1) return true
  }
  return false
}
