import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'

/** The input that is being run, in a file: it outlives a process that ends or never comes back. */
export interface Current {
  begin(input: string): void
  done(): void
  close(): void
}

/** Bytes of the head: when the input was begun, and its length. */
const head = 16

export function writeCurrent(path: string): Current {
  const file = openSync(path, 'w')
  const at = Buffer.alloc(head)
  const mark = (begun: number, length: number): void => {
    at.writeDoubleLE(begun, 0)
    at.writeDoubleLE(length, 8)
    writeSync(file, at, 0, head, 0)
  }
  return {
    begin(input) {
      const text = Buffer.from(input, 'utf16le')
      writeSync(file, text, 0, text.length, head)
      mark(Date.now(), input.length)
    },
    done: () => mark(0, 0),
    close: () => closeSync(file),
  }
}

/** What was begun and when, null when nothing is under way. */
export function readCurrent(path: string): { readonly begun: number; readonly input: string } | null {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  if (bytes.length < head || bytes.readDoubleLE(0) === 0) return null
  const length = bytes.readDoubleLE(8)
  return { begun: bytes.readDoubleLE(0), input: bytes.toString('utf16le', head, head + 2 * length) }
}
