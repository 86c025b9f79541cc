import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { createContext, runInContext } from 'node:vm'
import { type Json, type Rpc, rpcClient } from '../rpc.ts'

const bundle = new URL('../../../dist/server.web.js', import.meta.url)

/** Runs the bundle as a worker would: with a worker's globals and nothing of Node's. Gives a client that talks to it. */
export function workerClient(): Rpc {
  const toClient = new PassThrough()
  const toServer = new PassThrough()
  // biome-ignore lint/suspicious/noExplicitAny: the bundle puts its own things into its global object
  const self: any = {
    postMessage(message: object) {
      const body = Buffer.from(JSON.stringify(message), 'utf8')
      toClient.write(`Content-Length: ${body.length}\r\n\r\n`)
      toClient.write(body)
    },
    addEventListener() {},
    ...{ setTimeout, clearTimeout, queueMicrotask, TextDecoder, TextEncoder, URL, console, performance, atob, btoa },
  }
  self.self = self
  runInContext(readFileSync(bundle, 'utf8'), createContext(self))
  frames(toServer, (data) => self.onmessage({ data }))
  return rpcClient(toClient, toServer)
}

/** Calls `take` with every message of a framed stream. */
function frames(stream: PassThrough, take: (message: Json) => void): void {
  let buffer = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (let end = buffer.indexOf('\r\n\r\n'); end >= 0; end = buffer.indexOf('\r\n\r\n')) {
      const length = Number(/\d+/.exec(buffer.toString('ascii', 0, end))![0])
      if (buffer.length < end + 4 + length) return
      const body = buffer.toString('utf8', end + 4, end + 4 + length)
      buffer = buffer.subarray(end + 4 + length)
      setTimeout(take, 0, JSON.parse(body))
    }
  })
}
