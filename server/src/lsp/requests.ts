import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  CompletionTriggerKind,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node'
import type { CheckedDocument, Linter, Locale } from '../service/api.ts'
import type { ClientFeatures } from './capabilities.ts'
import { codeActions } from './code-actions.ts'
import { completionsAt } from './complete/complete.ts'
import type { DocumentState, DocumentStore } from './documents.ts'
import type { SettingsSource } from './editor-settings.ts'
import type { EvidenceViews } from './evidence-lenses.ts'
import { hoverAt } from './hover.ts'
import { type LateEdit, withEdit, withoutEdits } from './late-edits.ts'
import type { MarksBeside } from './marks-beside.ts'
import { messagesOf } from './messages.ts'
import { codeLenses, documentSymbols, sectionHints } from './outline-views.ts'
import { overviewOf } from './overview.ts'
import { type ProjectAccess, waiverFileEdit } from './project-actions.ts'
import {
  type FileEdit,
  type OverviewParams,
  overviewRequest,
  type WaiverEdit,
  type WaiverEditParams,
  type WaiverFileEditParams,
  waiverEditRequest,
  waiverFileEditRequest,
} from './protocol.ts'
import type { RulePages } from './rule-pages.ts'
import { waiverEdits } from './waiver-edit.ts'

export interface RequestParts {
  readonly connection: Connection
  readonly client: ClientFeatures
  readonly store: DocumentStore
  readonly settings: SettingsSource
  readonly linter: () => Promise<Linter>
  readonly pages: RulePages
  readonly evidence: EvidenceViews
  readonly beside: MarksBeside
  readonly projectOf: (uri: string) => Promise<ProjectAccess | null>
  /** Language where no document's options say it. */
  readonly locale: () => Locale
  readonly today: () => string
}

/** Answers what clients ask of a document. Everything is worked out on request, from the kept result of its version. */
export function serveRequests(parts: RequestParts): void {
  const { connection, client, store, settings, linter, pages, beside } = parts

  /** The state that is current after all that was said before the request, or null. Throws when the request is cancelled. */
  async function stateFor(uri: string, token: CancellationToken): Promise<DocumentState | null> {
    // One turn of the loop lets a cancellation or a newer change that is already here come first.
    await new Promise((resolve) => setImmediate(resolve))
    stopIfCancelled(token)
    const state = await store.state(uri)
    stopIfCancelled(token)
    return state
  }

  /** The finding that a client names, in the current version. */
  function named(state: DocumentState | null, { rule, fingerprint }: WaiverEditParams) {
    const known = state?.checked ? [...state.checked.findings, ...beside.said(state.uri, state.version).findings] : []
    const finding = known.find((candidate) => candidate.fingerprint === fingerprint && candidate.rule === rule)
    return finding ? { checked: state!.checked as CheckedDocument, finding } : null
  }

  /** The actions of a range, and the version of the document that they are for; null when it is not open. */
  async function actionsFor(
    uri: string,
    params: Pick<CodeActionParams, 'range' | 'context'>,
    token: CancellationToken,
  ): Promise<{ readonly version: number; readonly actions: CodeAction[] } | null> {
    const { sectionHints: hints } = await settings.settingsFor(uri)
    const project = await parts.projectOf(uri)
    const state = await stateFor(uri, token)
    const found = state ? beside.said(uri, state.version).findings : []
    const given = { client, pages, project, sectionHints: hints, beside: found }
    return state && { version: state.version, actions: codeActions(state, params, given) }
  }

  connection.onCodeAction(async (params, token) => {
    const found = await actionsFor(params.textDocument.uri, params, token)
    if (!found) return []
    return client.resolvesActions ? withoutEdits(found.actions, params, found.version) : found.actions
  })
  connection.onCodeActionResolve(async (action, token) => {
    const late = action.data as LateEdit | undefined
    if (!late) return action
    const { uri, version, range, only, triggerKind } = late
    const context = { diagnostics: [], ...(only && { only: [...only] }), ...(triggerKind && { triggerKind }) }
    const now = await actionsFor(uri, { range, context }, token)
    const whole = now?.version === version ? withEdit(action, now.actions) : null
    if (whole) return whole
    throw new ResponseError(LSPErrorCodes.ContentModified, messagesOf(parts.locale()).changed)
  })
  connection.onHover(async ({ textDocument, position }, token) => {
    const state = await stateFor(textDocument.uri, token)
    if (!state?.checked) return null
    const { rules, laws } = await linter()
    const said = beside.said(state.uri, state.version)
    return hoverAt(state, position, { rules: [...rules, ...said.rules], laws }, client, pages, said.findings)
  })
  connection.onCodeLens(async ({ textDocument }, token) => {
    const state = await stateFor(textDocument.uri, token)
    return state ? [...codeLenses(state, client), ...(await parts.evidence.lenses(state))] : []
  })
  connection.onDocumentSymbol(async ({ textDocument }, token) => {
    const state = await stateFor(textDocument.uri, token)
    return state ? documentSymbols(state, client) : []
  })
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    if (!(await settings.settingsFor(uri)).sectionHints) return []
    const state = await stateFor(uri, token)
    return state ? sectionHints(state, range) : []
  })
  connection.onCompletion(async ({ textDocument, position, context }, token): Promise<CompletionItem[]> => {
    const state = await stateFor(textDocument.uri, token)
    if (!state) return []
    const invoked = context?.triggerKind !== CompletionTriggerKind.TriggerCharacter
    const locale = state.options?.locale ?? parts.locale()
    const given = { client, linter: await linter(), locale, today: parts.today() }
    return completionsAt(state, state.text.offsetAt(position), invoked, given)
  })
  connection.onRequest(overviewRequest, async ({ uri }: OverviewParams, token: CancellationToken) => {
    const project = await parts.projectOf(uri)
    const state = await stateFor(uri, token)
    return state ? overviewOf(state, await linter(), project?.configPath ?? null) : null
  })
  connection.onRequest(
    waiverEditRequest,
    async (target: WaiverEditParams, token: CancellationToken): Promise<WaiverEdit | null> => {
      const state = await stateFor(target.uri, token)
      const found = named(state, target)
      const edits = found && waiverEdits(found.checked, found.finding, target.reason, target.expires)
      return edits ? { version: state!.version, edits } : null
    },
  )
  connection.onRequest(
    waiverFileEditRequest,
    async (target: WaiverFileEditParams, token: CancellationToken): Promise<FileEdit | null> => {
      const project = await parts.projectOf(target.uri)
      const found = named(await stateFor(target.uri, token), target)
      if (!found || !project) return null
      const edit = waiverFileEdit(project, found.finding, target)
      if (edit) return edit
      throw new ResponseError(LSPErrorCodes.RequestFailed, messagesOf(parts.locale()).fileFaulty(project.waivers.name))
    },
  )
}

function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}
