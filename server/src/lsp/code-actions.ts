import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Range,
  type SnippetTextEdit,
  StringValue,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { Finding } from '../core/finding.ts'
import { safeEdits } from '../core/fix.ts'
import { type ClientFeatures, fixAllKind, servesOpenRule } from './capabilities.ts'
import { lspRange, rangeAt, toDiagnostic } from './convert.ts'
import type { DocumentState } from './documents.ts'
import { workspaceEdit } from './file-edits.ts'
import { type Messages, messagesOf } from './messages.ts'
import { ignoreWordActions, type ProjectAccess, sectionActions, waiverFileEdit } from './project-actions.ts'
import { commandNames, type OpenRuleTarget, type PlainEdit, type WaiveTarget } from './protocol.ts'
import type { RulePages } from './rule-pages.ts'
import { hasBlanks, snippetOf } from './snippet.ts'
import { waiverEdits } from './waiver-edit.ts'

/** A selection over the whole text would get thousands of actions that nobody reads. */
const mostFindings = 20

/** What actions are made with. */
export interface ActionParts {
  readonly client: ClientFeatures
  readonly pages: RulePages
  /** Null for a document that belongs to no folder. */
  readonly project?: ProjectAccess | null
  /** The user looks at what the chapters were taken for: offer other kinds unasked. */
  readonly sectionHints?: boolean
  /** What is found apart from the check, in this version. */
  readonly beside?: readonly Finding[]
}

/**
 * The actions for a range. The findings are the server's own of this version: `context.diagnostics` is never read for places,
 * because clients send byte columns or stale ranges there.
 */
export function codeActions(
  state: DocumentState,
  params: Pick<CodeActionParams, 'range' | 'context'>,
  parts: ActionParts,
): CodeAction[] {
  const { client, pages, project = null, beside = [] } = parts
  if (!state.checked || !client.actionLiterals) return []
  const { only, triggerKind } = params.context
  const messages = messagesOf(state.options?.locale ?? 'zh')
  const actions: CodeAction[] = []
  if (wants(only, CodeActionKind.QuickFix)) {
    const own = findingsIn(state.checked.findings, params.range).slice(0, mostFindings)
    const here = [...own, ...findingsIn(beside, params.range).slice(0, mostFindings)]
    const rewrites = here
      .flatMap((finding) => rewriteActions(state, finding, client, pages))
      .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
      .map(({ action }) => action)
    const waivers = here.flatMap((finding) => waiveAction(state, finding, parts, project, messages))
    const words = project ? own.flatMap((finding) => ignoreWordActions(state, finding, project, client, messages)) : []
    const rules = [...new Set(here.map((finding) => finding.rule))]
    actions.push(
      ...rewrites,
      ...waivers,
      ...withoutTwins(words),
      ...rules.flatMap((rule) => openRuleAction(rule, client, pages, messages)),
    )
    // A light bulb on every heading would be noise: only for those who ask.
    if (triggerKind !== CodeActionTriggerKind.Automatic || parts.sectionHints)
      actions.push(
        ...sectionActions(state, params.range, project, client, messages, (edits) => editOf(state, client, edits)),
      )
  }
  if (only && asksFixAll(only)) actions.push(...fixAllAction(state, client, messages))
  return actions
}

function withoutTwins(actions: readonly CodeAction[]): readonly CodeAction[] {
  return actions.filter((action, index) => actions.findIndex(({ title }) => title === action.title) === index)
}

/** Findings that a range touches; a cursor at either edge counts. */
export function findingsIn(findings: readonly Finding[], range: Range): readonly Finding[] {
  return findings.filter((finding) => {
    const own = lspRange(finding.range)
    return !isBefore(own.end, range.start) && !isBefore(range.end, own.start)
  })
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character)
}

function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
}

/** Fix-all is for those who name it: `source`, `source.fixAll` or the tool's own kind. */
function asksFixAll(only: readonly string[]): boolean {
  return only.some((asked) => asked !== '' && (fixAllKind === asked || fixAllKind.startsWith(`${asked}.`)))
}

