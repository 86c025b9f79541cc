import { basename, dirname, join } from 'node:path'

/** Where a document's ledger may lie: 需求.evidence.csv or .xlsx for 需求.md, or with the whole name, 需求.md.evidence.csv. */
export function ledgerPaths(document: string): string[] {
  const stem = join(dirname(document), basename(document).replace(/(?<=.)\.[^.]*$/, ''))
  return [stem, document].flatMap((name) => ['.csv', '.xlsx'].map((extension) => `${name}.evidence${extension}`))
}
