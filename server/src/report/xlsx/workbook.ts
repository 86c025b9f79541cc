import { strToU8, type Zippable, zipSync } from 'fflate'
import type { Markup } from '../markup.ts'
import {
  appXml,
  contentTypesXml,
  coreXml,
  rootRelationsXml,
  sheetXml,
  workbookRelationsXml,
  workbookXml,
} from './parts.ts'
import type { Workbook } from './sheet.ts'
import { stylesXml } from './styles.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** The time in every entry of the zip, so that the same review gives the same bytes. */
const stillTime = new Date(1980, 0, 1)

/** A workbook as the bytes of an .xlsx. */
export function writeWorkbook(workbook: Workbook): Uint8Array {
  const parts: Record<string, Markup> = {
    '[Content_Types].xml': contentTypesXml(workbook),
    '_rels/.rels': rootRelationsXml(),
    'xl/workbook.xml': workbookXml(workbook),
    'xl/_rels/workbook.xml.rels': workbookRelationsXml(workbook),
    'xl/styles.xml': stylesXml(),
    ...Object.fromEntries(
      workbook.sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, at === 0)]),
    ),
    'docProps/core.xml': coreXml(workbook),
    'docProps/app.xml': appXml(),
  }
  const files: Zippable = {}
  for (const [name, part] of Object.entries(parts)) files[name] = strToU8(declaration + part.markup)
  return zipSync(files, { level: 6, mtime: stillTime })
}
