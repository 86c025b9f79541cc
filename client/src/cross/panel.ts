import { commands, EventEmitter, env, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode'
import { type CrossEnded, type CrossView, releaseCrossNotification } from '../../../server/src/lsp/cross-protocol.ts'
import { clientCommands, viewNames } from '../command-names.ts'
import type { Parts } from '../parts.ts'
import { reveal } from '../positions.ts'
import type { Html } from '../report/html.ts'
import { freshNonce, reportPage } from '../report/page.ts'
import { compareBody } from './compare-body.ts'
import { script } from './script.ts'
import { similarBody } from './similar-body.ts'
import { style } from './style.ts'
import type { CrossViews } from './views.ts'
import type { CrossWords } from './words.ts'

interface Message {
  readonly type: 'ready' | 'jump' | 'stop'
  /** Index of the document and four numbers of the range. */
  readonly place?: string
}

const panels = new Map<string, WebviewPanel>()
const shownAgain = new EventEmitter<string>()

/** Shows what was compared beside the text, or brings it to the front, and keeps it up with the documents. */
export function showCross(parts: Parts, views: CrossViews, first: CrossView): void {
  const { id } = first
  const known = panels.get(id)
  if (known) {
    known.reveal(undefined, true)
    return
  }
  const options = { enableScripts: true, localResourceRoots: [], enableFindWidget: true }
  const title = titleOf(first)
  const column = { viewColumn: ViewColumn.Beside, preserveFocus: true }
  const panel = window.createWebviewPanel(viewNames.cross, title, column, options)
  panels.set(id, panel)
  shownAgain.fire(id)
  let view = views.latest(id) ?? first
  let ended = false
  const post = () => void panel.webview.postMessage({ type: 'body', html: bodyOf(view, ended).html })
  const watching = views.watch((changed) => {
    if (changed !== id) return
    const latest = views.latest(id)
    ended = latest === undefined
    view = latest ?? view
    if (panel.visible) post()
  })
  const listening = panel.webview.onDidReceiveMessage(({ type, place }: Message) => {
    if (type === 'ready') post()
    else if (type === 'stop') void commands.executeCommand(clientCommands.stopComparing)
    else if (type === 'jump' && place) void jump(view, place, panel.viewColumn)
  })
  const showing = panel.onDidChangeViewState(() => {
    if (panel.visible) post()
  })
  panel.onDidDispose(() => {
    panels.delete(id)
    for (const disposable of [watching, listening, showing]) disposable.dispose()
    if (!ended) releaseWhenClosed(parts, views, view)
  })
  panel.iconPath = Uri.joinPath(parts.context.extensionUri, 'client', 'media', 'activity.svg')
  const own = { style, script }
  panel.webview.html = reportPage({
    ...{ nonce: freshNonce(), language: env.language, title, uri: id },
    ...{ body: bodyOf(view, ended), own },
  })
}

/** A comparison whose view is closed goes on as long as one of its documents is open. */
function releaseWhenClosed({ client }: Parts, views: CrossViews, { id, documents }: CrossView): void {
  const uris = new Set(documents.map(({ uri }) => Uri.parse(uri).toString()))
  // documents themselves are kept for minutes after the last tab of them
  const isShown = () =>
    window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => uris.has(String((input as { readonly uri?: Uri } | undefined)?.uri))),
    )
  const stop = () => {
    for (const one of listeners) one.dispose()
  }
  const look = () => {
    if (isShown()) return
    stop()
    const ended: CrossEnded = { id }
    void client.then((running) => running.sendNotification(releaseCrossNotification, ended))
  }
  const listeners = [
    window.tabGroups.onDidChangeTabs(look),
    views.watch((changed) => {
      if (changed === id && !views.latest(id)) stop()
    }),
    shownAgain.event((shown) => {
      if (shown === id) stop()
    }),
  ]
  look()
}

function bodyOf(view: CrossView, ended: boolean): Html {
  const words = crossWords()
  return view.kind === 'compare' ? compareBody(view, ended, words) : similarBody(view, ended, words)
}

/** Shows a place of a document; what the editor cannot show is opened by another program. */
async function jump(view: CrossView, place: string, column: ViewColumn | undefined): Promise<void> {
  const [at, line, character, endLine, endCharacter] = place.split(' ').map(Number)
  const document = view.documents[at!]
  if (!document) return
  if (!document.shown) {
    const outside = l10n.t('Open outside the editor')
    const chosen = await window.showInformationMessage(document.name, ...(env.remoteName ? [] : [outside]))
    if (chosen === outside) await env.openExternal(Uri.parse(document.uri))
    return
  }
  const start = { line: line!, character: character! }
  const range = { start, end: { line: endLine!, character: endCharacter! } }
  // the view itself stays in sight
  const free = column === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One
  try {
    await reveal(document.uri, range, false, free)
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error))
  }
}

function titleOf(view: CrossView): string {
  const name = view.documents.at(view.kind === 'compare' ? -1 : 0)?.name ?? ''
  return view.kind === 'compare' ? l10n.t('Stages: {0}', name) : l10n.t('Vendors: {0}', name)
}

function crossWords(): CrossWords {
  return {
    files: l10n.t('Files'),
    stop: l10n.t('Stop comparing'),
    ended: l10n.t('The comparison has been stopped; this is its last result.'),
    leftOut: (reason) => l10n.t('left out: {0}', reason),
    certain: l10n.t('certain'),
    review: l10n.t('to be verified'),
    harmless: l10n.t('no effect'),
    show: l10n.t('Show:'),
    all: l10n.t('all'),
    missing: l10n.t('(none)'),
    nothingShown: l10n.t('Nothing matches the filter.'),
    basis: l10n.t('Basis:'),
    shares: l10n.t('Share of each paper'),
    blocks: l10n.t('Parts with the largest shares'),
    passages: (name, count) => l10n.t('{0}: {1} passages', name, count),
    here: l10n.t('Document'),
    noPassages: l10n.t('No passages in common.'),
  }
}
