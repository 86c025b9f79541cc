import type { Messages } from './messages.ts'

const near = (word: string | null): string => (word === null ? '' : `, did you mean ${word}?`)

/** English. */
export const en: Messages = {
  locale: 'en',
  usage: 'Usage',
  kindsTitle: 'Kinds of document',
  summary: 'Finds steering and excluding clauses in Chinese tender files. Works offline.',
  commandsTitle: 'Commands',
  optionsTitle: 'Options',
  commandHint: 'The options of a command: tenderlint COMMAND --help.',
  commands: {
    check: { operands: '[PATH|GLOB|-]...', text: 'check files, folders or standard input' },
    report: {
      operands: '[PATH|GLOB|-]... -o REPORT',
      text: 'check files and write a report: a page (.html), a Word file (.docx) or a table of opinions (.xlsx, .csv)',
      options: {
        format: 'format of the report, where the name after -o does not tell',
        output: 'the report, its extension tells the format; a file that is checked is never overwritten',
        quiet: 'put in certain findings only',
        'fail-on': 'what makes the exit status 1, never by default: findings leave it 0',
      },
      values: { format: 'html|csv|xlsx|docx' },
    },
    replay: {
      operands: 'RECORD',
      text: 'check again as recorded by check --evidence, and compare byte for byte',
      options: { root: 'folder of the files, that of the record by default' },
    },
    fleet: {
      operands: 'submit|work|status|collect [PATH|GLOB]...',
      text: 'check on several machines by a queue in PostgreSQL: the only command that connects to anything',
      options: { root: 'folder that the files lie in on each machine, the working folder by default' },
    },
    fix: { operands: '[PATH|GLOB]...', text: 'apply the rewrites that are safe in bulk' },
    annotate: {
      operands: 'PATH|GLOB...',
      text: 'write findings into Word files as comments, rewrites as tracked changes',
    },
    explain: { operands: 'FILE:LINE[:COLUMN]', text: 'say why something was found or excluded' },
    outline: { operands: 'FILE', text: 'show the chapters, section kinds and table columns as understood' },
    similar: {
      operands: 'DESIGN [VENDOR-PAPER]...',
      text: 'compare a design with papers of vendors or old tenders: is it the scheme of one?',
      options: {
        format: 'output format, stylish by default; with -o the extension tells it',
        output: 'report file to write (.html, .docx, .json); the extension tells the format',
      },
      values: { format: 'stylish|json|html|docx' },
    },
    rules: { operands: '[ID]', text: 'list the rules, or show one in full with its law' },
    evidence: {
      operands: 'init|check FILE',
      text:
        'show that three brands can meet the parameters. init: take products and technical parameters from the file into a\n' +
        'ledger to fill in; what an existing ledger holds is kept. check: hold the ledger against the file, count brands, list\n' +
        'what is wrong; -o writes the table of evidence (.docx)',
      options: {
        format: 'output format: stylish, json or sarif; stylish by default',
        output:
          'init: the ledger (.csv, .xlsx), FILE.evidence.csv by default; check: the table of evidence (.docx), any other name gets the output',
        quiet: 'show certain findings only',
      },
      values: { format: 'stylish|json|sarif' },
    },
    compare: {
      operands: 'FILE FILE...',
      text:
        'compare the papers of a project in the order of its stages (feasibility study, design, requirement, tender, contract,\n' +
        'acceptance): products, parameters, quantities, amounts, periods, brands, ★ and scope that were added, dropped, tightened,\n' +
        'loosened or renamed; -o writes a table (.docx, .html) or the result (.json)',
      options: {
        format: 'output format: stylish, json or sarif; stylish by default',
        output: 'the comparison table (.docx, .html); .json gets JSON, any other name the output',
        quiet: 'show certain changes only',
      },
      values: { format: 'stylish|json|sarif' },
    },
    lsp: { operands: '--stdio', text: 'start the language server' },
  },
  options: {
    format: 'output format, stylish by default',
    'fail-on': 'what makes the exit status 1, certain by default',
    'as-of': 'the law of which day applies; else as the document or the config says, else today',
    region: 'region of the project, outermost first, separated by commas',
    pack: 'local packs that hold, separated by commas; see docs/packs.md',
    kind: 'document kind, inferred by default',
    locale: 'language of the output, zh by default',
    config: 'use this config file',
    'no-config': 'use neither config nor waiver file',
    quiet: 'show certain findings only',
    output: 'write to a file (for annotate with several files, a folder) instead of standard output',
    baseline: 'baseline file, whose findings are not reported; tenderlint.baseline.json by default',
    'update-baseline': 'put what is found into the baseline, take out what is gone, and list what was added',
    evidence: 'write a record that replay verifies; see docs/audit.md',
    jobs: 'threads that check at the same time; by processors and files by default',
    cache:
      'keep results; what has the same content, rules and settings is not checked again; in .tenderlint-cache by default',
    'files-from': 'read the paths from a file, one a line; - is standard input',
    null: 'the paths of the list are ended by NUL',
    root: 'folder of the files',
    database: 'address of PostgreSQL; TENDERLINT_DATABASE says it as well',
    wait: 'do not end when the queue is empty, wait for more',
    'stdin-filename': 'name of standard input; decides format and config',
    'no-colour': 'no colours',
    'no-color': 'the same as --no-colour',
    title: 'title of the report',
    reviewer: 'reviewer named in the report, blank by default',
    form: 'fill in this official form as .docx; several separated by commas, or a template of your own (.yaml)',
    'list-forms': 'list the forms there are',
    ledger:
      'the ledger (.csv, .xlsx, or a file with such a table); by default FILE.evidence.csv or .xlsx beside the file, or a table in it',
    brands: 'brands to list in the ledger, separated by commas; three blank rows a parameter by default',
    months: 'months after which a source is old, 12 by default',
    open: 'list all places of the file that lack a figure to calculate with; name the file only',
    'dry-run': 'write nothing, show the difference',
    suggest:
      'write the preferred rewrites as tracked changes; what is to be reviewed, or has a blank to fill in, is commented only',
    author: 'author of comments and tracked changes, TenderLint by default',
    date: 'date of comments and tracked changes, now by default',
    'in-place': 'write over the input (a temporary file first, then a rename)',
    remove: 'take out what this program has written before',
    stdio: 'talk over standard input and output',
    'node-ipc': 'talk over the channel of a Node.js parent process; editors use it',
    clientProcessId: 'process of the editor; the server ends with it',
    help: 'show help',
    version: 'show the version',
  },
  values: {
    author: 'NAME',
    moment: 'YYYY-MM-DDTHH:MM:SS',
    format: 'stylish|json|ndjson|sarif',
    level: 'certain|review|never',
    date: 'YYYY-MM-DD',
    list: 'REGION',
    kind: 'KIND',
    locale: 'zh|en',
    path: 'FILE',
    name: 'NAME',
    number: 'NUMBER',
    text: 'TEXT',
    form: 'FORM',
    folder: 'FOLDER',
    address: 'ADDRESS',
    'list-file': 'LIST|-',
    brands: 'BRANDS',
  },
  error: (text) => `error: ${text}`,
  warning: (text) => `note: ${text}`,
  colon: ': ',
  diff: 'difference',
  stdinName: 'stdin.md',
  excludedTitle: 'Matched but excluded',
  openTitle: 'Cannot be calculated',
  nothingOpen: 'Nothing is left open.',
  missing: (what) => `missing: ${what}`,
  waivedTitle: 'Waived',
  understoodTitle: 'How this place is understood',
  why: 'why',
  ruleTitle: 'rule',
  fingerprint: 'fingerprint',
  waiverReason: 'waived because',
  comma: ', ',
  until: (day) => `until ${day}`,
  document: 'document kind',
  section: 'section kind',
  column: 'column',
  table: 'table',
  factor: 'factor',
  heading: 'under',
  noHeading: '(before the first heading)',
  noBlock: 'There is no text to check on this line (empty, code or markup).',
  nothingHere: 'Nothing was found here, and nothing was excluded.',
  format: 'format',
  lspStdio: 'say how to talk: tenderlint lsp --stdio',
  helpSeen: (command) => `See tenderlint ${command}--help`,
  unknownCommand: (name, word) => `no command ${name}${near(word)}`,
  unknownOption: (name, word) => `no option ${name}${near(word)}`,
  valueMissing: (name) => `option ${name} needs a value`,
  valueUnwanted: (name) => `option ${name} takes no value`,
  operandMissing: (command) =>
    command === 'explain'
      ? 'name a place, such as explain needs.md:12'
      : command === 'compare'
        ? 'name two files or more, the earlier stage first, such as compare design.docx tender.docx; folders are not compared'
        : command === 'evidence'
          ? 'name init or check and then a file, such as evidence init needs.docx'
          : 'name a file',
  operandUnwanted: (text) => `unexpected argument ${text}`,
  badChoice: (name, value, values, word) => `${name} cannot be ${value}; use one of ${values.join(', ')}${near(word)}`,
  badDate: (name, value) => `${name} must be a day of the calendar, YYYY-MM-DD, not ${value}`,
  badPack: (name, known) => `there is no pack ${name}; there are ${known.join(', ')}`,
  emptyRegion: '--region names no region; write --region 安徽,合肥',
  configClash: '--config and --no-config exclude each other',
  notFound: (path) => `no file or folder ${path}; check the path`,
  notReadable: (path, reason) => `cannot read ${path} (${reason}); mend this and try again`,
  noMatch: (pattern) => `no file matches ${pattern}`,
  noFiles: (folder, extensions) => `folder ${folder} holds no file to check (${extensions.join(' ')})`,
  skipped: (count, names) =>
    `${count} ${count === 1 ? 'file' : 'files'} of a format that cannot be checked passed over in folders: ${names}; save as .docx or .xlsx to check`,
  reasons: {
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOENT: 'does not exist',
    ENOTDIR: 'the part above is no folder',
    EISDIR: 'is a folder, not a file',
    EBUSY: 'in use by another program',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    EMFILE: 'too many open files',
    ELOOP: 'a link that leads to itself',
    ENXIO: 'not a regular file',
    ENOTFILE: 'a pipe or device, not a regular file; use - for standard input',
    ERR_FS_FILE_TOO_LARGE: 'larger than 1 GB',
  },
  internal: (reason) => `the program failed on this file (${reason}); please report how the file is made`,
  outputMissing: 'name the report with -o, such as -o review.html',
  outputUnknown: (path) =>
    `the extension of ${path} tells no format; use .html, .docx, .xlsx or .csv, or give --format`,
  outputClash: (path, format) => `the extension of ${path} is not that of --format ${format}; change one of them`,
  outputNeeded: (format) => `a report in ${format} cannot go to standard output; name it with -o`,
  formMissing: '--form names no form; see tenderlint report --list-forms',
  formFormat: (path) => `forms are written as .docx, not as ${path}`,
  badForm: (name, known, word) => `no form ${name}; there are: ${known.join(', ')}${near(word)}`,
  outputIsInput: (path) => `${path} is one of the files to check; a report never overwrites it: choose another name`,
  written: (path) => `report written to ${path}`,
  cannotWrite: (path, reason) => `cannot write ${path} (${reason})`,
  waiversUnreadable: (path, reason) => `cannot read waiver file ${path} (${reason})`,
  configUnreadable: (path, reason) => `cannot read config file ${path} (${reason})`,
  progress: (done, total, rate, path) =>
    `${total === null ? `checked ${done}` : `checking ${done}/${total}`}${rate && `, ${rate}`} ${path}`,
  rate: (files, megabytes, left) => `${files} files/s, ${megabytes} MB/s${left && `, ${left} left`}`,
  fromCache: (count) => `results of ${count} ${count === 1 ? 'file' : 'files'} taken from the cache`,
  outOfMemory: 'checking this file needs more memory than is allowed; it was left out. Split the file and try again.',
  outOfMemoryAll: (name, size) =>
    `more memory was needed than there is${name ? `; the largest file is ${name} (${size} MB)` : ''}. Split large files and try again.`,
  badJobs: (value) => `--jobs must be a whole number from 1 to 256, not ${value}`,
  listClash: '--files-from and paths exclude each other',
  nullAlone: '--null goes with --files-from only',
  baselineUnreadable: (path, reason) =>
    `cannot read baseline ${path} (${reason}); a new one is made with --update-baseline`,
  baselineStale: (count, list) =>
    `${count} entries of the baseline match nothing any more; check --update-baseline removes them: ${list}`,
  baselineUpdated: (path, added, removed) =>
    added + removed === 0 ? `baseline ${path} is unchanged` : `baseline ${path}: ${added} added, ${removed} removed`,
  baselinedTitle: 'In the baseline',
  evidenceInput: '--evidence does not take standard input, which cannot be read again; name a file',
  evidenceWritten: (path, hash) => `evidence written to ${path} (SHA-256 ${hash})`,
  fleet: {
    noDatabase: 'say with --database or TENDERLINT_DATABASE where PostgreSQL is',
    notInstalled: (major) =>
      `fleet needs pg-boss, which is installed apart: npm i pg-boss@${major} (here or beside this program)`,
    otherVersion: (version, major) => `pg-boss ${version} was found, ${major} is needed: npm i pg-boss@${major}`,
    cannotConnect: (reason) => `cannot connect to the database (${reason})`,
    noInput: 'fleet does not take standard input; name a file',
    submitted: (files, fresh) =>
      `${files} ${files === 1 ? 'file' : 'files'} submitted, ${fresh} to check; the others wait already or are done.`,
    worked: (checked, failed) =>
      `${checked} checked${failed > 0 ? `, ${failed} times no file with the content was found` : ''}.`,
    status: ({ documents, done, waiting, active, failed }) =>
      `${documents} ${documents === 1 ? 'file' : 'files'}: ${done} done, ${waiting} waiting, ${active} being checked, ${failed} failed`,
    missing: (count) => `${count} ${count === 1 ? 'file has' : 'files have'} no result yet; see fleet status`,
  },
  replay: {
    unreadable: {
      'not-json': (path) => `${path} is not a JSON file`,
      'not-evidence': (path) => `${path} is not what check --evidence writes, or not all of it`,
      'other-version': (path) => `${path} has another version of the format; replay it with the version that wrote it`,
    },
    identical: (files) =>
      `Identical: ${files} ${files === 1 ? 'file' : 'files'}, the record is the same byte for byte.`,
    differs: (path, count) => `Not identical: ${count} ${count === 1 ? 'difference' : 'differences'} from ${path}.`,
    tool: (was, now) => `another version of the program: recorded ${was}, here ${now}`,
    rules: (was, now) => `other rules: recorded ${was}, here ${now}`,
    missing: 'the file is missing',
    changed: 'the file was changed (its SHA-256 differs)',
    unchecked: (code) => `the file cannot be checked now (${code})`,
    gone: 'recorded, but not found now',
    new: 'found now, but not recorded',
    other: 'not as recorded',
    file: (key) => `${key} is not as recorded`,
    law: (law) => `the entry of law ${law} is not as recorded`,
    record: 'the content is the same, but the record is not written as this program writes it',
  },
  unusedWaivers: (count, list) =>
    `${count} entries of the waiver file waive nothing; if the clause was mended, remove: ${list}`,
  expiredWaiver: (fingerprint, day) => `waiver ${fingerprint} expired on ${day}; renew it or change the clause`,
  badPlace: (text) => `a place is written FILE:LINE or FILE:LINE:COLUMN, not ${text}`,
  lineMissing: (path, line, lines) => `${path} has no line ${line}; it has ${lines}`,
  noRule: (id, word) => `no rule ${id}${near(word)}`,
  leftAlone: (count, names) =>
    `${count} ${count === 1 ? 'file' : 'files'} of formats that are checked but not changed (.doc, .wps, .pdf, .xlsx) left alone: ${names}`,
  fixed: (path, count) => `${path}: ${count} changed`,
  fixedTotal: (files, count, dry) =>
    count === 0
      ? 'Nothing can be rewritten in bulk.'
      : `${count} ${dry ? 'can be changed' : 'changed'} in ${files} ${files === 1 ? 'file' : 'files'}.`,
  notFixable: {
    word: 'Word files are not changed in place; annotate --suggest writes the rewrites as tracked changes',
    readOnly:
      'files of this format (.doc, .wps, .pdf, .xlsx) are checked but not changed; see the rewrites with check and edit the original, or save it as .docx',
    gb18030: 'the file is in GB18030 (GBK), which cannot be written back; save it as UTF-8 and try again',
    stdin: 'fix does not take standard input; name a file',
    encoding:
      'the bytes and the decoded text do not correspond one to one; nothing was changed so that nothing is damaged',
  },
  notStable: (path) => `${path}: still changing after 10 rounds; look at it and run again`,
  annotate: {
    noOutput: 'name the output file or folder with -o, or write over the input with --in-place',
    outputClash: '-o and --in-place exclude each other',
    notFolder: (path) => `there are several files: -o must be a folder, not the file ${path}`,
    sameFile: (path) => `the output would replace the input ${path}; use --in-place if that is what you want`,
    onlyWord: (path) => `${path}: comments can be written into Word files (.docx) only; save it as .docx first`,
    badMoment: (value) => `--date is written YYYY-MM-DDTHH:MM:SS, not ${value}`,
    done: (path, comments, suggested, refused) =>
      `${path}: ${comments} commented${suggested > 0 ? `, ${suggested} tracked` : ''}` +
      `${refused > 0 ? ` (${refused} inside fields or drawings: comment only)` : ''}`,
    clean: (path) => `${path}: nothing found`,
    removed: (path, count) => (count > 0 ? `${path}: ${count} comments removed` : `${path}: nothing of ours in it`),
    none: 'No Word files (.docx).',
  },
  similar: {
    outputUnknown: (path) => `the extension of ${path} tells no format; use .html, .docx or .json, or give --format`,
    itself: (path) => `${path} is the design itself; name the papers of vendors`,
  },
  evidence: {
    badAction: (text, near) =>
      `after evidence comes init or check, not ${text}${near ? `, did you mean ${near}?` : ''}`,
    badMonths: (value) => `--months takes a whole number of 1 or more, not ${value}`,
    badOutput: (path) => `a ledger is a .csv or .xlsx file, not ${path}`,
    oneFile: 'evidence does not read standard input, name a file',
    noParameters: (path) =>
      `${path}: no technical parameters of products found. See with tenderlint outline how the file is understood.`,
    noLedger: (path, expected) =>
      `${path} has no ledger (${expected}). Run tenderlint evidence init ${path} and fill it in, or name one with --ledger.`,
    foundLedger: (path) => `ledger: ${path}`,
    ledgerUnusable: (path) => `${path} cannot be used as a ledger: `,
    created: (path, products, parameters) =>
      `ledger ${path} written: ${products} products, ${parameters} parameters. Fill in brand, model, value, source, date and attachment row by row.`,
    merged: (path, kept, added) => `ledger ${path} updated: ${kept} filled-in rows kept, ${added} parameters added.`,
    strays: (count, list) =>
      `${count} filled-in rows fit no parameter of the file any more; they stand at the end of the ledger: ${list}`,
    stray: (row, product, parameter) => `row ${row} ${product} ${parameter}`,
    rowFault: (row, text) => (row === 0 ? text : `ledger row ${row}: ${text}`),
    moreFaults: (count) => `${count} more rows are at fault; all stand in ledger.problems of --format json`,
    faults: {
      'no-header': () => 'it has no header with the columns 产品, 参数, 品牌, 型号, 参数值, 来源, 日期, 附件',
      'no-column': (column) => `the column ${column} is missing`,
      'no-brand': (_column, text) => `a value (${text}) without a brand; the row is not counted`,
      'no-product': (_column, text) => `the file has no product “${text}”; the row is not counted`,
      'no-parameter': (_column, text) => `the product has no parameter “${text}”; the row is not counted`,
      ambiguous: (column, text) =>
        `${column} “${text}” fits several; add number or requirement; the row is not counted`,
      'bad-date': (_column, text) => `“${text}” is no date; write 2026-03-01`,
      contradicts: (_column, text) => `contradicts another row of the model (“${text}”); the model counts as undecided`,
    },
    brandCount: (count) => `${count} brand${count === 1 ? '' : 's'}`,
    fails: 'fails',
    unknown: 'undecided',
    allStarred: 'all ★',
    noBrands: 'no brand in the ledger',
  },
  compare: {
    filesOnly: 'compare does not read standard input, name files',
    badOutput: (path) => `the comparison cannot be written as ${path}; use .docx, .html or .json`,
    twice: (path) => `Note: ${path} is named twice; a file has no changes against itself.`,
    order: (later, earlier) =>
      `Note: ${later} is named before ${earlier}, against the order of the stages: what is added or tightened comes out the other way round.`,
  },
  blocks: (count) => `${count} ${count === 1 ? 'block' : 'blocks'}`,
  rows: (count) => `${count} ${count === 1 ? 'row' : 'rows'}`,
  points: (points) => `${points} points`,
}
