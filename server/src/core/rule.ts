import type { Category, Certainty, ColumnRole, DocumentKind, Regime, SectionKind } from './kinds.ts'
import type { PatternTrigger } from './recognition.ts'

/** Where a rule applies. Absent lists mean: anywhere (sections: everywhere but form and legal-basis). */
export interface RulePlace {
  readonly sections?: readonly SectionKind[]
  readonly columns?: readonly ColumnRole[]
  readonly kinds?: readonly DocumentKind[]
  readonly regimes?: readonly Regime[]
  /** Table cells only. */
  readonly cells?: boolean
}

export interface RewriteData {
  readonly title: string
  readonly titleEn: string
  /** Replacement of the reported range; `{name}` stands for a slot of the match. */
  readonly text: string
  /** May be applied in bulk by `fix`. */
  readonly safe: boolean
}

export interface ExampleData {
  /** Text of one block; in bad examples the reported span stands between [[ and ]]. */
  readonly text: string
  readonly section?: SectionKind
  readonly column?: ColumnRole
  readonly kind?: DocumentKind
  /** For `excluded`: the guard that must dismiss the match. */
  readonly guard?: string
  /** For `bad`: certainty that is expected when it differs from the rule's. */
  readonly certainty?: Certainty
}

/** One rule as it stands in dictionaries/rules/<category>/<name>.yaml. */
export interface RuleData {
  readonly id: string
  readonly category: Category
  readonly title: string
  readonly titleEn: string
  readonly why: string
  readonly whyEn: string
  readonly certainty: Certainty
  readonly where?: RulePlace
  /** Patterns in the notation of core/pattern; empty for rules written in TypeScript. */
  readonly match: readonly string[]
  /** Antipatterns: a match that one of these overlaps is excluded (guard `allow`). */
  readonly allow?: readonly string[]
  /** Guards that dismiss a match. */
  readonly unless?: readonly string[]
  /** Guards that lower a match to `review`. */
  readonly doubt?: readonly string[]
  /** Document rule: the finding stands only if none of these patterns matches anywhere in the document. */
  readonly absent?: readonly string[]
  /** Report the first match of a document only. */
  readonly once?: boolean
  /** Report only in a complete document: a chapter on its own lacks nothing. */
  readonly whole?: boolean
  /** Report only where no other rule finds anything in the sentence. */
  readonly fallback?: boolean
  /** One finding for a cell, or for a row of blocks under one heading; the further places are `related`. */
  readonly gather?: boolean
  readonly message: string
  readonly messageEn: string
  /** For `review`: the question that a person has to answer. */
  readonly question?: string
  readonly questionEn?: string
  /** Law ids with article: `gpl-impl/20.6`. */
  readonly basis: readonly string[]
  readonly rewrite: readonly RewriteData[]
  readonly since: string
  /** Region the rule belongs to, outermost first; empty for national. */
  readonly region?: readonly string[]
  readonly examples: {
    readonly bad: readonly ExampleData[]
    readonly good: readonly ExampleData[]
    readonly excluded: readonly ExampleData[]
  }
}

/** A guard whose reason is a pattern; guards that need code are listed in rules/guards.ts under the same names. */
export interface GuardData {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** Where the patterns are looked for: the sentence, the 分句 around the match, the text of the sentence before the match, after it, the whole block, or overlapping the match. */
  readonly scope: 'sentence' | 'clause' | 'before' | 'after' | 'block' | 'overlap' | 'heading'
  readonly match: readonly string[]
  readonly examples: readonly string[]
}

export interface ArticleData {
  readonly id: string
  readonly label: string
  readonly gist: string
  readonly gistEn: string
  readonly verified: boolean
}

export interface LawData {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly number: string
  readonly issuer: string
  readonly regime: Regime | 'both'
  readonly region: readonly string[]
  /** YYYY-MM-DD */
  readonly from: string
  /** Only the year of `from` is known: its day is the earliest that it can be. */
  readonly yearOnly: boolean
  readonly until: string | null
  readonly articles: readonly ArticleData[]
}

/** One dictionary entry: a name under which something is found in text, and what it is. */
export interface LexiconEntry {
  readonly name: string
  readonly aliases: readonly string[]
  /** Attributes for conditions and messages: status, trade, generic, company, level … */
  readonly attributes: Readonly<Record<string, string>>
  /** Also an ordinary word: found only where its neighbours confirm it. */
  readonly common: boolean
}

export interface LexiconData {
  /** Slot name: brand, product, technique, certificate, institution, region. */
  readonly slot: string
  readonly entries: readonly LexiconEntry[]
}

/** The hunspell texts of dictionaries/technical-words: Latin words that are no brand. */
export interface TechnicalWords {
  readonly affixes: string
  readonly words: string
}

/** A demand of a local paper on what a document holds, and the rules that look for it. */
export interface PackDemand {
  /** Point of the paper, such as 第四条. */
  readonly point: string
  readonly gist: string
  readonly rules: readonly string[]
}

/** A local set of rules and laws that a user chooses by name. */
export interface PackData {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** Places it stands for, outermost first; choosing the pack makes their laws hold. */
  readonly region: readonly string[]
  readonly laws: readonly string[]
  readonly demands: readonly PackDemand[]
}

/** A chapter, or a matter, that documents of a kind must have. */
export interface OutlineChapter {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** Words of headings that stand for it, at any depth outside of the summary. */
  readonly headings: readonly string[]
  /** Words of the text that show that it is treated elsewhere. */
  readonly text: readonly string[]
  /** Kinds of sections that stand for it. */
  readonly sections: readonly SectionKind[]
  /** It is asked for only where the text has one of these words; empty for always. */
  readonly when: readonly string[]
  /** It tells the others in short: headings below it stand for no chapter. */
  readonly summary: boolean
  /** It stands behind the fixed chapters before it in the list and before those behind it. */
  readonly fixed: boolean
}

/** What a document of a kind holds, as it stands in dictionaries/outlines. */
export interface OutlineData {
  readonly id: string
  readonly kind: DocumentKind
  readonly title: string
  readonly titleEn: string
  /** Where the outline comes from, and how far it was compared with the text. */
  readonly source: string
  /** The rule that reports what is missing. */
  readonly rule: string
  readonly regimes: readonly Regime[]
  /** Words of titles and first lines, of which `least` different ones must be there for this outline to be meant. */
  readonly signs: readonly string[]
  readonly least: number
  readonly chapters: readonly OutlineChapter[]
}

/** A neutral way to state a technical requirement, offered while one is written; 〔…〕 are blanks to fill in. */
export interface WordingData {
  readonly text: string
  /** When to use it. */
  readonly title: string
  readonly titleEn: string
}

/** Everything that the build compiles from dictionaries/. */
export interface Dictionaries {
  /** sha256 over the compiled content. */
  readonly hash: string
  readonly version: string
  readonly rules: readonly RuleData[]
  readonly guards: readonly GuardData[]
  readonly laws: readonly LawData[]
  readonly packs: readonly PackData[]
  readonly wordings: readonly WordingData[]
  readonly outlines: readonly OutlineData[]
  readonly lexicon: readonly LexiconData[]
  /** Ordinary words that contain or overlap a dictionary name. */
  readonly ordinaryWords: readonly string[]
  readonly technicalWords: TechnicalWords
  /** Clauses of law, standards and templates that anybody may write: no sign that two papers are of one hand. */
  readonly commonTexts: readonly string[]
  /** Every pattern that the build has read, with its trigger (null: a guard's or an antipattern, which need none). The engine reads these when it first tries them, all others at the start. */
  readonly triggers?: Readonly<Record<string, PatternTrigger | null>>
}
