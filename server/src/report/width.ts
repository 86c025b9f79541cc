/** Columns that a character takes on a terminal: 2 for CJK and full-width forms, 0 for combining marks, else 1. */
export function charWidth(code: number): number {
  if (code < 0x300) return 1
  if (code <= 0x36f || code === 0x200b || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) return 0
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  return wide ? 2 : 1
}

/** Columns that a text takes on a terminal. */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text) width += charWidth(char.codePointAt(0)!)
  return width
}

/**
 * A text that is safe to print: tabs and line breaks become blanks, other control and direction marks U+FFFD,
 * so that a document cannot steer the terminal. The length stays the same.
 */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}

/** At most `columns` columns of the text, with … when cut. */
export function clip(text: string, columns: number): string {
  let width = 0
  let end = 0
  let fit = 0
  for (const char of text) {
    width += charWidth(char.codePointAt(0)!)
    end += char.length
    if (width <= columns - 1) fit = end
    if (width > columns) return `${text.slice(0, fit)}…`
  }
  return text
}
