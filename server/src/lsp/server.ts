import {
  CodeLensRefreshRequest,
  type Connection,
  createConnection,
  type InitializeParams,
  IPCMessageReader,
  IPCMessageWriter,
  MessageType,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { categories } from '../core/kinds.ts'
import type { Linter, Locale, RuleFault } from '../service/api.ts'
import { compareNames } from '../service/compare-ids.ts'
import { evidenceNames } from '../service/evidence-ids.ts'
import { localDay } from '../service/today.ts'
import { type ClientFeatures, clientFeatures, serverCapabilities, servesOpenRule } from './capabilities.ts'
import { noCross, serveCross } from './cross/serve.ts'
import { serveDiagnostics } from './diagnostics.ts'
import { documentStore } from './documents.ts'
import { registerForChanges, settingsSource } from './editor-settings.ts'
import { serveEvidence } from './evidence-lenses.ts'
import { marksBeside } from './marks-beside.ts'
import { messagesOf } from './messages.ts'
import {
  type DocumentOptions,
  filePath,
  type Projects,
  projectReader,
  type SettingsFiles,
  settingsFile,
} from './project.ts'
import { accessTo, openAt } from './project-access.ts'
import { commandNames, type OpenRuleTarget } from './protocol.ts'
import { serveRequests } from './requests.ts'
import { packageFolder, type RulePages, rulePages } from './rule-pages.ts'
import { fileBehind } from './word-protocol.ts'
import { serveWordViews } from './word-requests.ts'

export interface ServerStreams {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** What the server takes from the world; tests put their own in place. */
export interface ServerParts {
  /** Takes whom to tell of rules that throw. */
  readonly linter: (onFault: RuleFault) => Promise<Linter>
  readonly today: () => string
  readonly pages: RulePages
  /** Where files cannot be read at once, as in a browser: fetches them beforehand. */
  readonly files?: { prepare(uri: string): Promise<void>; forget(): void }
  /** Findings shown per document. */
  readonly limit?: number
  /** Milliseconds between a change and its check. */
  readonly delay?: number
  /** Milliseconds between a change of an open settings file and the check of what it is for. */
  readonly settle?: number
}

const settingsDelay = 250

/** Milliseconds in which an answer is surely written. */
const answerDelay = 10

/**
 * Starts the language server: on stdin and stdout, on the channel of a Node.js parent, or on the given streams (then it never
 * ends the process).
 * Gives the connection, which is already listening.
 */
export function startServer(streams?: ServerStreams | 'ipc', given: Partial<ServerParts> = {}): Connection {
  const parts: ServerParts = {
    linter: bundledLinter,
    today: () => localDay(process.env.TENDERLINT_AS_OF),
    pages: rulePages(packageFolder()),
    ...given,
  }
  // Anything else that prints would break the protocol's stream.
  if (!streams) console.log = console.info = console.debug = console.error
  const connection =
    streams === 'ipc'
      ? createConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
      : streams
        ? createConnection(new StreamMessageReader(streams.input), new StreamMessageWriter(streams.output))
        : createConnection(process.stdin, process.stdout)
  connection.onInitialize((params) => {
    const client = clientFeatures(params)
    serve(connection, client, params, parts)
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'tenderlint' } }
  })
  connection.listen()
  return connection
}

