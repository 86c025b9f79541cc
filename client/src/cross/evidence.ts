import { commands, env, l10n, Selection, TextEditorRevealType, Uri, window, workspace } from 'vscode'
import {
  type LedgerParams,
  type LedgerPlace,
  type LedgerTarget,
  ledgerRequest,
} from '../../../server/src/lsp/protocol.ts'
import { clientCommands } from '../command-names.ts'
import { askTarget, produce } from '../export/produce.ts'
import { exportSource } from '../export/source.ts'
import type { Parts } from '../parts.ts'
import { runProgram } from '../run-program.ts'
import { programPath } from '../server-process.ts'
import { steering } from '../steering-arguments.ts'
import { fileOf, nameOf, viewOf } from '../word/uri.ts'
import { fileInFront } from './pick.ts'

/** Writes the ledger of brands beside a document, or adds to it what is new, and opens it. What is filled in stays. */
export async function initLedger(parts: Parts, current: string | undefined, chosen: Uri | undefined): Promise<void> {
  const file = await savedFile(chosen, current)
  if (!file) return
  const before = await ledgerOf(parts, file)
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === before?.toString())
  if (open?.isDirty) {
    void window.showWarningMessage(
      l10n.t('{0} has changes that are not saved. Please save it first.', nameOf(open.uri)),
    )
    return
  }
  const brands = await window.showInputBox({
    title: l10n.t('Ledger of brands for {0}', nameOf(file)),
    prompt: l10n.t('Brands that are surveyed, with commas between them; may be left empty and filled in later.'),
    ignoreFocusOut: true,
  })
  if (brands === undefined) return
  const { args, env: added } = steering(file)
  const asked = brands.trim() ? ['--brands', brands] : []
  const outcome = await runProgram({
    program: programPath(parts.context),
    args: ['evidence', 'init', ...args, ...asked, file.fsPath],
    cwd: Uri.joinPath(file, '..').fsPath,
    env: added,
  })
  const said = outcome.stderr.trim()
  if (outcome.status !== 0) {
    void window.showErrorMessage(said || l10n.t('Nothing was written.'))
    return
  }
  void window.showInformationMessage(said)
  const ledger = await ledgerOf(parts, file)
  if (ledger) await openLedger({ uri: ledger.toString(), line: /\.csv$/i.test(ledger.path) ? 0 : null })
}

/** Writes the 参数论证表 of a document and its ledger as a Word file. */
export async function exportEvidence(
  parts: Parts,
  current: string | undefined,
  chosen: Uri | undefined,
): Promise<void> {
  const file = await savedFile(chosen, current)
  const source = file && (await exportSource([file], undefined))
  if (!file || !source) return
  const filters = { [l10n.t('Word file')]: ['docx'] }
  const name = l10n.t('{0} table of evidence.docx', source.name)
  const target = await askTarget(source, name, filters, l10n.t('Save the table of evidence'))
  if (!target) return
  const done = await produce(
    parts,
    source,
    target,
    ['evidence', 'check'],
    l10n.t('Writing the table of evidence'),
    true,
  )
  if (done || (await ledgerOf(parts, file))) return
  const create = l10n.t('Set up the ledger')
  const text = l10n.t('There is no ledger beside {0} yet.', nameOf(file))
  if ((await window.showInformationMessage(text, create)) === create)
    await commands.executeCommand(clientCommands.initLedger, file)
}

/** Opens a ledger at a row; a workbook with the program that the system has for it. */
export async function openLedger(target: LedgerTarget | undefined): Promise<void> {
  if (!target) return
  const uri = Uri.parse(target.uri, true)
  if (target.line === null) {
    // on a remote machine no program of the author's own can be started
    if (env.remoteName) await commands.executeCommand('revealInExplorer', uri)
    else await env.openExternal(uri)
    return
  }
  const document = await workspace.openTextDocument(uri)
  const editor = await window.showTextDocument(document, { preview: false })
  const { range } = document.lineAt(Math.min(target.line, document.lineCount - 1))
  editor.selection = new Selection(range.start, range.start)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}

/** The file that the program is to read, saved if the author wants so; undefined when there is none. */
async function savedFile(chosen: Uri | undefined, current: string | undefined): Promise<Uri | undefined> {
  const file = fileInFront(chosen, current)
  if (file?.scheme !== 'file') {
    const text = file ? l10n.t('Save the document to a folder on disk first.') : noDocument()
    void window.showInformationMessage(text)
    return undefined
  }
  const keys = [file.toString(), viewOf(file).toString()]
  const open = workspace.textDocuments.find(({ uri, isDirty }) => isDirty && keys.includes(uri.toString()))
  if (!open) return file
  const save = l10n.t('Save and go on')
  const text = l10n.t('{0} has changes that are not saved. Please save it first.', nameOf(fileOf(open.uri)))
  const chosenAction = await window.showWarningMessage(text, save)
  return chosenAction === save && (await open.save()) ? file : undefined
}

function noDocument(): string {
  return l10n.t('Open a document, or choose a file in the explorer.')
}

async function ledgerOf({ client }: Parts, file: Uri): Promise<Uri | undefined> {
  const params: LedgerParams = { uri: file.toString() }
  const { uri } = await (await client).sendRequest<LedgerPlace>(ledgerRequest, params)
  return uri === null ? undefined : Uri.parse(uri, true)
}
