import { expect, it } from 'vitest'
import { lineOfRow } from '../../server/src/lsp/ledger-line.ts'

it('a row begins where the quoted line ends before it say', () => {
  const ledger = '\u00ef\u00bb\u00bf"产品","参数\n名称"\r\n"交换机","他说""好"""\r"a"b",\nc\n'
  expect([1, 2, 3, 4, 9].map((row) => lineOfRow(ledger, row))).toEqual([0, 2, 3, 4, 5])
})
