import { commands, env, l10n, ProgressLocation, Uri, window, workspace } from 'vscode'
import type { Parts } from '../parts.ts'
import { runProgram } from '../run-program.ts'
import { programPath } from '../server-process.ts'
import { steering } from '../steering-arguments.ts'
import type { Source } from './source.ts'

/** Asks where a result is to be saved, beside its source at first; undefined when the author thinks better of it. */
export async function askTarget(
  source: Source,
  fileName: string,
  filters: Record<string, string[]>,
  title: string,
): Promise<Uri | undefined> {
  const home = source.uri.scheme === 'file' ? Uri.joinPath(source.uri, '..') : workspace.workspaceFolders?.[0]?.uri
  const defaultUri = home ? Uri.joinPath(home, fileName) : Uri.file(fileName)
  const target = await window.showSaveDialog({ defaultUri, filters, title })
  if (target && target.scheme !== 'file') {
    void window.showErrorMessage(l10n.t('Results can be written to a folder on disk only.'))
    return undefined
  }
  return target
}

/** Runs the bundled program to write `target`, with progress and cancel, and offers to open the result; false when it could not. */
export async function produce(
  parts: Parts,
  source: Source,
  target: Uri,
  args: readonly string[],
  title: string,
  /** What the program finds is no fault of its result. */
  finds = false,
): Promise<boolean> {
  const abort = new AbortController()
  const { args: own, env: added } = steering(source.uri.scheme === 'file' ? source.uri : Uri.file(source.cwd))
  const options = { location: ProgressLocation.Notification, title, cancellable: true }
  const outcome = await window.withProgress(options, (_progress, token) => {
    token.onCancellationRequested(() => abort.abort())
    return runProgram({
      program: programPath(parts.context),
      args: [...args, ...own, ...source.operands, '-o', target.fsPath],
      cwd: source.cwd,
      env: added,
      input: source.input,
      signal: abort.signal,
    })
  })
  if (abort.signal.aborted) return true
  if (outcome.stderr) parts.output.info(outcome.stderr.trimEnd())
  if (outcome.status !== 0 && !(await isThere(target, outcome.status))) {
    void window.showErrorMessage(outcome.stderr.trim() || l10n.t('Nothing was written.'))
    return false
  }
  // status 2 with a result: some file of a folder could not be read, which the report says too
  const good = outcome.status === 0 || (finds && outcome.status === 1)
  await offerToOpen(target, good ? '' : outcome.stderr.trim())
  return true
}

async function isThere(target: Uri, status: number | null): Promise<boolean> {
  if (status !== 1 && status !== 2) return false
  // an older file of that name is no result of this run
  const { mtime } = await Promise.resolve(workspace.fs.stat(target)).catch(() => ({ mtime: 0 }))
  return Date.now() - mtime < 60_000
}

async function offerToOpen(target: Uri, fault: string): Promise<void> {
  const open = l10n.t('Open')
  const folder = l10n.t('Show in folder')
  const saved = l10n.t('Saved: {0}', target.fsPath)
  const choices = env.remoteName ? [open] : [open, folder]
  const chosen = fault
    ? await window.showWarningMessage(`${saved} ${fault}`, ...choices)
    : await window.showInformationMessage(saved, ...choices)
  if (chosen === folder) await commands.executeCommand('revealFileInOS', target)
  if (chosen !== open) return
  // on a remote machine no program of the author's own can be started
  if (env.remoteName) await commands.executeCommand('revealInExplorer', target)
  else await env.openExternal(target)
}
