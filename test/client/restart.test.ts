import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clientPart } from './client-part.ts'
import { type Editor, editorWith } from './fake-host.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const text = '# 采购需求\n\n## 技术参数\n\n𠮷核心交换机须采用华为产品。\n'

interface Part {
  startClient(context: object, output: object, onStatus: (params: object) => void): Promise<{ stop(): Promise<void> }>
}

let folder = ''
let editor: Editor
let stop = async () => {}

beforeEach(() => {
  if (!existsSync(join(root, 'dist/language-client.cjs'))) throw new Error('run `npm run build` first')
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-restart-'))
  editor = editorWith(pathToFileURL(join(folder, '招标.md')).href, text)
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

it('a server that is killed is started again by the built client, and the findings come back', async () => {
  const children: number[] = []
  const { startClient } = clientPart<Part>('language-client.cjs', editor.api, children)
  const context = { asAbsolutePath: (path: string) => join(root, path), subscriptions: [] }
  const client = await startClient(context, editor.output, () => {})
  stop = () => client.stop()
  const first = await editor.marks((marks) => marks.length > 0)
  expect(first.map(({ range }) => range.start.line)).toContain(4)
  for (let kills = 1; kills <= 2; kills++) {
    editor.clear()
    process.kill(children.at(-1)!, 'SIGKILL')
    expect(await editor.marks((marks) => marks.length > 0)).toEqual(first)
    expect(new Set(children).size).toBe(kills + 1)
  }
}, 30_000)
