import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { open } from './fake.ts'
import { folderWith, fullCapabilities, realSession } from './real.ts'
import type { Json } from './rpc.ts'

const sample = (name: string) => readFileSync(`test/samples/evidence/${name}`, 'utf8')
let remove = () => {}
afterEach(() => remove())

/** The sample in a folder of its own, opened by a client that pulls. */
async function opened(pull: boolean) {
  const folder = folderWith({
    '采购需求.md': sample('采购需求.md'),
    '采购需求.evidence.csv': sample('采购需求.evidence.csv'),
  })
  remove = folder.remove
  const uri = pathToFileURL(join(folder.folder, '采购需求.md')).href
  const { textDocument } = fullCapabilities
  const capabilities = pull
    ? { ...fullCapabilities, textDocument: { ...textDocument, diagnostic: {} } }
    : fullCapabilities
  const { rpc } = await realSession({ capabilities })
  open(rpc, sample('采购需求.md'), { uri })
  const lenses = async (): Promise<string[]> => {
    const found = await rpc.request('textDocument/codeLens', { textDocument: { uri } })
    return found
      .filter((lens: Json) => /品牌/.test(lens.command.title))
      .map((lens: Json) => `${lens.range.start.line + 1}: ${lens.command.title}`)
  }
  return { rpc, uri, lenses, ledger: join(folder.folder, '采购需求.evidence.csv') }
}

it('a lens above each parameter tells how many brands meet it', async () => {
  const { lenses, ledger } = await opened(false)
  const shown = await lenses()
  expect(shown).toHaveLength(17)
  expect(shown).toEqual(expect.arrayContaining(['22: 3/5 品牌', '32: 2/5 品牌', '42: 3/3 品牌']))
  // the ledger as it stands now counts
  writeFileSync(ledger, sample('采购需求.evidence.csv').replace(',384GB,', ',512GB,'))
  expect(await lenses()).toContain('22: 4/5 品牌')
  rmSync(ledger)
  expect(await lenses()).toEqual([])
})

it('what is found is published beside the pulled marks, once nobody types', async () => {
  const { rpc, uri } = await opened(true)
  const { diagnostics } = await rpc.until('textDocument/publishDiagnostics', () => true)
  expect(diagnostics.map((one: Json) => one.code)).toContain('evidence/fewer-than-three-brands')
  const pulled = await rpc.request('textDocument/diagnostic', { textDocument: { uri } })
  expect(pulled.items.some((one: Json) => /^evidence/.test(one.code))).toBe(false)
})
