import { env, l10n, type QuickPickItem, TextDocumentSaveReason, Uri, window, workspace } from 'vscode'
import { fromBase64 } from '../../../server/src/lsp/base64.ts'
import { type SavedWord, type SaveWordParams, saveWordRequest } from '../../../server/src/lsp/word-protocol.ts'
import type { Parts } from '../parts.ts'
import { reasonOf, sameBytes } from './files.ts'
import { openWord } from './open.ts'
import type { Place, WordParts } from './parts.ts'
import { fileOf, nameOf } from './uri.ts'

/** Asks where the changes of a view are to be written, and writes them. */
export async function saveWord(parts: Parts, word: WordParts, view: Uri): Promise<void> {
  if (word.settled.has(view.toString())) return saveWordInPlace(parts, word, view)
  const items: (QuickPickItem & { run(): Promise<void> })[] = [
    {
      label: `$(save-as) ${l10n.t('Save a copy with tracked changes …')}`,
      run: () => saveWordCopy(parts, word, view, false),
    },
    {
      label: `$(comment) ${l10n.t('The same, and the other findings as comments …')}`,
      run: () => saveWordCopy(parts, word, view, true),
    },
    { label: `$(save) ${l10n.t('Write into the file …')}`, run: () => saveWordInPlace(parts, word, view) },
  ]
  await (await window.showQuickPick(items, { title: l10n.t('Where are the changes to be written?') }))?.run()
}

/** Saves a copy of the file with the changes of its view as tracked changes, and shows that; the file itself stays as it is. */
export async function saveWordCopy(parts: Parts, word: WordParts, view: Uri, comments: boolean): Promise<void> {
  const file = fileOf(view)
  const target = await askTarget(file)
  if (!target) return
  if (target.toString() === file.toString()) return saveWordInPlace(parts, word, view)
  await saveTo(parts, word, view, { target, comments })
}

/** Writes the changes of a view into the file itself, as tracked changes. Nothing is written when the file is another than the one shown. */
export async function saveWordInPlace(parts: Parts, word: WordParts, view: Uri): Promise<void> {
  const document = await workspace.openTextDocument(view)
  if (!document.isDirty) {
    void window.showInformationMessage(l10n.t('Nothing has been changed yet.'))
    return
  }
  if (await confirmed(word, view)) await saveTo(parts, word, view, { target: fileOf(view), comments: false })
}

/** What the editor calls to save a view. Rejects with a message for people when nothing was written. */
export async function writeView(parts: Parts, word: WordParts, view: Uri, text: string): Promise<void> {
  const key = view.toString()
  const place = word.places.get(key) ?? (await askPlace(word, view))
  word.places.delete(key)
  if (!place) throw new Error(l10n.t('Nothing was written.'))
  await write(parts, word, view, text, place)
}

async function saveTo(parts: Parts, word: WordParts, view: Uri, place: Place): Promise<void> {
  const document = await workspace.openTextDocument(view)
  word.places.set(view.toString(), place)
  try {
    // the editor then knows that it is saved; it says itself when it is not
    if (document.isDirty) await document.save()
    else {
      await write(parts, word, view, document.getText(), place)
      await afterSave(word, view)
    }
  } catch (error) {
    void window.showErrorMessage(l10n.t('{0} was not written: {1}', nameOf(place.target), reasonOf(error)))
  } finally {
    word.places.delete(view.toString())
  }
}

/** For a save that no command of ours asked for. */
async function askPlace(word: WordParts, view: Uri): Promise<Place | undefined> {
  const file = fileOf(view)
  const here: Place = { target: file, comments: false }
  if (word.settled.has(view.toString())) return here
  const reason = word.reasons.get(view.toString()) ?? TextDocumentSaveReason.Manual
  if (reason !== TextDocumentSaveReason.Manual) throw new Error(l10n.t('A Word file is not saved by itself.'))
  const copy = l10n.t('Save a copy …')
  const inPlace = l10n.t('Write into the file')
  const question = l10n.t('Where are the changes to be written?')
  const chosen = await window.showWarningMessage(question, { modal: true, detail: writtenAs() }, copy, inPlace)
  if (chosen === inPlace) {
    word.settled.add(view.toString())
    return here
  }
  const target = chosen === copy ? await askTarget(file) : undefined
  return target && { target, comments: false }
}

