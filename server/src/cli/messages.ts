import type { Locale } from '../service/api.ts'
import type { LedgerFault } from '../service/evidence.ts'
import type { EvidenceFault } from './audit/read.ts'
import type { FleetStatus } from './fleet/results.ts'
import type { CommandName, OptionName, OptionSpec } from './options.ts'

/** What the help says of a command; `options` and `values` are those that mean something else here. */
export interface CommandWords {
  readonly operands: string
  readonly text: string
  readonly options?: Readonly<Partial<Record<OptionName, string>>>
  readonly values?: Readonly<Partial<Record<NonNullable<OptionSpec['value']>, string>>>
}

/** What the command line says, apart from findings. */
export interface Messages {
  readonly locale: Locale
  readonly usage: string
  readonly kindsTitle: string
  readonly summary: string
  readonly commandsTitle: string
  readonly optionsTitle: string
  readonly commandHint: string
  readonly commands: Readonly<Record<CommandName, CommandWords>>
  readonly options: Readonly<Record<OptionName, string>>
  readonly values: Readonly<Record<NonNullable<OptionSpec['value']>, string>>
  error(text: string): string
  warning(text: string): string
  /** Between a label and what it labels. */
  readonly colon: string
  readonly diff: string
  readonly stdinName: string
  readonly excludedTitle: string
  readonly openTitle: string
  readonly nothingOpen: string
  missing(what: string): string
  readonly waivedTitle: string
  readonly understoodTitle: string
  readonly why: string
  readonly ruleTitle: string
  readonly fingerprint: string
  readonly waiverReason: string
  readonly comma: string
  until(day: string): string
  readonly document: string
  readonly section: string
  readonly column: string
  readonly table: string
  readonly factor: string
  readonly heading: string
  readonly noHeading: string
  readonly noBlock: string
  readonly nothingHere: string
  readonly format: string
  readonly lspStdio: string
  helpSeen(command: string): string
  unknownCommand(name: string, near: string | null): string
  unknownOption(name: string, near: string | null): string
  valueMissing(name: string): string
  valueUnwanted(name: string): string
  operandMissing(command: CommandName): string
  operandUnwanted(text: string): string
  badChoice(name: string, value: string, values: readonly string[], near: string | null): string
  badDate(name: string, value: string): string
  badPack(name: string, known: readonly string[]): string
  emptyRegion: string
  configClash: string
  notFound(path: string): string
  notReadable(path: string, reason: string): string
  noMatch(pattern: string): string
  noFiles(folder: string, extensions: readonly string[]): string
  skipped(count: number, names: string): string
  /** Words for the codes of node:fs; others are shown as they are. */
  readonly reasons: Readonly<Record<string, string>>
  internal(reason: string): string
  readonly outputMissing: string
  outputUnknown(path: string): string
  outputClash(path: string, format: string): string
  outputNeeded(format: string): string
  readonly formMissing: string
  formFormat(path: string): string
  badForm(name: string, known: readonly string[], near: string | null): string
  outputIsInput(path: string): string
  written(path: string): string
  cannotWrite(path: string, reason: string): string
  waiversUnreadable(path: string, reason: string): string
  configUnreadable(path: string, reason: string): string
  /** `total` is null when nobody knows; `rate` is '' at the start. */
  progress(done: number, total: number | null, rate: string, path: string): string
  /** `left` is minutes and seconds, '' when unknown. */
  rate(files: string, megabytes: string, left: string): string
  fromCache(count: number): string
  readonly outOfMemory: string
  /** Name and MiB of the largest file, '' for many. */
  readonly outOfMemoryAll: (name: string, size: number) => string
  badJobs(value: string): string
  readonly listClash: string
  readonly nullAlone: string
  baselineUnreadable(path: string, reason: string): string
  baselineStale(count: number, list: string): string
  baselineUpdated(path: string, added: number, removed: number): string
  readonly baselinedTitle: string
  readonly evidenceInput: string
  evidenceWritten(path: string, hash: string): string
  readonly fleet: {
    readonly noDatabase: string
    readonly notInstalled: (major: string) => string
    readonly otherVersion: (version: string, major: string) => string
    readonly cannotConnect: (reason: string) => string
    readonly noInput: string
    readonly submitted: (files: number, fresh: number) => string
    readonly worked: (checked: number, failed: number) => string
    readonly status: (status: FleetStatus) => string
    readonly missing: (count: number) => string
  }
  readonly replay: {
    readonly unreadable: Readonly<Record<EvidenceFault, (path: string) => string>>
    readonly identical: (files: number) => string
    readonly differs: (path: string, count: number) => string
    readonly tool: (was: string, now: string) => string
    readonly rules: (was: string, now: string) => string
    readonly missing: string
    readonly changed: string
    readonly unchecked: (code: string) => string
    readonly gone: string
    readonly new: string
    readonly other: string
    readonly file: (key: string) => string
    readonly law: (law: string) => string
    readonly record: string
  }
  unusedWaivers(count: number, list: string): string
  expiredWaiver(fingerprint: string, day: string): string
  badPlace(text: string): string
  lineMissing(path: string, line: number, lines: number): string
  noRule(id: string, near: string | null): string
  /** Files in walked folders that `fix` leaves alone: their formats are read only. */
  leftAlone(count: number, names: string): string
  fixed(path: string, count: number): string
  fixedTotal(files: number, count: number, dry: boolean): string
  notFixable: Readonly<Record<'word' | 'readOnly' | 'gb18030' | 'stdin' | 'encoding', string>>
  notStable(path: string): string
  readonly annotate: {
    readonly noOutput: string
    readonly outputClash: string
    readonly notFolder: (path: string) => string
    readonly sameFile: (path: string) => string
    readonly onlyWord: (path: string) => string
    readonly badMoment: (value: string) => string
    readonly done: (path: string, comments: number, suggested: number, refused: number) => string
    readonly clean: (path: string) => string
    readonly removed: (path: string, count: number) => string
    readonly none: string
  }
  readonly similar: {
    outputUnknown(path: string): string
    itself(path: string): string
  }
  readonly evidence: {
    badAction(text: string, near: string | null): string
    badMonths(value: string): string
    badOutput(path: string): string
    readonly oneFile: string
    noParameters(path: string): string
    noLedger(path: string, expected: string): string
    foundLedger(path: string): string
    ledgerUnusable(path: string): string
    created(path: string, products: number, parameters: number): string
    merged(path: string, kept: number, added: number): string
    strays(count: number, list: string): string
    stray(row: number, product: string, parameter: string): string
    rowFault(row: number, text: string): string
    moreFaults(count: number): string
    readonly faults: Readonly<Record<LedgerFault['code'], (column: string, text: string) => string>>
    brandCount(count: number): string
    readonly fails: string
    readonly unknown: string
    readonly allStarred: string
    readonly noBrands: string
  }
  readonly compare: {
    readonly filesOnly: string
    badOutput(path: string): string
    twice(path: string): string
    order(later: string, earlier: string): string
  }
  blocks(count: number): string
  rows(count: number): string
  points(points: number): string
}
