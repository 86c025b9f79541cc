import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { lineStarts } from '../core/position.ts'
import type { ClientFeatures } from './capabilities.ts'
import { rangeAt } from './convert.ts'
import type { FileEdit, PlainEdit } from './protocol.ts'

/** A file of the project as it is now: the editor's text when it is open, else the disk's. */
export interface ProjectFile {
  readonly uri: string
  /** Name for people, relative to the project. */
  readonly name: string
  readonly version: number | null
  /** Null when there is no such file. */
  readonly text: string | null
}

/** The one stretch that has to change for `text` to become `next`. */
export function editBetween(text: string, next: string): PlainEdit {
  const most = Math.min(text.length, next.length)
  let head = 0
  while (head < most && text[head] === next[head]) head++
  while (head > 0 && isInside(text, next, head)) head--
  let tail = 0
  while (tail < most - head && text[text.length - 1 - tail] === next[next.length - 1 - tail]) tail++
  while (tail > 0 && (splits(text, text.length - tail) || splits(next, next.length - tail))) tail--
  return {
    range: rangeAt(lineStarts(text), head, text.length - tail),
    newText: next.slice(head, next.length - tail),
  }
}

const isInside = (text: string, next: string, at: number): boolean => splits(text, at) || splits(next, at)

/** An edit must not begin or end inside a line break or a character of two units. */
function splits(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  return (text[at - 1] === '\r' && text[at] === '\n') || text.codePointAt(at - 1)! > 0xffff
}

/** The change of a project file to `next`. */
export function fileEdit(file: ProjectFile, next: string): FileEdit {
  const { uri, version, text } = file
  return { uri, version, base: text ?? '', create: text === null, edits: [editBetween(text ?? '', next)] }
}

/** The same for the client to carry out; null when it cannot create the file. */
export function workspaceEdit({ uri, version, create, edits }: FileEdit, client: ClientFeatures): WorkspaceEdit | null {
  const plain = edits.map((edit): TextEdit => ({ range: edit.range, newText: edit.newText }))
  if (create && !client.createFiles) return null
  if (!create && !client.documentChanges) return { changes: { [uri]: plain } }
  const creation: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } }
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits: plain }
  return { documentChanges: create ? [creation, change] : [change] }
}
