import { commands, env, l10n, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode'
import { commandNames, type Overview } from '../../../server/src/lsp/protocol.ts'
import { clientCommands, viewNames } from '../command-names.ts'
import type { Parts } from '../parts.ts'
import { reveal } from '../positions.ts'
import { steeringLines } from '../steering.ts'
import { reportBody } from './body.ts'
import { freshNonce, reportPage } from './page.ts'
import type { ReportWords } from './words.ts'

interface Message {
  readonly type: 'ready' | 'jump' | 'rule' | 'waive' | 'export' | 'form'
  readonly fingerprint?: string
  readonly rule?: string
}

const panels = new Map<string, WebviewPanel>()

/** Shows the report of a document beside it, or brings the one there is to the front. */
export async function showReport(parts: Parts, uri: string | undefined): Promise<void> {
  if (uri === undefined) {
    void window.showInformationMessage(l10n.t('Open a Markdown or text document first.'))
    return
  }
  const known = panels.get(uri)
  if (known) return known.reveal(undefined, true)
  const options = { enableScripts: true, localResourceRoots: [], enableFindWidget: true }
  const panel = window.createWebviewPanel(
    viewNames.report,
    titleOf(uri),
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    options,
  )
  fill(parts, panel, uri, await parts.overviews.fetch(uri))
}

/** Brings a report back after a restart of the editor; `state` is what its page kept. */
export async function restoreReport(parts: Parts, panel: WebviewPanel, state: unknown): Promise<void> {
  const uri = (state as { uri?: unknown } | undefined)?.uri
  if (typeof uri !== 'string') return panel.dispose()
  try {
    await workspace.openTextDocument(Uri.parse(uri))
    fill(parts, panel, uri, await parts.overviews.fetch(uri))
  } catch {
    // the document is gone, or was never saved
    panel.dispose()
  }
}

function fill(parts: Parts, panel: WebviewPanel, uri: string, first: Overview | undefined): void {
  panels.set(uri, panel)
  let overview = first
  const body = () => bodyOf(parts, uri, overview)
  const watching = parts.overviews.watch({
    wants: (changed) => changed === uri && panel.visible,
    changed(latest) {
      overview = latest
      void panel.webview.postMessage({ type: 'body', html: body().html })
    },
  })
  const listening = panel.webview.onDidReceiveMessage((message: Message) => {
    const finding = overview?.findings.find(({ fingerprint }) => fingerprint === message.fingerprint)
    if (message.type === 'ready') void panel.webview.postMessage({ type: 'body', html: body().html })
    else if (message.type === 'jump' && finding) void reveal(uri, finding.range)
    else if (message.type === 'rule') void commands.executeCommand(commandNames.openRule, { rule: message.rule })
    else if (message.type === 'waive' && finding) {
      const { rule, fingerprint } = finding
      void commands.executeCommand(commandNames.waive, { uri, rule, fingerprint })
    } else if (message.type === 'export') void commands.executeCommand(clientCommands.exportReport, Uri.parse(uri))
    else if (message.type === 'form') void commands.executeCommand(clientCommands.exportForm, Uri.parse(uri))
  })
  const showing = panel.onDidChangeViewState(() => {
    if (panel.visible) parts.overviews.fetch(uri).catch(() => {})
  })
  panel.onDidDispose(() => {
    panels.delete(uri)
    for (const disposable of [watching, listening, showing]) disposable.dispose()
  })
  panel.iconPath = Uri.joinPath(parts.context.extensionUri, 'client', 'media', 'activity.svg')
  panel.webview.html = reportPage({
    nonce: freshNonce(),
    language: env.language,
    title: titleOf(uri),
    uri,
    body: body(),
  })
}

function bodyOf(parts: Parts, uri: string, overview: Overview | undefined): ReturnType<typeof reportBody> {
  const words = reportWords()
  if (!overview) return { html: `<p class="nothing">${words.nothing}</p>` }
  const steering = steeringLines(overview)
  const content = { name: nameOf(uri), overview, steering, progress: parts.progress(uri), exports: parts.runsProgram }
  return reportBody(content, words)
}

function nameOf(uri: string): string {
  return Uri.parse(uri).path.split('/').at(-1) ?? uri
}

function titleOf(uri: string): string {
  return l10n.t('Report: {0}', nameOf(uri))
}

function reportWords(): ReportWords {
  return {
    language: env.language,
    certain: l10n.t('certain'),
    review: l10n.t('to be verified'),
    waived: l10n.t('waived'),
    excluded: l10n.t('excluded by a guard'),
    handled: l10n.t('handled in this session'),
    byChapter: l10n.t('By chapter'),
    byCategory: l10n.t('By category'),
    findings: l10n.t('Findings'),
    all: l10n.t('all'),
    everyCategory: l10n.t('every category'),
    beforeFirstHeading: l10n.t('before the first heading'),
    nothing: l10n.t('Nothing found.'),
    nothingShown: l10n.t('Nothing matches the filter.'),
    filter: l10n.t('Show:'),
    category: l10n.t('Category:'),
    rewrites: l10n.t('Suggested wording'),
    basis: l10n.t('Basis:'),
    waive: l10n.t('Waive …'),
    rule: l10n.t('Rule:'),
    export: l10n.t('Export report …'),
    form: l10n.t('Official form …'),
    counts: (certain, review) => l10n.t('certain {0} · to be verified {1}', certain, review),
    line: (line) => l10n.t('line {0}', line),
  }
}
