/** Words of the views of work across documents, in the language of the editor; the server gives all others. */
export interface CrossWords {
  readonly files: string
  readonly stop: string
  readonly ended: string
  readonly leftOut: (reason: string) => string
  readonly certain: string
  readonly review: string
  readonly harmless: string
  readonly show: string
  readonly all: string
  readonly missing: string
  readonly nothingShown: string
  readonly basis: string
  readonly shares: string
  readonly blocks: string
  readonly passages: (name: string, count: number) => string
  readonly here: string
  readonly noPassages: string
}
