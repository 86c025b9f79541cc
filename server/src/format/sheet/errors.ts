import { isReadError, ReadError, type ReadErrorCode } from '../../core/read-error.ts'

/** What is wrong with a sheet file and what to do, Chinese then English. */
const messages: Readonly<Partial<Record<ReadErrorCode, readonly [string, string]>>> = {
  spreadsheet: [
    '这是旧版电子表格文件（.xls、.et），无法直接检查。请在 Excel 或 WPS 中另存为 .xlsx 后再检查。',
    'This is an old spreadsheet (.xls, .et). Save it as .xlsx in Excel or WPS, then check again.',
  ],
  encrypted: [
    '电子表格已加密，无法读取。请在 Excel 或 WPS 中取消打开密码，保存后再检查。',
    'The spreadsheet is encrypted. Remove the password in Excel or WPS, save it and check again.',
  ],
  truncated: [
    '电子表格不完整或已损坏，可能是下载、拷贝中断。请重新获取原文件，或在 Excel 中修复并另存为 .xlsx。',
    'The spreadsheet is incomplete or damaged. Fetch it again, or repair it in Excel and save it as .xlsx.',
  ],
  'zip-bomb': [
    '电子表格解压后大得不正常，为安全起见未读取。如确系正常文件，请删去图片和空白区域，另存为 .xlsx 后再检查。',
    'The spreadsheet would inflate to an abnormal size and was not read. If it is genuine, delete pictures and blank areas, save it as .xlsx and check again.',
  ],
  'is-empty-archive': [
    '电子表格是空文件，没有可读的内容。请重新获取原文件。',
    'The spreadsheet is an empty file. Fetch the original again.',
  ],
  'unsupported-format': [
    '不是可读的 .xlsx 电子表格。请用 Excel 或 WPS 打开确认，另存为 .xlsx 后再检查。',
    'This is no readable .xlsx spreadsheet. Open it in Excel or WPS, save it as .xlsx and check again.',
  ],
  'broken-xml': [
    '电子表格内部的 XML 有错误，无法读取。请在 Excel 或 WPS 中修复并另存为 .xlsx 后再检查。',
    'The XML inside the spreadsheet is broken. Repair it in Excel or WPS, save it as .xlsx and check again.',
  ],
  'too-large': [
    '电子表格的内容太多，未读取。请只保留要检查的工作表，分成几个文件后再检查。',
    'The spreadsheet holds too much text and was not read. Keep the sheets to be checked only, in several files.',
  ],
}

/** The error for a reason; `detail` (a part name, a place) is added in brackets. */
export function sheetError(code: ReadErrorCode, detail = ''): ReadError {
  const [chinese, english] = messages[code] ?? messages['unsupported-format']!
  return new ReadError(code, detail ? `${chinese}（${detail}）` : chinese, detail ? `${english} (${detail})` : english)
}

/** Runs a step on the zip or the XML, whose errors speak of Word, and says the same of a spreadsheet. */
export function asSheet<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (isReadError(error)) throw sheetError(error.code, /\(([^()]*)\)$/.exec(error.english)?.[1])
    throw error
  }
}
