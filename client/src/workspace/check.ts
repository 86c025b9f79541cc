import { type CancellationToken, l10n, type Progress, ProgressLocation, type Uri, window, workspace } from 'vscode'
import { countText } from '../findings/tree-item.ts'
import { readReport, totals } from '../model/file-report.ts'
import type { Parts } from '../parts.ts'
import { runProgram } from '../run-program.ts'
import { programPath } from '../server-process.ts'
import { steering } from '../steering-arguments.ts'
import { totalsText, type WorkspaceView } from './view.ts'

/** What the bundled program says with its exit status: nothing, findings, or that some file was not readable. */
const finished = [0, 1, 2]

/** Ends the run that is under way. */
let running: AbortController | undefined

export function cancelCheck(): void {
  running?.abort()
}

/** Checks every file of the workspace with the bundled program, in a process of its own that can be cancelled. */
export async function checkWorkspace(parts: Parts, view: WorkspaceView): Promise<void> {
  const folders = workspace.workspaceFolders?.map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file') ?? []
  if (!folders.length) {
    void window.showInformationMessage(l10n.t('Open a folder on disk first: the check of a workspace reads its files.'))
    return
  }
  if (running) return
  const abort = new AbortController()
  running = abort
  view.begin()
  try {
    const options = {
      location: ProgressLocation.Notification,
      title: l10n.t('Checking the workspace'),
      cancellable: true,
    }
    const faults = await window.withProgress(options, (progress, token) =>
      runAll(parts, view, folders, abort, progress, token),
    )
    const sums = view.end(abort.signal.aborted, new Date())
    if (faults.length) void window.showErrorMessage(l10n.t('The check did not finish: {0}', faults.join(' ')))
    else if (!abort.signal.aborted) void window.showInformationMessage(totalsText(sums))
  } finally {
    running = undefined
  }
}

async function runAll(
  parts: Parts,
  view: WorkspaceView,
  folders: readonly Uri[],
  abort: AbortController,
  progress: Progress<{ message: string }>,
  token: CancellationToken,
): Promise<readonly string[]> {
  token.onCancellationRequested(() => abort.abort())
  const reports: NonNullable<ReturnType<typeof readReport>>[] = []
  const faults: string[] = []
  for (const folder of folders) {
    if (abort.signal.aborted) break
    const { args, env } = steering(folder)
    try {
      const outcome = await runProgram({
        program: programPath(parts.context),
        args: ['check', '--format', 'ndjson', '--fail-on', 'never', ...args, '.'],
        cwd: folder.fsPath,
        env,
        signal: abort.signal,
        onLine(line) {
          const report = readReport(line)
          if (!report) return
          reports.push(report)
          view.add(folder, report)
          const { files, certain, review } = totals(reports)
          progress.report({ message: `${l10n.t('{0} files', files)} · ${countText(certain, review)} · ${report.path}` })
        },
      })
      if (outcome.stderr) parts.output.info(outcome.stderr.trimEnd())
      const usual = outcome.status !== null && finished.includes(outcome.status)
      // status 2 without any file is a wrong config or an empty folder, which standard error explains
      if (!abort.signal.aborted && (!usual || (outcome.status === 2 && !reports.length)))
        faults.push(outcome.stderr.trim() || String(outcome.status))
    } catch (error) {
      faults.push(String(error))
    }
  }
  return faults
}
