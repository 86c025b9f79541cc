/** How this program knows again what it wrote into a Word file, also after Word has saved it. */

/** The last paragraph of each of our comments. */
export function signature(key: string): string {
  return `TenderLint · ${key}`
}

const signed = /^TenderLint · (\S+)$/

/** The key in the last paragraph of one of our comments, '' for any other text. */
export function signedKey(text: string): string {
  return signed.exec(text.trim())?.[1] ?? ''
}

/** Relation of a comments part that was not there before us. */
export const commentsRelation = 'rIdTenderLintComments'
/** The same where the main part had no relations at all before us. */
export const onlyRelation = 'rIdTenderLintCommentsOnly'

/**
 * The rsid (mark of an editing session, 17.3.2.25 of ISO 29500-1) of the second half of a run that we cut. What was done at
 * the cut is told by the last bits, so that the halves can be joined again to the same bytes.
 */
export interface CutCode {
  /** Between two children of the run, not inside a text. */
  readonly between: boolean
  /** The first half got xml:space="preserve". */
  readonly spaced: boolean
  readonly cdata: boolean
}

const session = 0x7e4d11e0

export function cutCode({ between, spaced, cdata }: CutCode): string {
  return (session + (between ? 1 : 0) + (spaced ? 2 : 0) + (cdata ? 4 : 0)).toString(16).toUpperCase()
}

/** What an rsid tells of a cut, or null when it is not ours. */
export function readCutCode(rsid: string | undefined): CutCode | null {
  if (rsid === undefined || !/^7E4D11E[0-7]$/i.test(rsid)) return null
  const bits = Number.parseInt(rsid.slice(-1), 16)
  return { between: (bits & 1) > 0, spaced: (bits & 2) > 0, cdata: (bits & 4) > 0 }
}
