import { env, l10n, type QuickPickItem, Uri, WorkspaceEdit, window, workspace } from 'vscode'
import {
  type FileEdit,
  type PlainEdit,
  type WaiverEdit,
  type WaiverEditParams,
  type WaiveTarget,
  waiverEditRequest,
  waiverFileEditRequest,
} from '../../server/src/lsp/protocol.ts'
import { isWordView } from '../../server/src/lsp/word-protocol.ts'
import { tellChanged } from './changed-meanwhile.ts'
import { type Language, reasonKinds, reasonText } from './model/reason.ts'
import { sameText } from './model/server-action.ts'
import type { Parts } from './parts.ts'
import { editorRange } from './positions.ts'

/** Asks for reason and place and writes the waiver: above the clause or into the waiver file. The server says where, after the reason is known. */
export async function waive(parts: Parts, target: WaiveTarget | undefined): Promise<void> {
  if (!target) return
  const reason = await askReason(target)
  if (!reason) return
  const place = await placeFor(target)
  const params: WaiverEditParams = { ...target, reason }
  if (place === 'file') await writeFile(parts, params)
  else if (place === 'document') await writeDirective(parts, params)
}

/** Reviewers read the reason in the language of the findings, whatever the editor speaks. */
function writtenLanguage(uri: string): Language {
  return workspace.getConfiguration('tenderlint', Uri.parse(uri)).get('locale') === 'en' ? 'en' : 'zh'
}

async function askReason({ rule, uri }: WaiveTarget): Promise<string | undefined> {
  const kinds = reasonKinds(env.language.startsWith('zh') ? 'zh' : 'en')
  const items: (QuickPickItem & { readonly index: number | null; readonly needs: string })[] = [
    ...kinds.map(({ name, detail }, index) => ({ label: name, description: detail, index, needs: detail })),
    { label: l10n.t('Other reason'), index: null, needs: l10n.t('the reason') },
  ]
  const title = l10n.t('Waive: {0}', rule)
  const placeHolder = l10n.t('Why may the clause stand?')
  const chosen = await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true })
  if (!chosen) return undefined
  const details = await window.showInputBox({
    title: `${title} · ${chosen.label}`,
    prompt: l10n.t('Please state: {0}. It is written down with the waiver and read by reviewers.', chosen.needs),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() ? undefined : l10n.t('A waiver needs a reason.')),
  })
  return details?.trim() ? reasonText(chosen.index, details, writtenLanguage(uri)) : undefined
}

/** Nothing of ours is written into a Word file but what the author has accepted. */
async function placeFor(target: WaiveTarget): Promise<'document' | 'file' | undefined> {
  if (isWordView(target.uri)) return 'file'
  return workspace.workspaceFolders?.length ? askPlace(target) : 'document'
}

async function askPlace({ rule, uri }: WaiveTarget): Promise<'document' | 'file' | undefined> {
  const items: (QuickPickItem & { readonly value: 'document' | 'file' })[] = [
    {
      label: l10n.t('In the document'),
      detail: l10n.t('A comment above the clause; it travels with the text.'),
      value: 'document',
    },
    {
      label: l10n.t('In the waiver file of the project'),
      detail: l10n.t('The document stays as it is.'),
      value: 'file',
    },
  ]
  // the place that the settings name comes first
  if (workspace.getConfiguration('tenderlint', Uri.parse(uri)).get('writeTo') === 'project') items.reverse()
  const placeHolder = l10n.t('Where is the waiver written?')
  return (await window.showQuickPick(items, { title: l10n.t('Waive: {0}', rule), placeHolder, ignoreFocusOut: true }))
    ?.value
}

async function writeDirective({ client }: Parts, params: WaiverEditParams): Promise<void> {
  const answer = await (await client).sendRequest<WaiverEdit | null>(waiverEditRequest, params)
  const document = await workspace.openTextDocument(Uri.parse(params.uri))
  if (!answer || answer.version !== document.version) return tellChanged()
  if (!(await workspace.applyEdit(editOf(document.uri, answer.edits)))) tellChanged()
}

async function writeFile({ client }: Parts, params: WaiverEditParams): Promise<void> {
  let answer: FileEdit | null
  try {
    answer = await (await client).sendRequest<FileEdit | null>(waiverFileEditRequest, params)
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error))
    return
  }
  if (!answer) return tellChanged()
  const file = Uri.parse(answer.uri)
  if (!(await (answer.create ? createFile(file, answer.edits) : changeFile(file, answer)))) return tellChanged()
  // a waiver file of another name is not among those that the editor watches for the server
  await (await client).sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: answer.uri, type: 2 }] })
  window.setStatusBarMessage(l10n.t('Waiver written to {0}', workspace.asRelativePath(file)), 5000)
}

/** False when the file has come into being meanwhile. */
async function createFile(file: Uri, edits: readonly PlainEdit[]): Promise<boolean> {
  const edit = new WorkspaceEdit()
  const text = edits.map(({ newText }) => newText).join('')
  edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) })
  return workspace.applyEdit(edit)
}

/** False when the file is no longer what the server has read. */
async function changeFile(file: Uri, { version, base, edits }: FileEdit): Promise<boolean> {
  const document = await workspace.openTextDocument(file)
  if (version === null ? !sameText(document.getText(), base) : document.version !== version) return false
  if (!(await workspace.applyEdit(editOf(file, edits)))) return false
  // the server reads the waivers from the disk
  return document.save()
}

function editOf(uri: Uri, edits: readonly PlainEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit()
  for (const { range, newText } of edits) edit.replace(uri, editorRange(range), newText)
  return edit
}
