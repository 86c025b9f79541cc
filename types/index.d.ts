/** Names of files, settings and results are those of `tenderlint check`; docs/unified.md explains them. */

export type DocumentKind =
  | 'tender'
  | 'procurement-requirement'
  | 'feasibility-study'
  | 'preliminary-design'
  | 'contract'
  | 'acceptance'
  | 'unknown'

export type SectionKind =
  | 'qualification'
  | 'technical'
  | 'commercial'
  | 'scoring'
  | 'contract'
  | 'notice'
  | 'instructions'
  | 'form'
  | 'background'
  | 'legal-basis'
  | 'other'

export interface RemarkTenderlintOptions {
  /** Region of the project, outermost first, such as `['安徽', '合肥']`. */
  readonly region?: readonly string[]
  /** The law of which day applies, YYYY-MM-DD. */
  readonly asOf?: string
  /** Local packs that hold. */
  readonly packs?: readonly string[]
  /** Language of the messages; `zh` when neither this nor the config says it. */
  readonly locale?: 'zh' | 'en'
  /** Document kind; inferred when absent. */
  readonly kind?: DocumentKind
  /** Rule id or category: off, or another certainty. */
  readonly rules?: Readonly<Record<string, 'off' | 'certain' | 'review'>>
  /** Heading text to section kind, to correct a wrong guess. */
  readonly sections?: Readonly<Record<string, SectionKind>>
  /** Names that are no brands in this project. */
  readonly ignoreWords?: readonly string[]
  /** Path of a config file; `false` for none. The nearest tenderlint.config.json from `file.cwd` upwards when absent. */
  readonly config?: string | false
}

/** What `file.data.tenderlint` may say of one file; stronger than the options. */
export type TenderlintFileData = Pick<RemarkTenderlintOptions, 'asOf' | 'region' | 'packs' | 'kind'>

/** The part of a VFile that the plugin uses. */
export interface CheckedFile {
  readonly cwd: string
  readonly path?: string
  readonly value?: string | Uint8Array
  readonly data: object
  // biome-ignore lint/suspicious/noExplicitAny: VFile has more ways to call these than a checker could match
  message(reason: string, options: any): any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  info(reason: string, options: any): any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  fail(reason: string, options: any): never
}

/** A remark plugin: the findings of `tenderlint check` as messages of the VFile. The tree is neither read nor changed. */
export function remarkTenderlint(options?: RemarkTenderlintOptions): (tree: unknown, file: CheckedFile) => void
