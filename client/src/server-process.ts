import type { ExtensionContext } from 'vscode'
import type { Executable } from 'vscode-languageclient/node'

/** The bundled program: the command line and the server in one. */
export function programPath(context: ExtensionContext): string {
  return context.asAbsolutePath('dist/cli.js')
}

/** The bundled server, run by the editor's own Node: nothing has to be installed and nothing of the workspace is executed. */
export function serverProcess(context: ExtensionContext): Executable {
  return {
    command: process.execPath,
    args: [programPath(context), 'lsp', '--stdio'],
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' } },
  }
}
