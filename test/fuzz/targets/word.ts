import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Block } from '../../../server/src/core/block.ts'
import { type Annotation, annotateWord } from '../../../server/src/format/word/annotate.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { removeAnnotations } from '../../../server/src/format/word/remove.ts'
import { wordView } from '../../../server/src/format/word/view.ts'
import {
  cell,
  docxFiles,
  level,
  list,
  numbered,
  paragraph,
  rawParagraph,
  row,
  run,
  table,
} from '../../format/word/build.ts'
import { checkPlaces, checkSame } from '../places.ts'
import { bytesOf, holds, inputOf, type Target } from '../target.ts'
import { joinParts, splitParts } from './parts.ts'
import { unlessReadError } from './read-error.ts'

const { abstract, num } = list(1, [level(0, 'chineseCounting', '第%1章'), level(1, 'decimal', '%1.%2')])
const simple = docxFiles({
  document: [
    paragraph('采购需求', `<w:pStyle w:val="H1"/>${numbered(1)}`),
    rawParagraph(
      `${run('交换机须采用')}<w:ins w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z">${run('华为')}</w:ins>${run('产品', '<w:b/>')}`,
    ),
    table([
      row([cell('参数'), cell('≥48口', '<w:gridSpan w:val="2"/>')]),
      row([cell('品牌', '<w:vMerge/>'), cell('联想')]),
    ]),
    rawParagraph(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('3')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
  ].join(''),
  styles:
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
  numbering: abstract + num,
  footnotes: `<w:footnote w:id="2">${paragraph('脚注')}</w:footnote>`,
  headers: [paragraph('页眉')],
}) as Record<string, Uint8Array>
const parts = Object.fromEntries(Object.entries(simple).map(([name, bytes]) => [name, strFromU8(bytes)]))

const tags = [
  'p',
  'r',
  't',
  'tbl',
  'tr',
  'tc',
  'sdt',
  'sdtContent',
  'ins',
  'del',
  'delText',
  'hyperlink',
  'fldSimple',
  'instrText',
  'ruby',
  'rubyBase',
]
const tokens: readonly string[] = [
  ...tags.flatMap((tag) => [`<w:${tag}>`, `</w:${tag}>`, `<w:${tag}/>`]),
  ...[
    '<w:br/>',
    '<w:tab/>',
    '<w:noBreakHyphen/>',
    '<w:vMerge/>',
    '<w:vMerge w:val="restart"/>',
    '<w:gridSpan w:val="2"/>',
    '<w:b/>',
  ],
  ...[
    '<mc:AlternateContent>',
    '<mc:Choice>',
    '<mc:Fallback>',
    '</mc:AlternateContent>',
    '<w:txbxContent>',
    '</w:txbxContent>',
    '<w:pict>',
  ],
  ...[
    '<w:commentRangeStart w:id="0"/>',
    '<w:commentRangeEnd w:id="0"/>',
    '<w:commentReference w:id="0"/>',
    '<m:t>',
    '</m:t>',
  ],
  ...[
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    '<w:numPr>',
    '<w:ilvl w:val="1"/>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x',
    '?>',
    '<!DOCTYPE a [',
    '&lt;',
    '&#x4e2d;',
    '&#0;',
    '&a;',
    'xmlns:w="u"',
    ' w:val="9"',
    "='",
    '华为',
    ' ',
  ],
]

/** The words under some blocks, with a suggestion where that is allowed; `choose` makes it the same for the same input. */
function notesOn(blocks: readonly Block[], choose: number): Annotation[] {
  return blocks.flatMap((block, i): Annotation[] => {
    const { word, text } = block
    if (!word || (i + choose) % 2 === 1) return []
    let [start, end] = [choose % text.length, Math.min(text.length, (choose % text.length) + 4)]
    while (start < end && /[\t\n-]/.test(text[start]!)) start++
    while (end > start && /[\t\n-]/.test(text[end - 1]!)) end--
    if (start > 0 && /[\udc00-\udfff]/.test(text[start]!)) start--
    if (/[\udc00-\udfff]/.test(text[end] ?? '')) end++
    if (start >= end || !word.runs.some((one) => one.start < end && one.end > start)) return []
    const replacement = i % 4 < 2 ? '同等产品' : null
    return [{ place: word, start, end, key: `fuzz/rule:${i}`, comment: ['意见', '依据'], replacement }]
  })
}

const contents = (bytes: Uint8Array): string =>
  JSON.stringify(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('latin1')]))

/** Annotating and taking the annotations out again gives every part back, to the byte. */
function checkReturn(bytes: Uint8Array): void {
  const document = readWord(bytes)
  checkPlaces(document, false)
  checkSame(document, readWord(bytes))
  checkPlaces(wordView(document), false)
  const notes = notesOn(document.blocks, bytes.length)
  const options = { author: 'TenderLint', date: '2026-01-02T03:04:05Z' }
  unlessReadError(() => {
    const after = annotateWord(bytes, notes, options)
    if (after.comments === 0 && after.suggested === 0) return
    const back = removeAnnotations(after.bytes)
    holds(back.removed > 0, 'our own comments are not found again')
    holds(contents(back.bytes) === contents(bytes), 'taking annotations out does not give the file back')
  })
}

/** The XML inside of a .docx: always a sound zip. */
export const wordParts: Target = {
  name: 'word-parts',
  weight: 4,
  bytes: false,
  tokens,
  longest: 20_000,
  slow: 800,
  seeds: () => [joinParts(parts)],
  run: (input) =>
    unlessReadError(() => {
      const files = Object.entries(splitParts(input)).map(([name, xml]) => [name, strToU8(xml)] as const)
      checkReturn(zipSync(Object.fromEntries(files), { level: 0, mtime: new Date(2020, 0, 1) }))
    }),
}

/** The zip around it, byte by byte. */
export const wordFile: Target = {
  name: 'word-file',
  weight: 2,
  bytes: true,
  tokens: [
    'PK\x03\x04',
    'PK\x01\x02',
    'PK\x05\x06',
    'PK\x06\x06',
    'PK\x06\x07',
    'word/document.xml',
    '\xff\xff\xff\xff',
    '\x08\0',
    '\0\0',
  ],
  longest: 20_000,
  slow: 1500,
  seeds: () => [
    inputOf(zipSync(simple, { level: 0, mtime: new Date(2020, 0, 1) })),
    inputOf(zipSync(simple, { level: 6, mtime: new Date(2020, 0, 1) })),
  ],
  run: (input) =>
    unlessReadError(() => {
      const bytes = bytesOf(input)
      const document = readWord(bytes)
      checkPlaces(document, false)
      checkSame(document, readWord(bytes))
    }),
}