/** Wires the handlers, once the client is known. */
export function serve(
  connection: Connection,
  client: ClientFeatures,
  params: InitializeParams,
  parts: ServerParts,
): void {
  const documents = new TextDocuments(TextDocument)
  const folder = filePath(params.workspaceFolders?.[0]?.uri ?? params.rootUri ?? '')
  // The library's show…Message is a request that waits for a button; nobody here waits.
  const show = (type: MessageType, message: string): void => {
    void connection.sendNotification(ShowMessageNotification.type, { type, message })
  }
  const settings = settingsSource(connection, client, settingsIn(params.initializationOptions), (faults, own) =>
    show(MessageType.Warning, messagesOf(own.locale ?? 'zh').settingFailed(faults)),
  )
  const locale = (): Locale => settings.latest().locale ?? 'zh'
  let loading: Promise<Linter> | null = null
  const broken = new Set<string>()
  const linter = () =>
    (loading ??= parts.linter((rule, error) => {
      if (broken.has(rule)) return
      broken.add(rule)
      const reason = error instanceof Error ? error.message : String(error)
      connection.console.error(messagesOf(locale()).ruleFailed(rule, reason))
    }))
  let projects: Projects | null = null
  const projectsOf = (names: readonly string[]) =>
    (projects ??= projectReader(
      names,
      locale,
      ({ file, reason }) => show(MessageType.Error, messagesOf(locale()).configFailed(file, reason)),
      (path) => openAt(documents.all(), path)?.getText() ?? null,
    ))

  async function optionsFor(uri: string, loaded: Linter): Promise<DocumentOptions> {
    const own = await settings.settingsFor(uri)
    const file = fileBehind(uri)
    await parts.files?.prepare(file)
    return settingsFile(uri) ? null : projectsOf(ruleNames(loaded)).optionsFor(file, folder, own, parts.today())
  }
  async function filesOf(uri: string): Promise<SettingsFiles | null> {
    const names = ruleNames(await linter())
    const file = fileBehind(uri)
    await parts.files?.prepare(file)
    return projectsOf(names).filesOf(file, folder)
  }

  const store = documentStore({
    documents,
    linter,
    optionsFor,
    log: (message) => connection.console.error(message),
    laidOut: (text) => words.layoutOf(text),
  })
  const words = serveWordViews({ connection, store, linter, locale, showAgain })
  const beside = marksBeside({
    connection,
    client,
    isOpen: (uri) => documents.get(uri) !== undefined,
    publish: (uri) => diagnostics.changed(uri),
  })
  const diagnostics = serveDiagnostics({
    connection,
    client,
    store,
    beside,
    pages: parts.pages,
    ruleNames: async () => ruleNames(await linter()),
    locale,
    limit: parts.limit,
    delay: parts.delay,
  })

  const evidence = serveEvidence({ connection, client, store, linter, marks: beside, wait: parts.settle })
  const all = { connection, client, store, linter, locale, optionsFor, filesOf, marks: beside, wait: parts.settle }
  // a server in a browser has no files of its own to hold a document against
  const cross = parts.files ? noCross : serveCross({ ...all, documents: () => documents.all() })

  /** Asks the client to show again what is known of its documents: of all, or of one. */
  function showAgain(uri?: string): void {
    if (client.pull && client.pullRefresh) connection.languages.diagnostics.refresh().catch(() => {})
    if (client.lensRefresh) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {})
    if (client.hintRefresh) connection.languages.inlayHint.refresh().catch(() => {})
    for (const document of documents.all())
      if (uri === undefined || document.uri === uri) {
        diagnostics.changed(document.uri)
        evidence.changed(document.uri)
        cross.changed(document.uri)
      }
  }

  function forgetProjects(): void {
    projects?.forget()
    parts.files?.forget()
  }

  function recheck(): void {
    forgetProjects()
    store.invalidate()
    cross.settingsChanged()
    showAgain()
  }

  // Clients that do not watch files still get a changed config with the next document they open.
  documents.onDidOpen(({ document }) => {
    forgetProjects()
    // asked for now, so that the answer is there when the rules are
    void settings.settingsFor(document.uri)
    cross.openedOrClosed(document.uri)
  })
  // The project's own files count as they stand in the editor; each keystroke in them would be too often.
  let settling: NodeJS.Timeout | undefined
  function settingsTyped(): void {
    clearTimeout(settling)
    settling = setTimeout(recheck, parts.settle ?? settingsDelay)
  }
  documents.onDidChangeContent(({ document }) => {
    diagnostics.changed(document.uri)
    evidence.changed(document.uri)
    cross.changed(document.uri)
    if (settingsFile(document.uri)) settingsTyped()
  })
  documents.onDidClose(({ document }) => {
    if (settingsFile(document.uri)) settingsTyped()
    store.close(document.uri)
    settings.close(document.uri)
    diagnostics.closed(document.uri)
    evidence.closed(document.uri)
    cross.openedOrClosed(document.uri)
  })
  documents.listen(connection)

  // Loading takes longer than the handshake should: it begins when the answer to that is on its way, while the client reads it.
  // A failure is told with the first document.
  setTimeout(() => linter().catch(() => {}), answerDelay)
  connection.onInitialized(() => {
    registerForChanges(connection, client).catch((error) => connection.console.warn(String(error)))
  })
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.changed(pushed)
    recheck()
  })
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (cross.otherThanStages(changes).length > 0 || changes.length === 0) recheck()
  })

  serveRequests({
    connection,
    client,
    store,
    settings,
    linter,
    pages: parts.pages,
    evidence,
    beside,
    async projectOf(uri) {
      const own = await settings.settingsFor(uri)
      const files = await filesOf(uri)
      return files && accessTo(uri, files, own, documents.all())
    },
    locale,
    today: parts.today,
  })
  if (servesOpenRule(client))
    connection.onExecuteCommand(async ({ command, arguments: given }) => {
      if (command !== commandNames.openRule) return
      const page = parts.pages(String((given?.[0] as OpenRuleTarget | undefined)?.rule))
      if (page) await connection.window.showDocument({ uri: page, external: false, takeFocus: true })
    })
}

/** Every name that a config may set: categories, rules, and what the service says of waivers. */
function ruleNames(linter: Linter): readonly string[] {
  const service = ['waiver-expired', 'waiver-unused', 'waiver-invalid'].map((name) => `document-structure/${name}`)
  return [...categories, ...evidenceNames, ...compareNames, ...service, ...linter.rules.map((rule) => rule.id)]
}

/** Editors without workspace/configuration may send the settings at the start. */
function settingsIn(options: unknown): unknown {
  return (options as { settings?: { tenderlint?: unknown } } | null | undefined)?.settings?.tenderlint
}

async function bundledLinter(onFault: RuleFault): Promise<Linter> {
  const [{ createLinter }, { loadDictionaries }] = await Promise.all([
    import('../service/linter.ts'),
    import('../service/dictionaries.ts'),
  ])
  return createLinter(loadDictionaries(), onFault)
}
