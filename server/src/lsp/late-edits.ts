import type { CodeAction, CodeActionParams } from 'vscode-languageserver/node'

/** What an action without its edit is known by until it is chosen. */
export interface LateEdit {
  readonly uri: string
  readonly version: number
  readonly range: CodeActionParams['range']
  readonly only?: readonly string[]
  readonly triggerKind?: CodeActionParams['context']['triggerKind']
  /** Place among the actions that the same request gets. */
  readonly index: number
}

/**
 * The actions without their edits: some clients, VS Code among them, carry out the edit of an action whatever became of the
 * document since. They get it when the action is chosen, if the document is still of the same version.
 */
export function withoutEdits(
  actions: readonly CodeAction[],
  { textDocument: { uri }, range, context }: CodeActionParams,
  version: number,
): CodeAction[] {
  const { only, triggerKind } = context
  return actions.map((action, index) => {
    const { edit, ...rest } = action
    if (!edit) return action
    const data: LateEdit = { uri, version, range, ...(only && { only }), ...(triggerKind && { triggerKind }), index }
    return { ...rest, data }
  })
}

/** The action that was left without its edit, from the actions of now; null when it is not among them any more. */
export function withEdit(action: CodeAction, now: readonly CodeAction[]): CodeAction | null {
  const same = now[(action.data as LateEdit).index]
  return same?.edit && same.title === action.title && same.kind === action.kind ? { ...action, edit: same.edit } : null
}
