import { readOldWord } from '../../../server/src/format/old-word/read.ts'
import { buildDoc, cell, docStreams, modifier, paragraph, rowEnd } from '../../format/old-word/build.ts'
import { buildCompound } from '../../format/old-word/compound.ts'
import { checkPlaces, checkSame } from '../places.ts'
import { bytesOf, inputOf, type Target } from '../target.ts'
import { joinParts, splitParts } from './parts.ts'
import { unlessReadError } from './read-error.ts'

const content = {
  body: [
    paragraph('第一章 需求', { style: 1 }),
    ...[cell('参数'), cell('须为甲牌'), rowEnd([0, 1000, 2000])],
    paragraph('投标人须提供资料。', { modifiers: modifier(0x2403, 1) }),
    paragraph('第二条'),
  ],
  footnotes: [paragraph('脚注')],
  headers: [[], [paragraph('页眉')]],
  styles: [{ name: 'Normal' }, { name: 'heading 1', builtIn: 1, base: 0 }],
  lists: [[{ format: 37, text: '第%1章' }]],
}
const tokens = [
  '\x13',
  '\x14',
  '\x15',
  '\x07',
  '\r',
  '\x0c',
  '\x46\x66',
  '\x49\x66',
  '\x03\x24',
  '\x08\xd6',
  '\xec\xa5',
  '\xff\xff\xff\xff',
  '\xfe\xff\xff\xff',
]

function read(bytes: Uint8Array): void {
  unlessReadError(() => {
    const document = readOldWord(bytes)
    checkPlaces(document, false)
    checkSame(document, readOldWord(bytes))
  })
}

export const oldWordFile: Target = {
  name: 'old-word-file',
  weight: 2,
  bytes: true,
  tokens,
  longest: 40_000,
  slow: 1500,
  seeds: () => [
    inputOf(buildDoc(content)),
    inputOf(buildDoc({ ...content, narrow: true, body: [paragraph('plain text')] })),
  ],
  run: (input) => read(bytesOf(input)),
}

/** The streams inside of a sound compound file. */
export const oldWordStreams: Target = {
  name: 'old-word-streams',
  weight: 2,
  bytes: true,
  tokens,
  longest: 40_000,
  slow: 1500,
  seeds: () => [
    joinParts(Object.fromEntries(Object.entries(docStreams(content)).map(([name, bytes]) => [name, hex(bytes)]))),
  ],
  run(input) {
    const streams = Object.entries(splitParts(input)).map(([name, text]) => [name.slice(0, 31), unhex(text)] as const)
    read(buildCompound(Object.fromEntries(streams)))
  },
}

// the sign between parts is one of the bytes of a stream: those that could be it are written in two characters
function hex(bytes: Uint8Array): string {
  return inputOf(bytes).replaceAll('\u0002', '\u0002b').replaceAll('\u0001', '\u0002a')
}
function unhex(text: string): Uint8Array {
  return bytesOf(text.replaceAll('\u0002a', '\u0001').replaceAll('\u0002b', '\u0002'))
}