/** Edits of the document in the version that they were made for: another one must not take them. */
function editOf(state: DocumentState, client: ClientFeatures, edits: readonly PlainEdit[]): WorkspaceEdit {
  const plain = edits.map((edit): TextEdit => ({ range: edit.range, newText: edit.newText }))
  if (!client.documentChanges) return { changes: { [state.uri]: plain } }
  return { documentChanges: [{ textDocument: { uri: state.uri, version: state.version }, edits: plain }] }
}

/** A rewrite whose blanks are placeholders to fill in, where the client takes such edits. */
function rewriteEdit(state: DocumentState, client: ClientFeatures, finding: Finding, text: string): WorkspaceEdit {
  const range = lspRange(finding.range)
  if (!client.snippetEdits || !hasBlanks(text)) return editOf(state, client, [{ range, newText: text }])
  const edit: SnippetTextEdit = { range, snippet: StringValue.createSnippet(snippetOf(text)) }
  return { documentChanges: [{ textDocument: { uri: state.uri, version: state.version }, edits: [edit] }] }
}

function rewriteActions(
  state: DocumentState,
  finding: Finding,
  client: ClientFeatures,
  pages: RulePages,
): { action: CodeAction; preferred: boolean }[] {
  const diagnostics = [toDiagnostic(finding, state.uri, client, pages(finding.rule))]
  return finding.rewrites.map((rewrite, index) => ({
    preferred: index === 0,
    action: {
      title: messagesOf(state.options?.locale ?? 'zh').rewrite(rewrite.title, rewrite.text),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      ...(client.preferredActions && index === 0 && { isPreferred: true }),
      edit: rewriteEdit(state, client, finding, rewrite.text),
    },
  }))
}

function waiveAction(
  state: DocumentState,
  finding: Finding,
  { client, pages }: ActionParts,
  project: ProjectAccess | null,
  messages: Messages,
): CodeAction[] {
  // What the service says of a waiver itself cannot be waived.
  if (finding.rule.startsWith('document-structure/waiver-')) return []
  const title = messages.waive(finding.rule)
  const diagnostics = [toDiagnostic(finding, state.uri, client, pages(finding.rule))]
  if (client.own) {
    const target: WaiveTarget = { uri: state.uri, rule: finding.rule, fingerprint: finding.fingerprint }
    const command = { title, command: commandNames.waive, arguments: [target] }
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }]
  }
  if (project?.toProject) {
    const inFile = waiverFileEdit(project, finding, { reason: messages.placeholder })
    const edit = inFile && workspaceEdit(inFile, client)
    const name = messages.waiveInFile(finding.rule, project.waivers.name)
    return edit ? [{ title: name, kind: CodeActionKind.QuickFix, diagnostics, edit }] : []
  }
  const edits = waiverEdits(state.checked!, finding, messages.placeholder)
  return edits ? [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: editOf(state, client, edits) }] : []
}

function openRuleAction(rule: string, client: ClientFeatures, pages: RulePages, messages: Messages): CodeAction[] {
  if (!(client.own || servesOpenRule(client)) || !pages(rule)) return []
  const title = messages.openRule(rule)
  const target: OpenRuleTarget = { rule }
  return [
    { title, kind: CodeActionKind.QuickFix, command: { title, command: commandNames.openRule, arguments: [target] } },
  ]
}

/** One edit with the safe rewrites of all findings, as `tenderlint fix` has them. */
function fixAllAction(state: DocumentState, client: ClientFeatures, messages: Messages): CodeAction[] {
  const { findings, lineStarts } = state.checked!
  const edits = safeEdits(findings).map(({ start, end, text }): PlainEdit => {
    return { range: rangeAt(lineStarts, start, end), newText: text }
  })
  return edits.length ? [{ title: messages.fixAll, kind: fixAllKind, edit: editOf(state, client, edits) }] : []
}
