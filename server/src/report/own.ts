import { strFromU8, unzipSync } from 'fflate'

/** True for a .docx or .xlsx that this program wrote as a report: its properties say so. */
export function isOwnReport(bytes: Uint8Array): boolean {
  try {
    const name = 'docProps/core.xml'
    const parts = unzipSync(bytes, { filter: (part) => part.name === name && part.originalSize < 10_000 })
    const properties = parts[name]
    return properties !== undefined && /<dc:creator>TenderLint[ <]/.test(strFromU8(properties))
  } catch {
    return false
  }
}
