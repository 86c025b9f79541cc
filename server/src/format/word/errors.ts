import { ReadError, type ReadErrorCode } from '../../core/read-error.ts'

type Reason =
  | 'old-word'
  | 'encrypted'
  | 'truncated'
  | 'zip-bomb'
  | 'spreadsheet'
  | 'not-word'
  | 'pdf'
  | 'binary'
  | 'is-empty-archive'
  | 'unsupported-format'
  | 'broken-xml'

/** What is wrong and what to do, Chinese then English. */
const messages: Readonly<Record<Reason, readonly [string, string]>> = {
  'old-word': [
    '这是旧版 Word 或 WPS 文件（.doc、.wps）。请在 Word 或 WPS 中打开，另存为 .docx 后再检查。',
    'This is an old Word or WPS file (.doc, .wps). Open it in Word or WPS, save it as .docx and check again.',
  ],
  encrypted: [
    '文件已加密，无法读取。请在 Word 或 WPS 中取消打开密码，保存后再检查。',
    'The file is encrypted. Remove the password in Word or WPS, save it and check again.',
  ],
  truncated: [
    '文件不完整或已损坏，可能是下载、拷贝中断。请重新获取原文件，或在 Word 中修复并另存为 .docx。',
    'The file is incomplete or damaged. Fetch it again, or repair it in Word and save it as .docx.',
  ],
  'zip-bomb': [
    '文件解压后大得不正常，为安全起见未读取。如确系正常文件，请在 Word 中压缩或删去图片，另存为 .docx 后再检查。',
    'The file would inflate to an abnormal size and was not read. If it is genuine, compress or remove pictures in Word, save it as .docx and check again.',
  ],
  spreadsheet: [
    '这是电子表格文件，扩展名却不是 .xlsx。请将扩展名改为 .xlsx 后再检查。',
    'This is a spreadsheet, but it is not named .xlsx. Rename it to .xlsx and check again.',
  ],
  'not-word': [
    '文件中没有 Word 正文，不是有效的 .docx 文件。请用 Word 或 WPS 打开确认，另存为 .docx 后再检查。',
    'The file holds no Word text and is not a valid .docx. Open it in Word or WPS, save it as .docx and check again.',
  ],
  pdf: [
    '这是 PDF 文件。请使用编制时的 Word 原稿，或转换为 .docx 后再检查。',
    'This is a PDF file. Use the Word original, or convert it to .docx and check again.',
  ],
  binary: [
    '无法识别的文件，不是 Word 文件。请用 Word 或 WPS 打开确认，另存为 .docx 后再检查。',
    'Unknown content, not a Word file. Open it in Word or WPS, save it as .docx and check again.',
  ],
  'is-empty-archive': [
    '文件是空的，没有可读的内容。请重新获取原文件。',
    'The file is empty. Fetch the original file again.',
  ],
  'unsupported-format': [
    '文件的存储方式不受支持。请用 Word 或 WPS 打开，另存为 .docx 后再检查。',
    'The file is stored in a way that is not supported. Open it in Word or WPS, save it as .docx and check again.',
  ],
  'broken-xml': [
    '文件内部的 XML 有错误，无法读取。请在 Word 或 WPS 中修复并另存为 .docx 后再检查。',
    'The XML inside the file is broken. Repair it in Word or WPS, save it as .docx and check again.',
  ],
}

/** The error for a reason; `detail` (a part name, a place) is added in brackets. */
export function wordError(code: Reason & ReadErrorCode, detail = ''): ReadError {
  const [chinese, english] = messages[code]
  return new ReadError(code, detail ? `${chinese}（${detail}）` : chinese, detail ? `${english} (${detail})` : english)
}
