import { decode } from '../../../server/src/format/decode.ts'
import { readDocument } from '../../../server/src/format/index.ts'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import { rereadMarkdown } from '../../../server/src/format/markdown/reread.ts'
import { readText } from '../../../server/src/format/text/read.ts'
import { rereadText } from '../../../server/src/format/text/reread.ts'
import { checkPlaces, checkSame, printed } from '../places.ts'
import { bytesOf, holds, inputOf, type Target } from '../target.ts'
import { prose, someProse, tenders } from './prose.ts'
import { unlessReadError } from './read-error.ts'

const common = { bytes: false, tokens: prose, longest: 3000, slow: 400, seeds: () => tenders, generate: someProse }

/** An input is two versions of a text: what is typed turns the one half into the whole, and reading anew what changed must be enough. */
function typed(input: string): readonly [string, string] {
  const middle = input.length >> 1
  return [input.slice(0, middle) + input.slice(middle + 3), input]
}

export const markdown: Target = {
  ...common,
  name: 'markdown',
  weight: 3,
  run(input) {
    const document = readMarkdown(input)
    checkPlaces(document, true)
    checkSame(document, readMarkdown(input))
    const [before, after] = typed(input)
    const again = rereadMarkdown(readMarkdown(before), after)
    holds(printed(again) === printed(document), 'reading anew what changed gives another document')
  },
  read: readMarkdown,
}

export const text: Target = {
  ...common,
  name: 'text',
  weight: 2,
  run(input) {
    const document = readText(input)
    checkPlaces(document, true)
    checkSame(document, readText(input))
    const [before, after] = typed(input)
    const again = rereadText(readText(before), after)
    holds(printed(again) === printed(document), 'reading anew what changed gives another document')
  },
  read: readText,
}

/** Bytes of any encoding under the names of texts. */
export const encodings: Target = {
  name: 'encodings',
  weight: 1,
  bytes: true,
  tokens: [
    '\xff\xfe',
    '\xfe\xff',
    '\xef\xbb\xbf',
    '\xd6\xd0',
    '\x84\x31\xa4\x37',
    '\xed\xa0\x80',
    '\xf4\x90\x80\x80',
    '# ',
    '\n',
    'PK\x03\x04',
    '%PDF-',
  ],
  longest: 3000,
  slow: 400,
  seeds: () => [
    inputOf(Buffer.from(tenders[1]!, 'utf8')),
    inputOf(Buffer.from(`\ufeff${tenders[1]!}`, 'utf16le')),
    inputOf(Buffer.from(tenders[1]!, 'utf16le')),
    // 招标文件 in GB18030, several times
    '\xd5\xd0\xb1\xea\xce\xc4\xbc\xfe\r\n'.repeat(20),
  ],
  run(input) {
    const bytes = bytesOf(input)
    unlessReadError(() => {
      const { text: read } = decode(bytes)
      holds(read === decode(bytes).text, 'decoding twice gives two texts')
    })
    for (const name of ['a.md', 'a.txt', 'a'])
      unlessReadError(() => {
        const document = readDocument(name, bytes)
        checkPlaces(document, document.format === 'markdown' || document.format === 'text')
      })
  },
}
