import { commands, env, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode'
import { fromBase64 } from '../../../server/src/lsp/base64.ts'
import { type SavedWord, type SaveWordParams, saveWordRequest } from '../../../server/src/lsp/word-protocol.ts'
import type { Parts } from '../parts.ts'
import { reasonOf, sameBytes } from './files.ts'
import type { WordParts } from './parts.ts'
import { fileOf, nameOf } from './uri.ts'

/** Saves a copy of the file with what has been accepted as tracked changes; the file itself stays as it is. */
export async function saveWordCopy(parts: Parts, word: WordParts, view: Uri): Promise<void> {
  const comments = await askContent(parts, word, view)
  if (comments === undefined) return
  const file = fileOf(view)
  const name = nameOf(file).replace(/\.[^.]*$/, '')
  const extension = /\.docm$/i.test(file.path) ? 'docm' : 'docx'
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(file, '..', l10n.t('{0} reviewed.{1}', name, extension)),
    filters: { [l10n.t('Word file')]: [extension] },
    title: l10n.t('Save a copy with tracked changes'),
  })
  if (!target) return
  if (target.toString() === file.toString()) return saveWordInPlace(parts, word, view)
  const saved = await ask(parts, view, comments)
  if (saved) await write(saved, target, () => workspace.fs.writeFile(target, fromBase64(saved.bytes)))
}

/** Writes what has been accepted into the file itself, as tracked changes. Nothing is written when the file is another than the one shown. */
export async function saveWordInPlace(parts: Parts, word: WordParts, view: Uri): Promise<void> {
  const file = fileOf(view)
  const count = word.gathered.of(view.toString()).length
  if (!count) {
    void window.showInformationMessage(l10n.t('No rewrite has been accepted yet.'))
    return
  }
  const go = l10n.t('Write into the file')
  const question = l10n.t('Write {0} tracked changes into {1}?', count, nameOf(file))
  const detail = l10n.t('Each can still be accepted or rejected in Word. The file must not be open there.')
  if ((await window.showWarningMessage(question, { modal: true, detail }, go)) !== go) return
  const known = word.files.bytesOf(view)
  const saved = await ask(parts, view, false)
  if (!saved || !known) return
  const done = await write(saved, file, async () => {
    if (!sameBytes(await workspace.fs.readFile(file), known))
      throw new Error(l10n.t('it has changed on disk meanwhile'))
    await replace(file, fromBase64(saved.bytes))
  })
  if (done) await word.gathered.remove(view.toString())
}

/** Whether other findings become comments; undefined when the author thinks better of it. */
async function askContent({ overviews }: Parts, { gathered }: WordParts, view: Uri): Promise<boolean | undefined> {
  const uri = view.toString()
  const accepted = gathered.of(uri).length
  const others = (await overviews.fetch(uri))?.findings.length ?? 0
  if (!accepted && !others) {
    void window.showInformationMessage(l10n.t('There is nothing to write: no rewrite was accepted, and nothing found.'))
    return undefined
  }
  const changes = l10n.t('{0} tracked changes', accepted)
  const items: (QuickPickItem & { readonly comments: boolean })[] = [
    ...(accepted ? [{ label: changes, comments: false }] : []),
    ...(others
      ? [
          {
            label: accepted
              ? l10n.t('{0}, and the other {1} findings as comments', changes, others)
              : l10n.t('{0} findings as comments', others),
            comments: true,
          },
        ]
      : []),
  ]
  return (await window.showQuickPick(items, { title: l10n.t('What is to be written?') }))?.comments
}

async function ask({ client }: Parts, view: Uri, comments: boolean): Promise<SavedWord | null> {
  const uri = view.toString()
  const configured = workspace.getConfiguration('tenderlint', fileOf(view)).get<string>('word.author')?.trim()
  const params: SaveWordParams = { uri, author: configured || 'TenderLint', date: wordDate(new Date()), comments }
  try {
    const saved = await (await client).sendRequest<SavedWord | null>(saveWordRequest, params)
    if (saved) return saved
    void window.showWarningMessage(l10n.t('The file is still being checked; nothing was written. Please try again.'))
  } catch (error) {
    void window.showErrorMessage(l10n.t('Nothing was written: {0}', reasonOf(error)))
  }
  return null
}

/** Local time, which Word writes with a Z. */
function wordDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}Z`
}

/** Writes beside the file and puts it in its place: a fault in between leaves the file whole. */
async function replace(file: Uri, bytes: Uint8Array): Promise<void> {
  const beside = Uri.joinPath(file, '..', `~tenderlint-${nameOf(file)}`)
  await workspace.fs.writeFile(beside, bytes)
  try {
    await workspace.fs.rename(beside, file, { overwrite: true })
  } catch (error) {
    await Promise.resolve(workspace.fs.delete(beside)).catch(() => {})
    throw error
  }
}

async function write(saved: SavedWord, target: Uri, run: () => PromiseLike<void>): Promise<boolean> {
  try {
    await run()
  } catch (error) {
    void window.showErrorMessage(l10n.t('{0} was not written: {1}', nameOf(target), reasonOf(error)))
    return false
  }
  // said without waiting: what comes after must not hang on a message being read
  void tell(saved, target)
  return true
}

async function tell({ tracked, untracked, comments }: SavedWord, target: Uri): Promise<void> {
  const counts = l10n.t('{0} tracked changes, {1} comments', tracked, comments)
  const left = untracked
    ? ` ${l10n.t('{0} could not be tracked where they stand; their comments give the wording.', untracked)}`
    : ''
  const open = l10n.t('Open')
  const canOpen = target.scheme === 'file' && !env.remoteName
  const text = `${l10n.t('Saved: {0}', nameOf(target))}${l10n.t(' ({0})', counts)}${left}`
  const chosen = await window.showInformationMessage(text, ...(canOpen ? [open] : []))
  if (chosen === open) await env.openExternal(target)
  else if (!canOpen) await commands.executeCommand('revealInExplorer', target)
}