function writtenAs(): string {
  return l10n.t('Each can still be accepted or rejected in Word. The file must not be open there.')
}

async function confirmed({ settled }: WordParts, view: Uri): Promise<boolean> {
  if (settled.has(view.toString())) return true
  const go = l10n.t('Write into the file')
  const question = l10n.t('Write the changes into {0}, as tracked changes?', nameOf(view))
  if ((await window.showWarningMessage(question, { modal: true, detail: writtenAs() }, go)) !== go) return false
  settled.add(view.toString())
  return true
}

async function askTarget(file: Uri): Promise<Uri | undefined> {
  const name = nameOf(file).replace(/\.[^.]*$/, '')
  const extension = /\.docm$/i.test(file.path) ? 'docm' : 'docx'
  return window.showSaveDialog({
    defaultUri: Uri.joinPath(file, '..', l10n.t('{0} reviewed.{1}', name, extension)),
    filters: { [l10n.t('Word file')]: [extension] },
    title: l10n.t('Save a copy with tracked changes'),
  })
}

async function write(parts: Parts, word: WordParts, view: Uri, text: string, place: Place): Promise<void> {
  const file = fileOf(view)
  const { target, comments } = place
  const saved = await marked(parts, view, text, comments)
  const bytes = fromBase64(saved.bytes)
  if (target.toString() !== file.toString()) {
    await workspace.fs.writeFile(target, bytes)
    void tell(saved, target)
    word.written.set(view.toString(), target)
    return
  }
  const known = word.files.bytesOf(view)
  if (!known || !sameBytes(await workspace.fs.readFile(file), known))
    throw new Error(l10n.t('it has changed on disk meanwhile; please save a copy'))
  await replace(file, bytes)
  await word.files.load(view)
  void tell(saved, target)
  // what could not be tracked, or a paragraph without words, reads otherwise in the file
  if (word.files.textOf(view) !== text) word.written.set(view.toString(), file)
}

/** As everywhere after a copy was saved: the author goes on with the copy, and the file itself is shown as it is. */
export async function afterSave(word: WordParts, view: Uri): Promise<void> {
  const target = word.written.get(view.toString())
  word.written.delete(view.toString())
  if (!target) return
  word.files.showAgain(view)
  await openWord(word, target)
}

async function marked({ client }: Parts, view: Uri, text: string, comments: boolean): Promise<SavedWord> {
  const configured = workspace.getConfiguration('tenderlint', fileOf(view)).get<string>('word.author')?.trim()
  const date = wordDate(new Date())
  const params: SaveWordParams = { uri: view.toString(), text, author: configured || 'TenderLint', date, comments }
  return (await client).sendRequest<SavedWord>(saveWordRequest, params)
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

async function tell({ tracked, untracked, comments }: SavedWord, target: Uri): Promise<void> {
  const counts = l10n.t('{0} tracked changes, {1} comments', tracked, comments)
  const saved = l10n.t('Saved: {0} ({1})', nameOf(target), counts)
  const left = l10n.t(
    '{0} changes stand where nothing can be tracked (a field, a picture) and were not written.',
    untracked,
  )
  const open = l10n.t('Open in Word')
  const canOpen = target.scheme === 'file' && !env.remoteName
  const choices = canOpen ? [open] : []
  const chosen = untracked
    ? await window.showWarningMessage(`${saved} ${left}`, ...choices)
    : await window.showInformationMessage(saved, ...choices)
  if (chosen === open) await env.openExternal(target)
}
