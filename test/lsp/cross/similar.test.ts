import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import type { SimilarView } from '../../../server/src/lsp/cross-protocol.ts'
import { open } from '../fake.ts'
import { folderWith, fullCapabilities, realSession } from '../real.ts'
import type { Json } from '../rpc.ts'

const published = 'textDocument/publishDiagnostics'
const design = readFileSync('test/samples/stages/2-初步设计.md', 'utf8')
const pulling = { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, diagnostic: {} } }
let remove = () => {}
afterEach(() => remove())

it('passages of a vendor’s paper are marked in the design, until they are written anew', async () => {
  const { folder, ...place } = folderWith({
    '初步设计.md': design,
    '甲公司方案.md': `# 甲公司方案\n\n${design}`,
    '乙公司方案.md': '# 乙公司方案\n\n本方案不同。\n',
    '丙.pdf': 'no pdf',
  })
  remove = place.remove
  const uri = (name: string) => pathToFileURL(join(folder, name)).href
  const { rpc } = await realSession({ capabilities: pulling, initializationOptions: { commands: true } })
  const uris = ['初步设计.md', '甲公司方案.md', '乙公司方案.md', '丙.pdf'].map(uri)
  open(rpc, design, { uri: uris[0]! })
  const view: SimilarView = await rpc.request('tenderlint/similar', { uris })
  expect([view.verdict, view.vendors.map(({ document }) => document)]).toEqual(['single-vendor', [1, 2]])
  expect(view.documents[3]).toMatchObject({ name: '丙.pdf', shown: false })
  expect(view.documents[3]!.fault).toMatch(/\p{Script=Han}/u)
  const { diagnostics } = await rpc.until(published, (params) => params.diagnostics.length > 0)
  expect(diagnostics.map(({ severity, code }: Json) => `${severity} ${code}`)).toContain('3 similar/passage')
  const { range, message, relatedInformation } = diagnostics[0]
  expect(message).toContain('甲公司方案.md')
  const { location } = relatedInformation[0]
  expect([location.uri, location.range.start.line]).toEqual([uris[1], range.start.line + 2])
  rpc.notify('textDocument/didChange', {
    textDocument: { uri: uris[0], version: 2 },
    contentChanges: [{ text: '# 初步设计\n\n另行编写。\n' }],
  })
  await rpc.until(published, () => rpc.received(published).at(-1).diagnostics.length === 0)
  const renewed = await rpc.until('tenderlint/cross', ({ verdict }) => verdict === 'independent')
  expect(renewed.id).toBe(view.id)
})
