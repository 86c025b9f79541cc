import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'
import { type Session, session } from './fake.ts'
import { pushCapabilities } from './rpc.ts'

/** The service with the real rules. */
export const realLinter = createLinter(dictionaries())

/** A client of today: all that the server can make use of. */
export const fullCapabilities = {
  ...pushCapabilities,
  textDocument: {
    ...pushCapabilities.textDocument,
    publishDiagnostics: { ...pushCapabilities.textDocument.publishDiagnostics, tagSupport: { valueSet: [1, 2] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
  },
}

/** A server with the real rules. */
export function realSession(initialize: Record<string, unknown> = {}): Promise<Session> {
  return session({ capabilities: fullCapabilities, ...initialize }, { linter: async () => realLinter, settle: 5 })
}

/** A folder with files, and what takes it away again. */
export function folderWith(files: Readonly<Record<string, string>>) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenderlint-lsp-')))
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  for (const [name, text] of Object.entries(files)) put(name, text)
  return {
    folder,
    put,
    uri: (name: string) => pathToFileURL(join(folder, name)).href,
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A placeholder of a snippet as it is written. */
export function blank(number: number, text: string): string {
  return `\${${number}:〔${text}〕}`
}
