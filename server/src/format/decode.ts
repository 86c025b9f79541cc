import { ReadError } from '../core/read-error.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** How many bytes are looked at to tell text from binary data and UTF-16 from the rest. */
const sample = 4096

/**
 * Text of a file and the encoding it was in; the byte order mark is removed. Single broken bytes become U+FFFD.
 * Throws ReadError `binary` for data that is no text in any of the four encodings.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const text = new TextDecoder(encoding).decode(bytes)
    if (isBinary(text)) throw binary()
    return { text, encoding }
  }
  const text = tryDecode(bytes, 'utf-8')
  if (text !== null) {
    if (isBinary(text)) throw binary()
    return { text, encoding: 'utf-8' }
  }
  // A file cut off or hurt in one place is still read; GB18030 would make other letters of most UTF-8 bytes.
  const mended = new TextDecoder('utf-8').decode(bytes)
  if (isMostlySound(mended)) return { text: mended, encoding: 'utf-8' }
  const chinese = tryDecode(bytes, 'gb18030') ?? new TextDecoder('gb18030').decode(bytes)
  if (isBinary(chinese) || (chinese.includes('\ufffd') && !isMostlySound(chinese))) throw binary()
  return { text: chinese, encoding: 'gb18030' }
}

/** Whether a decoder that met broken bytes read at least 50 other characters beyond ASCII for each of them. */
function isMostlySound(text: string): boolean {
  let broken = 0
  let sound = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) broken++
    else if (unit > 127) sound++
  }
  return sound >= broken * 50 && !isBinary(text)
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes.length % 2 === 0 ? unmarkedUtf16(bytes) : 'utf-8'
}

/**
 * UTF-16 without a mark: no valid UTF-8 or GB18030 text holds a NUL, but the line feeds, digits and blanks of UTF-16 do,
 * always on the same side of a unit. Counting such units tells the order even where little is Latin.
 */
function unmarkedUtf16(bytes: Uint8Array): Encoding {
  const end = Math.min(bytes.length, sample)
  const little = { sure: 0, any: 0 }
  const big = { sure: 0, any: 0 }
  for (let i = 0; i + 1 < end; i += 2) {
    const first = bytes[i]!
    const second = bytes[i + 1]!
    if (first === 0 && second === 0) return 'utf-8'
    if (first !== 0 && second !== 0) continue
    const side = second === 0 ? little : big
    const byte = first + second
    if (isText(byte)) side.any++
    if (isText(byte) && !isAmbiguous(byte)) side.sure++
  }
  const kind = little.sure + big.sure > 0 ? 'sure' : 'any'
  if (little[kind] > big[kind] * 4) return 'utf-16le'
  return big[kind] > little[kind] * 4 ? 'utf-16be' : 'utf-8'
}

function isText(byte: number): boolean {
  return byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127)
}

/** Beside a NUL, these are 0, N and later letters in one order, and the blank U+3000, 一, 开 and their like in the other. */
function isAmbiguous(byte: number): boolean {
  return byte === 0x30 || byte >= 0x4e
}

/** A NUL anywhere, or more than one control or replacement character in a hundred, is no text. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  const end = Math.min(text.length, sample)
  let odd = 0
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd || (unit < 32 && !(unit >= 9 && unit <= 13) && unit !== 27)) odd++
  }
  return odd * 100 > end
}

function binary(): ReadError {
  return new ReadError(
    'binary',
    '文件不是文本（含有二进制数据），无法检查。请确认文件是 Markdown、纯文本或 .docx。',
    'The file is not text (it holds binary data). Give a Markdown, plain text or .docx file.',
  )
}

const markdownNames = ['md', 'markdown', 'mdown', 'mkd']
const archiveNames = ['zip', 'rar', '7z', 'gz', 'tgz', 'tar', 'bz2', 'xz']
const sheetNames = ['xlsx', 'xls', 'xlsm', 'et', 'csv.gz', 'ods']
const slideNames = ['ppt', 'pptx', 'dps']

/**
 * Which reader a file needs: by its first bytes, then by its extension; text without a known extension is `text`.
 * Throws ReadError with the one message that says what to do for formats that cannot be read.
 */
