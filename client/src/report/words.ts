/** Every word of the report, in the language of the editor. */
export interface ReportWords {
  /** Tag of the language, such as zh-cn. */
  readonly language: string
  readonly certain: string
  readonly review: string
  readonly waived: string
  readonly excluded: string
  readonly handled: string
  readonly byChapter: string
  readonly byCategory: string
  readonly findings: string
  readonly all: string
  readonly everyCategory: string
  readonly beforeFirstHeading: string
  readonly nothing: string
  readonly nothingShown: string
  readonly filter: string
  readonly category: string
  readonly rewrites: string
  readonly basis: string
  readonly waive: string
  readonly rule: string
  readonly export: string
  readonly form: string
  /** Name of a bar for those who do not see it. */
  readonly counts: (certain: number, review: number) => string
  readonly line: (line: number) => string
}
