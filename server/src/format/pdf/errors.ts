import { ReadError, type ReadErrorCode } from '../../core/read-error.ts'

type Reason = 'scanned' | 'encrypted' | 'broken' | 'empty' | 'other' | 'pages' | 'slow' | 'letters' | 'bomb'

/** Code, what is wrong and what to do in Chinese, and in English. */
const reasons: Readonly<Record<Reason, readonly [ReadErrorCode, string, string]>> = {
  scanned: [
    'pdf',
    '这是扫描件，页面只有图像、没有文字层，无法检查。请改用编制时的 Word 原稿；没有原稿的，请先用 OCR（文字识别）转换为 .docx 或带文字层的 PDF 后再检查。',
    'This is a scan: its pages are pictures without text. Use the Word original, or convert it with OCR to .docx or to a PDF with text, then check again.',
  ],
  letters: [
    'pdf',
    'PDF 中的文字没有标明对应的字符，读出来是乱码，无法检查。请改用编制时的 Word 原稿，或用 OCR（文字识别）转换后再检查。',
    'The PDF does not say which characters its glyphs stand for. Use the Word original, or convert it with OCR, then check again.',
  ],
  encrypted: [
    'encrypted',
    'PDF 设有打开密码，无法读取。请取消密码后再检查。',
    'The PDF is locked by a password. Remove the password, then check again.',
  ],
  broken: [
    'truncated',
    'PDF 不完整或已损坏，可能是下载、拷贝中断。请重新获取原文件后再检查。',
    'The PDF is incomplete or damaged. Fetch it again, then check.',
  ],
  empty: [
    'is-empty-archive',
    '文件是空的，没有可读的内容。请重新获取原文件。',
    'The file is empty. Fetch the original again.',
  ],
  other: [
    'unsupported-format',
    '文件内容不是 PDF。请确认文件后再检查。',
    'The content of the file is no PDF. Make sure that it is the right file.',
  ],
  pages: [
    'too-large',
    'PDF 的页数或文字太多，未读取。请拆分成几个文件后再检查。',
    'The PDF has too many pages or too much text and was not read. Split it into several files.',
  ],
  bomb: [
    'zip-bomb',
    'PDF 解压后大得不正常，为安全起见未读取。如确系正常文件，请重新导出 PDF，或改用 Word 原稿。',
    'The PDF would unpack to an abnormal size and was not read. If it is genuine, export it again, or use the Word original.',
  ],
  slow: [
    'too-large',
    'PDF 的结构异常复杂，读取超时，已放弃。请重新导出 PDF，或改用 Word 原稿。',
    'The PDF is abnormally complex and took too long to read. Export it again, or use the Word original.',
  ],
}

/** The error for a reason. */
export function pdfError(reason: Reason): ReadError {
  return new ReadError(...reasons[reason])
}
