import type { Target } from '../target.ts'
import { check } from './check.ts'
import { ledger } from './ledger.ts'
import { oldWordFile, oldWordStreams } from './old-word.ts'
import { pdf } from './pdf.ts'
import { baseline, config, form, waivers } from './settings.ts'
import { sheetFile, sheetParts } from './sheet.ts'
import { encodings, markdown, text } from './texts.ts'
import { wordFile, wordParts } from './word.ts'

export const targets: readonly Target[] = [
  ...[markdown, text, encodings, check, wordParts, wordFile, oldWordFile, oldWordStreams],
  ...[sheetParts, sheetFile, pdf, config, waivers, baseline, form, ledger],
]