export function sniff(path: string, bytes: Uint8Array): 'markdown' | 'text' | 'docx' {
  const name = extension(path)
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) throw pdf()
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw compound(name)
  if (begins(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw saveAs('unsupported-format', 'RTF 文件', 'an RTF file')
  if (begins(bytes, 0x50, 0x4b, 0x05, 0x06)) throw emptyArchive()
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipped(name)
  if (isArchive(bytes)) throw archive()
  if (name === 'docx' || name === 'docm') return 'docx'
  if (bytes.length > 0) return textual(name)
  return markdownNames.includes(name) ? 'markdown' : 'text'
}

/** A text file may carry any name, but one named as an office file is a damaged or disguised one. */
function textual(name: string): 'markdown' | 'text' {
  if (name === 'doc') throw saveAs('old-word', '旧版 Word 文件（.doc）', 'an old Word file (.doc)')
  if (name === 'wps' || name === 'wpt') throw saveAs('wps', 'WPS 文字文件（.wps）', 'a WPS file (.wps)')
  if (name === 'rtf') throw saveAs('unsupported-format', 'RTF 文件', 'an RTF file')
  if (name === 'pdf') throw pdf()
  if (sheetNames.includes(name)) throw sheet()
  if (slideNames.includes(name)) throw unsupported()
  if (archiveNames.includes(name)) throw archive()
  return markdownNames.includes(name) ? 'markdown' : 'text'
}

/** An OLE compound file: the old office formats, and .docx files locked by a password. */
function compound(name: string): ReadError {
  if (name === 'wps' || name === 'wpt') return saveAs('wps', 'WPS 文字文件（.wps）', 'a WPS file (.wps)')
  if (name === 'docx' || name === 'docm')
    return new ReadError(
      'encrypted',
      '文件已加密或实为旧版 Word 格式，无法读取。请在 Word 或 WPS 中取消密码，另存为 .docx 后再检查。',
      'The file is encrypted, or an old Word file. Remove the password and save it as .docx in Word or WPS.',
    )
  if (sheetNames.includes(name)) return sheet()
  if (slideNames.includes(name)) return unsupported()
  return saveAs('old-word', '旧版 Word 文件（.doc）', 'an old Word file (.doc)')
}

function zipped(name: string): 'docx' {
  if (sheetNames.includes(name)) throw sheet()
  if (slideNames.includes(name) || name === 'odt' || name === 'ofd') throw unsupported()
  if (name === 'wps' || name === 'wpt') throw saveAs('wps', 'WPS 文字文件（.wps）', 'a WPS file (.wps)')
  if (name !== 'zip') return 'docx'
  throw archive()
}

function isArchive(bytes: Uint8Array): boolean {
  return (
    begins(bytes, 0x52, 0x61, 0x72, 0x21) || // Rar!
    begins(bytes, 0x37, 0x7a, 0xbc, 0xaf) || // 7z
    begins(bytes, 0x1f, 0x8b) || // gzip
    begins(bytes, 0x42, 0x5a, 0x68) || // bzip2
    begins(bytes, 0xfd, 0x37, 0x7a, 0x58) // xz
  )
}

function begins(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

function extension(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

function saveAs(code: 'old-word' | 'wps' | 'unsupported-format', what: string, english: string): ReadError {
  return new ReadError(
    code,
    `这是${what}，无法直接检查。请在 Word 或 WPS 中另存为 .docx 后再检查。`,
    `This is ${english}. Save it as .docx in Word or WPS, then check again.`,
  )
}

function pdf(): ReadError {
  return new ReadError(
    'pdf',
    '这是 PDF 文件，无法检查。请改用编制时的 Word 原稿（.docx）；没有原稿的，请在 Word 或 WPS 中打开并另存为 .docx 后再检查。',
    'This is a PDF. Check the Word original (.docx), or open it in Word or WPS and save it as .docx.',
  )
}

function sheet(): ReadError {
  return new ReadError(
    'spreadsheet',
    '这是电子表格文件，无法检查。请将参数表粘贴到 Word 或 WPS 文档中，另存为 .docx 后再检查。',
    'This is a spreadsheet. Paste its tables into a Word document, save it as .docx, then check again.',
  )
}

function archive(): ReadError {
  return new ReadError(
    'unsupported-format',
    '这是压缩包，无法检查。请先解压，再检查其中的 .docx、Markdown 或文本文件。',
    'This is an archive. Unpack it first, then check the .docx, Markdown or text files in it.',
  )
}

function emptyArchive(): ReadError {
  return new ReadError(
    'is-empty-archive',
    '文件是空的压缩包，没有内容可检查。请重新另存为 .docx 后再检查。',
    'The file is an empty archive. Save it as .docx again, then check it.',
  )
}

function unsupported(): ReadError {
  return new ReadError(
    'unsupported-format',
    '不支持这种文件格式。请在 Word 或 WPS 中另存为 .docx 后再检查。',
    'This format is not supported. Save it as .docx in Word or WPS, then check again.',
  )
}
