import type { Readable, Writable } from 'node:stream'

interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by the tests as a client in any language would
export type Json = any

/** A tiny language client by hand, so that the server is not tested with its own library. */
export interface Rpc {
  request(method: string, params: unknown): Promise<Json>
  /** The same, with the id, so that it can be cancelled. */
  start(method: string, params: unknown): { readonly id: number; readonly answer: Promise<Json> }
  notify(method: string, params: unknown): void
  /** All notifications of a method so far, oldest first. */
  received(method: string): Json[]
  /** Waits until a notification of the method fulfils the test. */
  until(method: string, test: (params: Json) => boolean): Promise<Json>
  /** Answers requests of the server. */
  answer(method: string, reply: (params: Json) => unknown): void
}

export function rpcClient(input: Readable, output: Writable): Rpc {
  const open = new Map<number, { resolve: (value: Json) => void; reject: (error: Error) => void }>()
  const notifications: Message[] = []
  const replies = new Map<string, (params: Json) => unknown>()
  const watchers = new Set<() => void>()
  let buffer = Buffer.alloc(0)
  let next = 1

  function send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8')
    output.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'ascii'), body]))
  }

  function take(message: Message): void {
    if (message.method !== undefined && message.id !== undefined) {
      const reply = replies.get(message.method)
      const result = reply?.(message.params)
      if (result instanceof Promise)
        void result.then((value: unknown) => send({ id: message.id, result: value ?? null }))
      else send({ id: message.id, result: result ?? null })
    }
    if (message.method !== undefined) {
      notifications.push(message)
      for (const watcher of watchers) watcher()
      return
    }
    const waiting = open.get(Number(message.id))
    open.delete(Number(message.id))
    if (message.error) waiting?.reject(Object.assign(new Error(message.error.message), { code: message.error.code }))
    else waiting?.resolve(message.result)
  }

  input.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('ascii', 0, end))?.[1])
      if (!Number.isInteger(length)) throw new Error(`not a message: ${buffer.toString('utf8', 0, end)}`)
      if (buffer.length < end + 4 + length) return
      const body = buffer.toString('utf8', end + 4, end + 4 + length)
      buffer = buffer.subarray(end + 4 + length)
      take(JSON.parse(body) as Message)
    }
  })

  const received = (method: string) =>
    notifications.filter((item) => item.method === method).map((item) => (item.params ?? null) as Json)

  function start(method: string, params: unknown) {
    const id = next++
    const answer = new Promise<Json>((resolve, reject) => open.set(id, { resolve, reject }))
    send({ id, method, params })
    return { id, answer }
  }

  return {
    start,
    request: (method, params) => start(method, params).answer,
    notify: (method, params) => send({ method, params }),
    received,
    until(method, test) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = received(method).find(test)
          if (found === undefined) return
          watchers.delete(look)
          clearTimeout(timer)
          resolve(found)
        }
        const timer = setTimeout(() => {
          watchers.delete(look)
          reject(new Error(`no ${method} as expected; last: ${JSON.stringify(received(method).at(-1))}`))
        }, 8000)
        watchers.add(look)
        look()
      })
    },
    answer: (method, reply) => replies.set(method, reply),
  }
}

/** A modest client that pulls nothing: Neovim 0.7 is about so. */
export const pushCapabilities = {
  textDocument: {
    publishDiagnostics: {
      versionSupport: true,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
      isPreferredSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
}

export const pullCapabilities = {
  ...pushCapabilities,
  textDocument: { ...pushCapabilities.textDocument, diagnostic: { dynamicRegistration: false } },
}

/** The text after a list of edits, done from the end so that places hold. */
export function applyEdits(text: string, edits: readonly Json[]): string {
  const starts = [0]
  for (let i = 0; i < text.length; i++) if (text[i] === '\n') starts.push(i + 1)
  const offset = (place: Json) => starts[place.line]! + place.character
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (result, edit) => result.slice(0, offset(edit.range.start)) + edit.newText + result.slice(offset(edit.range.end)),
      text,
    )
}
