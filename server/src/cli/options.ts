/** One option of the command line; `value` names what follows it. */
export interface OptionSpec {
  readonly value?:
    | 'author'
    | 'moment'
    | 'format'
    | 'level'
    | 'date'
    | 'list'
    | 'kind'
    | 'locale'
    | 'path'
    | 'name'
    | 'number'
    | 'text'
    | 'form'
    | 'folder'
    | 'address'
    | 'list-file'
    | 'brands'
  readonly short?: string
  /** The value may be left out; it is joined by =. */
  readonly optional?: true
}

/** Every option there is; a command lists those it takes. */
export const options = {
  format: { value: 'format' },
  'fail-on': { value: 'level' },
  'as-of': { value: 'date' },
  region: { value: 'list' },
  pack: { value: 'list' },
  kind: { value: 'kind' },
  locale: { value: 'locale' },
  config: { value: 'path' },
  'no-config': {},
  quiet: { short: 'q' },
  output: { value: 'path', short: 'o' },
  baseline: { value: 'path' },
  'update-baseline': {},
  evidence: { value: 'path' },
  jobs: { value: 'number' },
  cache: { value: 'folder', optional: true },
  'files-from': { value: 'list-file' },
  null: {},
  root: { value: 'folder' },
  database: { value: 'address' },
  wait: {},
  'stdin-filename': { value: 'name' },
  'no-colour': {},
  'no-color': {},
  'dry-run': {},
  title: { value: 'text' },
  reviewer: { value: 'text' },
  form: { value: 'form' },
  'list-forms': {},
  open: {},
  ledger: { value: 'path' },
  brands: { value: 'brands' },
  months: { value: 'number' },
  suggest: {},
  author: { value: 'author' },
  date: { value: 'moment' },
  'in-place': {},
  remove: {},
  stdio: {},
  'node-ipc': {},
  clientProcessId: { value: 'number' },
  help: { short: 'h' },
  version: { short: 'v' },
} as const satisfies Record<string, OptionSpec>

export type OptionName = keyof typeof options

const common = ['locale', 'no-colour', 'no-color', 'help'] as const
/** How a batch is run. */
const batch = ['jobs', 'cache', 'files-from', 'null'] as const
const steering = ['as-of', 'region', 'pack', 'kind', 'config', 'no-config'] as const

/** The commands, the options each takes, and how many operands. */
export const commands = {
  check: {
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      'format',
      'fail-on',
      ...steering,
      'quiet',
      'output',
      'stdin-filename',
      'baseline',
      'update-baseline',
      'evidence',
      ...batch,
      ...common,
    ],
  },
  report: {
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      'output',
      'format',
      'form',
      'list-forms',
      'title',
      'reviewer',
      'quiet',
      'fail-on',
      ...steering,
      'stdin-filename',
      'baseline',
      ...batch,
      ...common,
    ],
  },
  fix: { operands: [0, Number.POSITIVE_INFINITY], options: ['dry-run', ...steering, ...common] },
  annotate: {
    operands: [1, Number.POSITIVE_INFINITY],
    options: ['output', 'in-place', 'suggest', 'remove', 'author', 'date', 'quiet', ...steering, ...common],
  },
  explain: { operands: [1, 1], options: ['open', ...steering, ...common] },
  outline: { operands: [1, 1], options: [...steering, 'stdin-filename', ...common] },
  replay: { operands: [1, 1], options: ['root', ...common] },
  fleet: {
    operands: [1, Number.POSITIVE_INFINITY],
    options: ['database', 'root', 'wait', 'files-from', 'null', ...steering, 'baseline', ...common],
  },
  similar: {
    operands: [1, Number.POSITIVE_INFINITY],
    options: ['format', 'output', 'kind', 'config', 'no-config', 'stdin-filename', ...common],
  },
  rules: { operands: [0, 1], options: [...common] },
  evidence: {
    operands: [2, 2],
    options: ['ledger', 'brands', 'months', 'format', 'output', 'fail-on', 'quiet', ...steering, ...common],
  },
  compare: {
    operands: [2, Number.POSITIVE_INFINITY],
    options: ['format', 'output', 'quiet', 'as-of', 'region', 'pack', 'config', 'no-config', ...common],
  },
  lsp: { operands: [0, 0], options: ['stdio', 'node-ipc', 'clientProcessId', ...common] },
} as const satisfies Record<string, { operands: readonly [number, number]; options: readonly OptionName[] }>

export type CommandName = keyof typeof commands
export const commandNames = Object.keys(commands) as readonly CommandName[]

/** Options as they came from the command line. */
export type Given = {
  readonly [K in OptionName]?: (typeof options)[K] extends { optional: true }
    ? string | boolean
    : (typeof options)[K] extends { value: string }
      ? string
      : boolean
}
