import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode'
import type { AcceptAllTarget, AcceptedRewrite, AcceptTarget } from '../../../server/src/lsp/word-protocol.ts'
import { tellChanged } from '../findings/rewrite.ts'
import type { Parts } from '../parts.ts'
import { reveal } from '../positions.ts'
import type { WordParts } from './parts.ts'

/** Takes a rewrite of a clause into what will be written, after its blanks are filled in. */
export async function acceptRewrite({ gathered }: WordParts, target: AcceptTarget | undefined): Promise<void> {
  if (!target) return
  const document = await workspace.openTextDocument(Uri.parse(target.uri))
  if (document.version !== target.version) return tellChanged()
  const text = await filledIn(target)
  if (text === undefined) return
  // while the author filled in, the file may have changed
  if (document.version !== target.version) return tellChanged()
  await gathered.add(target.uri, [{ rule: target.rule, fingerprint: target.fingerprint, text }])
}

/** Asks for each blank of a wording; undefined when the author thinks better of it. */
async function filledIn({ text, blanks }: AcceptTarget): Promise<string | undefined> {
  let done = ''
  let rest = text
  for (const [index, blank] of blanks.entries()) {
    const at = rest.indexOf(blank)
    const value = await window.showInputBox({
      title: l10n.t('Fill in {0} of {1}', index + 1, blanks.length),
      prompt: `${done}${rest}`,
      placeHolder: blank.slice(1, -1),
      ignoreFocusOut: true,
      validateInput: (input) => (input.trim() ? undefined : l10n.t('Please fill this in.')),
    })
    if (!value?.trim()) return undefined
    done += rest.slice(0, at) + value.trim()
    rest = rest.slice(at + blank.length)
  }
  return done + rest
}

/** Takes the safe rewrite of every clause that has one. */
export async function acceptSafeRewrites(
  { overviews }: Parts,
  { gathered }: WordParts,
  target: AcceptAllTarget | undefined,
): Promise<void> {
  if (!target) return
  const overview = await overviews.fetch(target.uri)
  const found = (overview?.findings ?? []).flatMap(({ rule, fingerprint, text: was, rewrites }): AcceptedRewrite[] => {
    const safe = rewrites.find((rewrite) => rewrite.safe && rewrite.text !== was)
    return safe ? [{ rule, fingerprint, text: safe.text }] : []
  })
  if (found.length) return gathered.add(target.uri, found)
  void window.showInformationMessage(l10n.t('No clause left has a rewrite that can be taken as it stands.'))
}

/** Lists what has been accepted: one is shown, or all are taken back. */
export async function listRewrites({ gathered }: WordParts, view: Uri | undefined): Promise<void> {
  if (!view) return
  const uri = view.toString()
  const items: (QuickPickItem & { readonly index: number })[] = gathered.placed(uri).map(({ was, text }, index) => {
    return { label: text || l10n.t('(deleted)'), description: was, index }
  })
  const all = { label: `$(discard) ${l10n.t('Take all back')}`, index: -1 }
  const chosen = await window.showQuickPick([...items, all], { title: l10n.t('Accepted rewrites') })
  if (!chosen) return
  const placed = gathered.placed(uri)[chosen.index]
  if (placed) await reveal(uri, placed.range)
  else await gathered.remove(uri)
}
