import { type ExtensionContext, Uri, workspace } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from 'vscode-languageclient/browser'
import { toBase64 } from '../../server/src/lsp/base64.ts'
import {
  type ReadBytesParams,
  type ReadFilesParams,
  readBytesRequest,
  readFilesRequest,
  type WebOptions,
} from '../../server/src/lsp/protocol.ts'

/** A web host has what the types of Node do not know. */
const { Worker: BrowserWorker } = globalThis as unknown as { Worker: new (place: string) => Worker }

/** What the server in a worker asks its client through. */
interface Asked {
  onRequest<Params, Answer>(method: string, answer: (params: Params) => Promise<Answer>): unknown
}

/**
 * Starts the bundled server as a worker of the extension host. The host serves the extension's files from another origin than its
 * own, where no worker may come from: the worker is made of the file's text. Gives its two ends and not the worker: the host puts a class
 * of its own in place of Worker, which the library does not take for one.
 */
export async function serverWorker(context: ExtensionContext): Promise<MessageTransports> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist', 'server.web.js'))
  const place = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }))
  try {
    const worker = new BrowserWorker(place)
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
  } finally {
    // the worker has its own hold on the text once it has begun to load
    setTimeout(() => URL.revokeObjectURL(place), 10_000)
  }
}

/** Where the server finds what belongs to the extension. */
export function webOptions(context: ExtensionContext): WebOptions {
  return { package: context.extensionUri.toString().replace(/\/$/, '') }
}

/** Reads files for the server, which has none itself. */
export function answerReads(client: Asked): void {
  client.onRequest(readFilesRequest, ({ uris }: ReadFilesParams) => Promise.all(uris.map(textOf)))
  client.onRequest(readBytesRequest, async ({ uri }: ReadBytesParams) => {
    const bytes = await bytesOf(uri)
    return bytes && toBase64(bytes)
  })
}

async function textOf(uri: string): Promise<string | null> {
  const bytes = await bytesOf(uri)
  return bytes && new TextDecoder().decode(bytes)
}

async function bytesOf(uri: string): Promise<Uint8Array | null> {
  try {
    return await workspace.fs.readFile(Uri.parse(uri, true))
  } catch {
    // most places that are asked for hold nothing
    return null
  }
}
