import { CancellationError, l10n, window } from 'vscode'
import type { CodeActionMiddleware } from 'vscode-languageclient'
import type { HeldCommands } from './held-commands.ts'

/** Says that nothing was written, because the document is no longer what the edit was made for. */
export function tellChanged(): void {
  void window.showWarningMessage(l10n.t('The clause has changed meanwhile; nothing was written. Please try again.'))
}

/**
 * Middleware of the client for quick fixes: their commands keep what they need, and a chosen one whose document has changed since
 * comes back without an edit, which is said.
 */
export function actionMiddleware({ hold }: HeldCommands): CodeActionMiddleware {
  return {
    async provideCodeActions(document, range, context, token, next) {
      return (await next(document, range, context, token))?.map(hold)
    },
    async resolveCodeAction(action, token, next) {
      try {
        return await next(action, token)
      } catch (error) {
        if (error instanceof CancellationError && !token.isCancellationRequested) tellChanged()
        throw error
      }
    },
  }
}
