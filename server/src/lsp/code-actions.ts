import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { Finding } from '../core/finding.ts'
import { safeEdits } from '../core/fix.ts'
import { positionAt } from '../core/position.ts'
import { type ClientFeatures, fixAllKind, servesOpenRule } from './capabilities.ts'
import { lspRange, toDiagnostic } from './convert.ts'
import type { DocumentState } from './documents.ts'
import { type Messages, messagesOf } from './messages.ts'
import { commandNames, type OpenRuleTarget, type PlainEdit, type PlainPosition, type WaiveTarget } from './protocol.ts'
import type { RulePages } from './rule-pages.ts'
import { waiverEdits } from './waiver-edit.ts'

/** A selection over the whole text would get thousands of actions that nobody reads. */
const mostFindings = 20

/**
 * The actions for a range. The findings are the server's own of this version: `context.diagnostics` is never read for places,
 * because clients send byte columns or stale ranges there.
 */
export function codeActions(
  state: DocumentState,
  params: Pick<CodeActionParams, 'range' | 'context'>,
  client: ClientFeatures,
  pages: RulePages,
): CodeAction[] {
  if (!state.checked || !client.actionLiterals) return []
  const { only } = params.context
  const messages = messagesOf(state.options?.locale ?? 'zh')
  const actions: CodeAction[] = []
  if (wants(only, CodeActionKind.QuickFix)) {
    const here = findingsIn(state.checked.findings, params.range).slice(0, mostFindings)
    const rewrites = here
      .flatMap((finding) => rewriteActions(state, finding, client, pages))
      .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
      .map(({ action }) => action)
    const waivers = here.flatMap((finding) => waiveAction(state, finding, client, pages, messages))
    const rules = [...new Set(here.map((finding) => finding.rule))]
    actions.push(...rewrites, ...waivers, ...rules.flatMap((rule) => openRuleAction(rule, client, pages, messages)))
  }
  if (only && asksFixAll(only)) actions.push(...fixAllAction(state, client, messages))
  return actions
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

function editOf(state: DocumentState, client: ClientFeatures, edits: readonly PlainEdit[]): WorkspaceEdit {
  const plain = edits.map((edit): TextEdit => ({ range: edit.range, newText: edit.newText }))
  if (!client.documentChanges) return { changes: { [state.uri]: plain } }
  return { documentChanges: [{ textDocument: { uri: state.uri, version: state.version }, edits: plain }] }
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
      edit: editOf(state, client, [{ range: lspRange(finding.range), newText: rewrite.text }]),
    },
  }))
}

function waiveAction(
  state: DocumentState,
  finding: Finding,
  client: ClientFeatures,
  pages: RulePages,
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
  const place = (offset: number): PlainPosition => {
    const { line, column } = positionAt(lineStarts, offset)
    return { line, character: column }
  }
  const edits = safeEdits(findings).map(({ start, end, text }): PlainEdit => {
    return { range: { start: place(start), end: place(end) }, newText: text }
  })
  return edits.length ? [{ title: messages.fixAll, kind: fixAllKind, edit: editOf(state, client, edits) }] : []
}
