import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileEvent,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Linter, Locale } from '../../service/api.ts'
import type { ClientFeatures } from '../capabilities.ts'
import { toDiagnostic } from '../convert.ts'
import {
  type CompareView,
  type CrossEnded,
  type CrossParams,
  type CrossView,
  compareRequest,
  configStagesRequest,
  releaseCrossNotification,
  type SimilarView,
  type StageOrder,
  type StagesParams,
  type StopParams,
  similarRequest,
  stageOrderRequest,
  stopCrossRequest,
} from '../cross-protocol.ts'
import type { DocumentStore } from '../documents.ts'
import type { MarksBeside } from '../marks-beside.ts'
import { messagesOf } from '../messages.ts'
import { type DocumentOptions, filePath, type SettingsFiles } from '../project.ts'
import { fileBehind } from '../word-protocol.ts'
import type { WorkParts } from './compare-work.ts'
import type { Cross, CrossKind } from './cross.ts'

/** Milliseconds without a change after which documents are held against each other anew. */
const idle = 600

export interface ServedCrossParts {
  readonly connection: Connection
  readonly client: ClientFeatures
  readonly store: DocumentStore
  readonly documents: () => readonly TextDocument[]
  readonly linter: () => Promise<Linter>
  readonly optionsFor: (uri: string, linter: Linter) => Promise<DocumentOptions>
  readonly filesOf: (uri: string) => Promise<SettingsFiles | null>
  readonly locale: () => Locale
  readonly marks: MarksBeside
  readonly wait?: number
}

/** Work across documents as the server knows it: nothing of it is loaded before it is asked for. */
export interface ServedCross {
  changed(uri: string): void
  /** A document was opened or closed: what a config names for it begins or ends. */
  openedOrClosed(uri: string): void
  settingsChanged(): void
  /** Gives the events that are not about files which are held against each other. */
  otherThanStages(events: readonly FileEvent[]): readonly FileEvent[]
}

/** For a server without files. */
export const noCross: ServedCross = {
  changed() {},
  openedOrClosed() {},
  settingsChanged() {},
  otherThanStages: (events) => events,
}

export function serveCross(parts: ServedCrossParts): ServedCross {
  const { connection, client, documents, locale } = parts
  let loading: Promise<Cross> | null = null
  /** There only when loaded. */
  let loaded: Cross | null = null
  let watched: readonly string[] = []
  let watching: Promise<Disposable> | null = null

  const cross = () => (loading ??= load())

  async function load(): Promise<Cross> {
    const [{ createCross }, { wordView }] = await Promise.all([
      import('./cross.ts'),
      import('../../service/word-file.ts'),
    ])
    const own = { ...parts, wait: parts.wait ?? idle, watch, markOf, wordView, showsWord: client.own }
    loaded = createCross(own)
    return loaded
  }

  const markOf: WorkParts['markOf'] = (finding, uri) => toDiagnostic(finding, uri, client, null)

  /** Asks the client for word of files that are held against each other and are not open. */
  function watch(files: readonly string[]): void {
    const paths = files.flatMap((file) => filePath(file) ?? [])
    if (!client.registerWatchers || paths.join('\n') === watched.join('\n')) return
    watched = paths
    const before = watching
    watching = null
    before?.then((registered) => registered.dispose()).catch(() => {})
    if (paths.length === 0) return
    const watchers = paths.map((path) => {
      // what means something in a pattern stands for itself or for any sign
      const pattern = nameOf(path).replace(/[[\]{}*?!]/g, '?')
      const baseUri = pathToFileURL(dirname(path)).href
      return { globPattern: client.relativePatterns ? { baseUri, pattern } : `**/${pattern}` }
    })
    watching = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    watching.catch((error) => connection.console.warn(String(error)))
  }

  async function start<View extends CrossView>(kind: CrossKind, { uris }: CrossParams): Promise<View> {
    const view = await (await cross()).start(kind, uris)
    const readable = view?.documents.filter(({ fault }) => fault === null).length ?? 0
    if (view && readable > 1) return view as View
    const faults = view?.documents.flatMap(({ name, fault }) => (fault === null ? [] : `${name}：${fault}`)) ?? []
    throw new ResponseError(LSPErrorCodes.RequestFailed, messagesOf(locale()).crossTooFew(faults))
  }

  connection.onRequest(compareRequest, (params: CrossParams) => start<CompareView>('compare', params))
  connection.onRequest(similarRequest, (params: CrossParams) => start<SimilarView>('similar', params))
  connection.onRequest(stopCrossRequest, ({ uri }: StopParams) => loaded?.stop(uri) ?? [])
  connection.onNotification(releaseCrossNotification, ({ id }: CrossEnded) => {
    loaded?.release(id)
    follow()
  })
  connection.onRequest(
    stageOrderRequest,
    async ({ uris }: CrossParams): Promise<StageOrder> => (await cross()).order(uris),
  )
  connection.onRequest(configStagesRequest, async ({ uri }: StagesParams): Promise<CrossParams | null> => {
    const uris = await stagesFor(uri)
    return uris && { uris }
  })

  /** The stages that a config names, when the document is one of them. */
  async function stagesFor(uri: string): Promise<readonly string[] | null> {
    const path = filePath(fileBehind(uri))
    const files = path === null ? null : await parts.filesOf(uri)
    const paths = files?.content.stages?.map((name) => resolve(files.home, name)) ?? []
    return paths.length > 1 && paths.includes(path!) ? paths.map(fileUri) : null
  }

  let asked = 0
  async function followConfigs(): Promise<void> {
    const own = ++asked
    const all = await Promise.all(documents().map(({ uri }) => stagesFor(uri)))
    const sets = new Map(all.flatMap((uris) => (uris ? [[uris.join(' '), uris] as const] : [])))
    if (own !== asked || (sets.size === 0 && !loading)) return
    const work = await cross()
    if (own === asked) work.configured([...sets.values()])
  }
  const follow = () => void followConfigs().catch((error) => connection.console.error(String(error)))

  return {
    changed: (uri) => loaded?.changed(uri),
    openedOrClosed(uri) {
      loaded?.changed(uri)
      follow()
    },
    settingsChanged() {
      loaded?.settingsChanged()
      follow()
    },
    otherThanStages(events) {
      return events.filter(({ uri }) => {
        const path = filePath(uri)
        if (path === null || !watched.includes(path)) return true
        loaded?.changed(uri)
        return false
      })
    },
  }
}

/** URI of a path as VS Code spells it: what it does not know for sure to be plain is encoded. */
function fileUri(path: string): string {
  const plain = (part: string) =>
    encodeURIComponent(decodeURIComponent(part)).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  const { host, pathname } = new URL(pathToFileURL(path).href)
  const drive = pathname.replace(/^\/[A-Z](?=:)/, (letter) => letter.toLowerCase())
  return `file://${host}${drive.split('/').map(plain).join('/')}`
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
