import { ReadError } from '../../core/read-error.ts'
import { wordError } from '../word/errors.ts'

type Reason = 'old-word' | 'not-word' | 'spreadsheet' | 'unsupported-format' | 'too-large'

/** What is wrong and what to do, Chinese then English. */
const messages: Readonly<Record<Reason, readonly [string, string]>> = {
  'old-word': [
    '这是 Word 95 或更早版本的文件，无法直接检查。请在 Word 或 WPS 中打开，另存为 .docx 后再检查。',
    'This file is of Word 95 or older and cannot be checked. Open it in Word or WPS, save it as .docx and check again.',
  ],
  'not-word': [
    '文件中没有 Word 正文，可能是 WPS 早期版本或其他程序自有的格式，无法直接检查。请用原程序或 WPS 打开，另存为 .docx 后再检查。',
    'The file holds no Word text; it may be in an old format of WPS or of another program. Open it there or in WPS, save it as .docx and check again.',
  ],
  spreadsheet: [
    '这是旧版电子表格文件（.xls），无法直接检查。请在 Excel 或 WPS 中另存为 .xlsx 后再检查。',
    'This is an old spreadsheet (.xls). Save it as .xlsx in Excel or WPS, then check again.',
  ],
  'unsupported-format': [
    '这是演示文稿文件，无法检查。请将文字另存为 .docx 后再检查。',
    'These are slides, which cannot be checked. Save their text as .docx, then check again.',
  ],
  'too-large': [
    '文件的段落和格式多得不正常，为安全起见未读取。如确系正常文件，请在 Word 或 WPS 中另存为 .docx 后再检查。',
    'The file has an abnormal number of paragraphs and formats and was not read. If it is genuine, save it as .docx in Word or WPS and check again.',
  ],
}

/** The error for a reason why an OLE compound file cannot be read as Word text. */
export function oldWordError(code: Reason | 'truncated' | 'encrypted'): ReadError {
  if (code === 'truncated' || code === 'encrypted') return wordError(code)
  return new ReadError(code, ...messages[code])
}
