import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  createConnection,
} from 'vscode-languageserver/browser'
import type { Dictionaries } from '../../core/rule.ts'
import { unpackDictionaries } from '../../service/dictionaries.ts'
import { createLinter } from '../../service/linter.ts'
import { localDay } from '../../service/today.ts'
import { fromBase64 } from '../base64.ts'
import { clientFeatures, serverCapabilities } from '../capabilities.ts'
import {
  type InitializationOptions,
  type ReadBytesParams,
  readBytesRequest,
  rulePagePath,
  type WebOptions,
} from '../protocol.ts'
import { serve } from '../server.ts'
import { clientFiles, projectFiles } from './project-files.ts'

/** The port that a worker talks to its owner through. */
export type Port = ConstructorParameters<typeof BrowserMessageReader>[0]

/**
 * Starts the language server in a worker. It has no files and no network: dictionaries, config and waivers are read by the client,
 * which answers `tenderlint/readFiles` and `tenderlint/readBytes`. Gives the connection, which is already listening.
 */
export function startBrowserServer(port: Port, today: () => string = localDay): Connection {
  const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port))
  connection.onInitialize((params) => {
    const client = clientFeatures(params)
    const { web } = (params.initializationOptions ?? {}) as InitializationOptions
    if (!web) throw new Error('initializationOptions.web is missing: it says where the dictionaries are')
    const read = clientFiles(connection)
    const rules = new Set<string>()
    serve(connection, client, params, {
      async linter(onFault) {
        const loaded = createLinter(await dictionaries(web, connection), onFault)
        for (const { id } of loaded.rules) rules.add(id)
        return loaded
      },
      today,
      pages: (rule) => (rules.has(rule) ? `${web.package}/${rulePagePath(rule)}` : null),
      files: projectFiles(read),
    })
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'tenderlint' } }
  })
  connection.listen()
  return connection
}

async function dictionaries(web: WebOptions, connection: Connection): Promise<Dictionaries> {
  const params: ReadBytesParams = { uri: `${web.package}/dist/dictionaries.bin` }
  const bytes = await connection.sendRequest<string | null>(readBytesRequest, params)
  if (bytes === null) throw new Error('the dictionaries of the extension cannot be read')
  return unpackDictionaries(fromBase64(bytes))
}
