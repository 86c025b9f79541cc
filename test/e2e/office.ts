import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { python } from './available.ts'

export interface OfficeParagraph {
  readonly place: 'body' | 'footnote' | 'endnote' | 'header' | 'footer' | 'box'
  readonly text: string
  readonly label: string
}

export interface OfficeComment {
  readonly author: string
  readonly text: string
  readonly date: string
  /** The words that the comment stands on. */
  readonly anchor: string
}

export interface OfficeView {
  readonly paragraphs: readonly OfficeParagraph[]
  readonly comments: readonly OfficeComment[]
  readonly redlines: readonly { readonly author: string; readonly type: string; readonly text: string | null }[]
}

/** A running LibreOffice; requests are answered one after the other. Rejects when LibreOffice does not open a file. */
export interface Office {
  look(path: string): Promise<OfficeView>
  /** The paragraphs once all tracked changes, whoever made them, are rejected or accepted. */
  settle(path: string, how: 'reject' | 'accept'): Promise<readonly OfficeParagraph[]>
  /** Writes the text of the body with its numbering labels. */
  exportText(path: string, to: string): Promise<void>
  close(): Promise<void>
}

/** Starts LibreOffice with a profile of its own. Rejects when it does not come up. */
export async function startOffice(): Promise<Office> {
  const child: ChildProcessWithoutNullStreams = spawn(python, [fileURLToPath(new URL('office.py', import.meta.url))])
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      for (const { reject } of waiting.values()) reject(new Error(`office.py ended: ${stderr}`))
      resolve()
    })
  })
  const answered = (id: number) => new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, answer, error } = JSON.parse(line)
    const request = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) request?.resolve(answer)
    else request?.reject(new Error(error))
  })
  await answered(0)
  const ask = (request: Readonly<Record<string, string>>) => {
    const answer = answered(++last)
    child.stdin.write(`${JSON.stringify({ id: last, ...request })}\n`)
    return answer
  }
  return {
    look: (path) => ask({ do: 'look', path }) as Promise<OfficeView>,
    settle: async (path, how) => ((await ask({ do: how, path })) as OfficeView).paragraphs,
    exportText: async (path, to) => void (await ask({ do: 'export', path, to })),
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
