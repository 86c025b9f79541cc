import { readPdf } from '../../../server/src/format/pdf/read.ts'
import { buildPdf, setLines, setTable } from '../../format/pdf/build.ts'
import { checkPlaces, checkSame } from '../places.ts'
import { bytesOf, inputOf, type Target } from '../target.ts'
import { readErrorOnly } from './read-error.ts'

const lines = ['第三章 采购需求', '投标人须提供国家认可的检验机构出具的检验报告，', '并在投标文件中附复印件。']
const tokens = [
  'BT ',
  ' ET',
  ' Tf ',
  ' Tm ',
  ' Tj ',
  ' TJ ',
  ' cm ',
  ' re ',
  ' S ',
  'q ',
  'Q ',
  ' Do ',
  'obj',
  'endobj',
  'stream\n',
  'endstream',
  'xref',
  'trailer',
  '<<',
  '>>',
  '[',
  ']',
  '/Kids',
  '/Parent 2 0 R',
  '/Length 9',
  '/Filter /FlateDecode',
  ' 2 0 R',
  '(',
  ')',
  '<feff>',
  '/Encrypt 3 0 R',
  '/Rotate 90',
]

export const pdf: Target = {
  name: 'pdf',
  weight: 3,
  bytes: true,
  tokens,
  longest: 8000,
  slow: 5000,
  seeds: () => [
    inputOf(buildPdf({ pages: [{ pieces: setLines(lines) }], bookmarks: ['第三章 采购需求'] })),
    inputOf(
      buildPdf({
        pages: [
          setTable(
            [50, 200, 400],
            [100, 130, 160],
            [
              ['参数', '分值'],
              ['交换机', '5'],
            ],
          ),
          { pieces: setLines(lines) },
        ],
      }),
    ),
  ],
  async run(input) {
    try {
      const document = await readPdf(bytesOf(input))
      checkPlaces(document, false)
      checkSame(document, await readPdf(bytesOf(input)))
    } catch (error) {
      readErrorOnly(error)
    }
  },
}
