import type { Format } from '../core/kinds.ts'
import { ReadError, type ReadErrorCode } from '../core/read-error.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Bytes of the largest text that is read: all of it is in memory, several times. */
const largest = 128 * 1024 * 1024
/** How many bytes are looked at to tell text from binary data and UTF-16 from the rest. */
const sample = 4096

/**
 * Text of a file and the encoding it was in; the byte order mark is removed. Single broken bytes become U+FFFD.
 * Throws ReadError `binary` for data that is no text in any of the four encodings, `too-large`.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length > largest) throw tooLarge()
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

function tooLarge(): ReadError {
  return new ReadError(
    'too-large',
    '文本文件超过 128 MB，未读取。请拆分成几个文件后再检查。',
    'The text file is larger than 128 MB and was not read. Split it into several files.',
  )
}

function binary(): ReadError {
  return new ReadError(
    'binary',
    '文件不是文本（含有二进制数据），无法检查。请确认文件是 Markdown、纯文本，或 .docx、.doc、.wps、.pdf、.xlsx 文件。',
    'The file is not text (it holds binary data). Give a Markdown, plain text, .docx, .doc, .wps, .pdf or .xlsx file.',
  )
}

const markdownNames = ['md', 'markdown', 'mdown', 'mkd']
const archiveNames = ['zip', 'rar', '7z', 'gz', 'tgz', 'tar', 'bz2', 'xz']
const sheetNames = ['xlsx', 'xlsm', 'xltx', 'xltm']
const oldSheetNames = ['xls', 'xlt', 'et', 'ett']
const otherSheetNames = ['ods', 'xlsb']
const slideNames = ['ppt', 'pptx', 'dps']
/** How far behind the file's beginning a PDF may begin. */
const pdfHead = 1024

/**
 * Which reader a file needs: by its first bytes, then by its extension; text without a known extension is `text`.
 * Throws ReadError with the one message that says what to do for formats that cannot be read.
 */
export function sniff(path: string, bytes: Uint8Array): Format {
  const name = extension(path)
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compound(name)
  if (begins(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw saveAs('unsupported-format', 'RTF 文件', 'an RTF file')
  if (begins(bytes, 0x50, 0x4b, 0x05, 0x06)) throw emptyArchive()
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipped(name)
  if (isArchive(bytes)) throw archive()
  if (name === 'pdf' && holdsPdf(bytes)) return 'pdf'
  if (name === 'docx' || name === 'docm') return 'docx'
  if (bytes.length > 0) return textual(name)
  return markdownNames.includes(name) ? 'markdown' : 'text'
}

/** A text file may carry any name, but one named as an office file is a damaged or disguised one. */
function textual(name: string): 'markdown' | 'text' {
  if (name === 'doc') throw disguised('old-word', '.doc', 'Word')
  if (name === 'wps' || name === 'wpt') throw disguised('wps', '.wps', 'Word')
  if (name === 'rtf') throw saveAs('unsupported-format', 'RTF 文件', 'an RTF file')
  if (name === 'pdf') throw disguised('pdf', '.pdf', 'PDF')
  if (sheetNames.includes(name)) throw disguised('spreadsheet', `.${name}`, 'Excel')
  if (oldSheetNames.includes(name) || otherSheetNames.includes(name)) throw sheet()
  if (slideNames.includes(name)) throw unsupported()
  if (archiveNames.includes(name)) throw archive()
  return markdownNames.includes(name) ? 'markdown' : 'text'
}

/** An OLE compound file: .doc and .wps, other old office formats, and files locked by a password. Its reader tells them apart. */
function compound(name: string): 'doc' | 'xlsx' {
  if (sheetNames.includes(name)) return 'xlsx'
  if (oldSheetNames.includes(name) || otherSheetNames.includes(name)) throw sheet()
  if (slideNames.includes(name)) throw unsupported()
  return 'doc'
}

function zipped(name: string): 'docx' | 'xlsx' {
  // WPS writes its own extensions over files of either kind.
  if (sheetNames.includes(name) || oldSheetNames.includes(name)) return 'xlsx'
  if (otherSheetNames.includes(name)) throw sheet()
  if (slideNames.includes(name) || name === 'odt' || name === 'ofd') throw unsupported()
  if (name !== 'zip') return 'docx'
  throw archive()
}

function holdsPdf(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, pdfHead)
  for (let at = 0; at < end; at++) if (begins(bytes.subarray(at, at + 5), 0x25, 0x50, 0x44, 0x46, 0x2d)) return true
  return false
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

function saveAs(code: 'unsupported-format', what: string, english: string): ReadError {
  return new ReadError(
    code,
    `这是${what}，无法直接检查。请在 Word 或 WPS 中另存为 .docx 后再检查。`,
    `This is ${english}. Save it as .docx in Word or WPS, then check again.`,
  )
}

/** A file whose bytes are not what its name says: a web page, text, or the private format of an old program. */
function disguised(code: ReadErrorCode, name: string, program: string): ReadError {
  const target = program === 'Excel' ? '.xlsx' : '.docx'
  return new ReadError(
    code,
    `文件扩展名是 ${name}，内容却不是 ${program} 格式（可能是网页、文本，或程序早期版本自有的格式）。请用原来的程序打开，另存为 ${target} 后再检查。`,
    `The file is named ${name} but is not in ${program} format (perhaps a web page, text, or a format of an old program). Open it where it was made, save it as ${target} and check again.`,
  )
}

function sheet(): ReadError {
  return new ReadError(
    'spreadsheet',
    '这种电子表格文件（.xls、.et、.ods 等）无法直接检查。请在 Excel 或 WPS 中另存为 .xlsx 后再检查。',
    'Spreadsheets of this kind (.xls, .et, .ods …) cannot be checked. Save it as .xlsx in Excel or WPS, then check again.',
  )
}

function archive(): ReadError {
  return new ReadError(
    'unsupported-format',
    '这是压缩包，无法检查。请先解压，再检查其中的文件。',
    'This is an archive. Unpack it first, then check the files in it.',
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
