/** What server and VS Code client say to each other beyond LSP. Types and names only: the client bundles this file. */

export const commandNames = {
  waive: 'tenderlint.waive',
  openRule: 'tenderlint.openRule',
  restart: 'tenderlint.restart',
  /** Of the code lenses, with a ChapterTarget: shows the findings of a chapter. */
  showChapter: 'tenderlint.showChapter',
  /** Of the code lenses, with a LedgerTarget: opens the ledger of a document. */
  openLedger: 'tenderlint.openLedger',
} as const

/** `initializationOptions` of the client. */
export interface InitializationOptions {
  /** The client itself carries out tenderlint.waive and tenderlint.openRule, and wants status notifications. */
  readonly commands?: boolean
  /** For the server in a worker only, which must have it. */
  readonly web?: WebOptions
}

export interface WebOptions {
  /** URI of the extension's folder, without a slash at the end; the client can read the files in it. */
  readonly package: string
}

/** Request server in a worker -> client: ReadFilesParams -> their texts, null for what is not there. */
export const readFilesRequest = 'tenderlint/readFiles'

export interface ReadFilesParams {
  readonly uris: readonly string[]
}

/** Request server in a worker -> client: URI of a file of the extension's own -> its bytes in base64, null when it is not there. */
export const readBytesRequest = 'tenderlint/readBytes'

export interface ReadBytesParams {
  readonly uri: string
}

/** Argument of tenderlint.waive. */
export interface WaiveTarget {
  readonly uri: string
  readonly rule: string
  readonly fingerprint: string
}

/** Argument of tenderlint.showChapter; `chapter` is an index into the chapters of the overview of that version. */
export interface ChapterTarget {
  readonly uri: string
  readonly version: number
  readonly chapter: number
}

/** Request client -> server: LedgerParams -> LedgerPlace. */
export const ledgerRequest = 'tenderlint/ledger'

export interface LedgerParams {
  /** URI of the document. */
  readonly uri: string
}

export interface LedgerPlace {
  /** URI of the ledger that lies beside the document, null when there is none. */
  readonly uri: string | null
}

/** Argument of tenderlint.openLedger. */
export interface LedgerTarget {
  /** URI of the ledger. */
  readonly uri: string
  /** Line of the row, from 0; null for a workbook. */
  readonly line: number | null
}

/** Argument of tenderlint.openRule. */
export interface OpenRuleTarget {
  readonly rule: string
}

/** Request client -> server: WaiverEditParams -> WaiverEdit, or null when the finding is gone. */
export const waiverEditRequest = 'tenderlint/waiverEdit'

export interface WaiverEditParams extends WaiveTarget {
  readonly reason: string
  /** YYYY-MM-DD */
  readonly expires?: string
}

export interface WaiverEdit {
  /** Document version that the edits belong to. */
  readonly version: number
  readonly edits: readonly PlainEdit[]
}

/**
 * Request client -> server: WaiverFileEditParams -> FileEdit that writes the waiver into the project's waiver file, for documents
 * that must stay untouched; null when the finding is gone or the document belongs to no folder. Fails with a message for people
 * when the waiver file cannot be read.
 */
export const waiverFileEditRequest = 'tenderlint/waiverFileEdit'

export interface WaiverFileEditParams extends WaiverEditParams {
  readonly approver?: string
}

/** Edits of a file other than the document. */
export interface FileEdit {
  readonly uri: string
  /** Version when the file is open, else null. */
  readonly version: number | null
  /** The text that the edits belong to, without a byte order mark; '' for a file that does not exist. */
  readonly base: string
  /** The file does not exist: create it first. */
  readonly create: boolean
  readonly edits: readonly PlainEdit[]
}

/** Kinds of reasons for a waiver; `detail` is what has to be stated with it. The text written is `kind：detail`. */
export const waiveReasons = [
  { zh: '上级文件指定', en: 'Prescribed by a higher authority', zhDetail: '文号', enDetail: 'number of the document' },
  { zh: '单一来源已批准', en: 'Single source approved', zhDetail: '批准文号', enDetail: 'number of the approval' },
  { zh: '进口产品已核准', en: 'Import approved', zhDetail: '核准文号', enDetail: 'number of the approval' },
  { zh: '兼容现有系统', en: 'Must fit the present system', zhDetail: '系统名称', enDetail: 'name of the system' },
  { zh: '法律法规要求', en: 'Required by law', zhDetail: '法规名称和条款', enDetail: 'law and article' },
  { zh: '识别有误', en: 'Not what the rule means', zhDetail: '说明', enDetail: 'why' },
] as const

/** A text edit with LSP positions: 0-based lines, UTF-16 columns. */
export interface PlainEdit {
  readonly range: PlainRange
  readonly newText: string
}

export interface PlainPosition {
  readonly line: number
  readonly character: number
}

/** Notification server -> client after every check, sent only when `commands` is set. */
export const statusNotification = 'tenderlint/status'

export interface StatusParams {
  readonly uri: string
  readonly version: number
  readonly certain: number
  readonly review: number
  /** Number of findings shown; smaller than certain + review when capped. */
  readonly shown: number
  /** The document could not be checked. */
  readonly failed: boolean
}

const rulePattern = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/

/** Path of a rule's page inside the package, such as docs/rules/brand-and-model/x.md; null when `rule` is no rule id. */
export function rulePagePath(rule: string): string | null {
  return rulePattern.test(rule) ? `docs/rules/${rule}.md` : null
}

/** Request client -> server: OverviewParams -> Overview, or null for a document that is not checked. All that views show. */
export const overviewRequest = 'tenderlint/overview'

export interface OverviewParams {
  readonly uri: string
}

export interface Overview {
  readonly uri: string
  readonly version: number
  /** What steers the check, in the words of the locale. */
  readonly documentKind: string
  readonly region: readonly string[]
  readonly asOf: string
  readonly packs: readonly string[]
  /** Number of rules that are on. */
  readonly rules: number
  readonly rulesHash: string
  /** Path of the config file, null when there is none. */
  readonly configFile: string | null
  readonly waived: number
  readonly excluded: number
  /** In the order of the document. */
  readonly chapters: readonly OverviewChapter[]
  readonly findings: readonly OverviewFinding[]
}

export interface OverviewChapter {
  readonly title: string
  /** 1 for the highest. */
  readonly level: number
  /** Index of the chapter around it, -1 for none. */
  readonly parent: number
  /** The heading itself. */
  readonly range: PlainRange
  /** Section kind, and its name in the locale. */
  readonly section: string
  readonly sectionName: string
  /** Findings in the chapter itself, without those below it. */
  readonly certain: number
  readonly review: number
}

export interface OverviewFinding {
  readonly fingerprint: string
  readonly rule: string
  readonly ruleTitle: string
  readonly category: string
  readonly categoryName: string
  readonly certainty: 'certain' | 'review'
  readonly message: string
  readonly text: string
  readonly range: PlainRange
  /** Index into chapters, -1 before the first heading. */
  readonly chapter: number
  /** Law and article, ready to read. */
  readonly basis: readonly string[]
  readonly rewrites: readonly { readonly title: string; readonly text: string; readonly safe: boolean }[]
}

export interface PlainRange {
  readonly start: PlainPosition
  readonly end: PlainPosition
}
