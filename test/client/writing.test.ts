import { beforeEach, describe, expect, it } from 'vitest'
import { clientPart } from './client-part.ts'
import { instead } from './fake-editor.ts'

type Answer = (method: string, params: unknown) => unknown
interface Part {
  waive(parts: object, target: object): Promise<void>
  rewriteFinding(client: object, uri: string, finding: object): Promise<void>
}

const uri = 'file:///a/%E6%8B%9B.md'
const waivers = 'file:///a/w.json'
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } }
const target = { uri, rule: 'brand-and-model/brand-named', fingerprint: 'f' }
const edits = [{ range, newText: '交换机' }]

let applied: object[]
let warned: number
let sent: string[]
let place: string
let document: { version: number; text: string; saved: number }
let exists: boolean
/** What happens while the author is asked or something is shown. */
let meanwhile: () => void

class WorkspaceEdit {
  readonly changes: object[] = []
  replace(file: unknown, where: unknown, newText: string): void {
    this.changes.push({ file: String(file), where, newText })
  }
  createFile(file: unknown, { contents, ...options }: { contents: Uint8Array }): void {
    this.changes.push({ file: String(file), created: new TextDecoder().decode(contents), ...options })
  }
}

const opened = () => ({
  uri: { toString: () => uri },
  get version() {
    return document.version
  },
  getText: () => document.text,
  validateRange: (own: unknown) => own,
  async save() {
    document.saved++
    return true
  },
})
const api = instead({
  WorkspaceEdit,
  ...{ Position: class {}, Range: class {}, Selection: class {} },
  Uri: { parse: (own: string) => ({ toString: () => own }) },
  l10n: { t: (text: string) => text },
  env: { language: 'zh-cn' },
  window: instead({
    visibleTextEditors: [],
    async showQuickPick(items: { value?: string }[]) {
      meanwhile()
      return items.find(({ value }) => value === place) ?? items[0]
    },
    showInputBox: async () => '文号〔2026〕1号',
    showTextDocument: async () => {
      meanwhile()
      return { revealRange() {} }
    },
    showWarningMessage: () => warned++,
  }),
  workspace: instead({
    workspaceFolders: [{}],
    getConfiguration: () => ({ get: () => undefined }),
    openTextDocument: async () => opened(),
    asRelativePath: () => 'w.json',
    async applyEdit({ changes }: WorkspaceEdit) {
      if (exists && changes.some((one) => 'created' in one)) return false
      applied.push(...changes)
      return true
    },
  }),
})
const { waive, rewriteFinding } = clientPart<Part>('on-demand.cjs', api)

function clientThat(answer: Answer) {
  return {
    async sendRequest(method: string, params: unknown) {
      return answer(method, params)
    },
    async sendNotification(method: string) {
      sent.push(method)
    },
    protocol2CodeConverter: {
      async asWorkspaceEdit(edit: { documentChanges: { edits: object[] }[] }) {
        meanwhile()
        return { changes: edit.documentChanges.flatMap((change) => change.edits) }
      },
    },
  }
}

beforeEach(() => {
  ;[applied, warned, sent, place, exists, meanwhile] = [[], 0, [], 'document', false, () => {}]
  document = { version: 3, text: '[]\n', saved: 0 }
})

describe('a waiver in the document', () => {
  const parts = (version: number) => ({ client: Promise.resolve(clientThat(() => ({ version, edits }))) })

  it('is written into the version that the server made it for', async () => {
    await waive(parts(3), target)
    expect(applied).toMatchObject([{ file: uri, newText: '交换机' }])
    expect(warned).toBe(0)
  })

  it.each([2, 4])('is not written into another one (%i), and that is said', async (version) => {
    await waive(parts(version), target)
    expect([applied, warned]).toEqual([[], 1])
  })
})

describe('a waiver in a file', () => {
  const parts = (answer: object) => ({
    client: Promise.resolve(
      clientThat(() => ({ uri: waivers, version: null, base: '[]\n', create: false, edits, ...answer })),
    ),
  })
  beforeEach(() => {
    place = 'file'
  })

  it('is written, saved and told to the server', async () => {
    await waive(parts({}), target)
    expect(applied).toMatchObject([{ file: waivers }])
    expect([document.saved, warned, sent]).toEqual([1, 0, ['workspace/didChangeWatchedFiles']])
  })

  it('does not mind how the editor ends lines', async () => {
    document.text = '[]\r\n'
    await waive(parts({}), target)
    expect(applied).toHaveLength(1)
  })

  it.each([
    ['has changed on disk or is being edited', { base: '[ ]\n' }],
    ['is open and has another version', { version: 2 }],
  ])('is not written when the file %s', async (_when, answer) => {
    await waive(parts(answer), target)
    expect([applied, document.saved, warned]).toEqual([[], 0, 1])
  })

  it('makes a new file, but never in place of one that has come into being', async () => {
    await waive(parts({ create: true, base: '' }), target)
    expect(applied).toEqual([{ file: waivers, created: '交换机', overwrite: false }])
    exists = true
    await waive(parts({ create: true, base: '' }), target)
    expect([applied.length, warned]).toEqual([1, 1])
  })
})

describe('a rewrite from the tree', () => {
  const action = { title: '改写', isPreferred: true, diagnostics: [{ code: 'r', range }] }
  const whole = (version: number) => ({
    ...action,
    edit: { documentChanges: [{ textDocument: { uri, version }, edits }] },
  })
  const finding = { rule: 'r', range }
  const client = (resolve: () => object) =>
    clientThat((method) => (method === 'codeAction/resolve' ? resolve() : [action]))

  it('is asked for when it is wanted, and written', async () => {
    await rewriteFinding(
      client(() => whole(3)),
      uri,
      finding,
    )
    expect([applied, warned]).toEqual([edits, 0])
  })

  it('is not written when the server has another version or finds that all has changed', async () => {
    await rewriteFinding(
      client(() => whole(2)),
      uri,
      finding,
    )
    const changed = () => {
      throw new Error('-32801')
    }
    await rewriteFinding(client(changed), uri, finding)
    expect([applied, warned]).toEqual([[], 2])
  })

  it('is not written when the author typed while it was under way', async () => {
    meanwhile = () => document.version++
    await rewriteFinding(
      client(() => whole(3)),
      uri,
      finding,
    )
    expect([applied, warned]).toEqual([[], 1])
  })
})
