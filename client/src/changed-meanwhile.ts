import { CancellationError, type CancellationToken, type CodeAction, l10n, window } from 'vscode'

/** Says that nothing was written, because the document is no longer what the edit was made for. */
export function tellChanged(): void {
  void window.showWarningMessage(l10n.t('The clause has changed meanwhile; nothing was written. Please try again.'))
}

/** Middleware of the client: a chosen action whose document has changed since comes back without an edit, which is said. */
export const actionMiddleware = {
  async resolveCodeAction(
    action: CodeAction,
    token: CancellationToken,
    next: (action: CodeAction, token: CancellationToken) => Promise<CodeAction | null | undefined> | unknown,
  ): Promise<CodeAction | null | undefined> {
    try {
      return (await next(action, token)) as CodeAction | null | undefined
    } catch (error) {
      if (error instanceof CancellationError && !token.isCancellationRequested) tellChanged()
      throw error
    }
  },
}
