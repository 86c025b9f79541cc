import fc from 'fast-check'

/** How one character of a w:t is written. */
export type Writing = 'raw' | 'decimal' | 'hex' | 'cdata'

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly writing: readonly Writing[]; readonly space: boolean }
  | { readonly kind: 'tab' | 'br' | 'cr' | 'noBreakHyphen' | 'page' | 'lastRenderedPageBreak' }

export interface Run {
  readonly kind: 'run'
  readonly pieces: readonly Piece[]
  readonly bold: boolean
  readonly rsid: boolean
}

/** What may stand around runs. */
export const wraps = [
  'hyperlink',
  'sdt',
  'sdt-text',
  'ins',
  'moveTo',
  'smartTag',
  'customXml',
  'fldSimple',
  'field',
  'hyperlink-field',
  'comment',
] as const
export type Wrap = (typeof wraps)[number]

export type Inline =
  | Run
  | { readonly kind: 'mark'; readonly which: 'bookmark' | 'proofErr' | 'empty-run' | 'xml-comment' | 'blank' }
  | { readonly kind: 'wrap'; readonly as: Wrap; readonly inside: readonly Inline[] }
  | { readonly kind: 'gone'; readonly as: 'del' | 'moveFrom'; readonly runs: readonly Run[] }
  | { readonly kind: 'ruby'; readonly base: Run; readonly reading: string }
  | { readonly kind: 'box'; readonly vml: boolean; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: 'note'; readonly paragraph: Paragraph }
  | { readonly kind: 'math'; readonly text: string }

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly style: '' | 'Heading1' | 'Missing'
  readonly inside: readonly Inline[]
}

export interface Cell {
  readonly merge: '' | 'across' | 'down' | 'continue'
  readonly blocks: readonly Block[]
}

export type Block =
  | Paragraph
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'sdt'; readonly blocks: readonly Block[] }

export interface Package {
  readonly prefix: 'w' | 'ns0' | ''
  readonly strict: boolean
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be'
  readonly quote: '"' | "'"
  /** Methods by part in turn; true = stored. */
  readonly stored: readonly boolean[]
  /** Sizes stand behind the data, as streaming writers put them. */
  readonly descriptors: boolean
  readonly styles: boolean
  /** The comments part when nothing in the file needs one. */
  readonly comments: 'none' | 'empty' | 'self-closed'
  /** First id of comments and of revisions already there. */
  readonly firstComment: number
  readonly firstRevision: number
}

export interface HardFile {
  readonly blocks: readonly Block[]
  readonly header: Paragraph | null
  readonly package: Package
}

const letters = [...('采购人应当在开标前提交华为设备GB/T8897 &<>"' + "']]>…—，。；（）" + 'a1é')]
const astral = ['😀', '𠮷', '👨‍👩‍👧', '𝒜', 'é']
const word = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...letters) }, fc.constantFrom(...astral)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
const writing = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.constant<Writing>('raw') }, fc.constantFrom<Writing>('decimal', 'hex', 'cdata')),
  { minLength: 1, maxLength: 4 },
)

/** Text pieces; with `tame`, only what Word keeps as it is: blanks at the edge of a w:t are marked as to be kept. */
function textPiece(tame: boolean): fc.Arbitrary<Piece> {
  return fc.record({
    kind: fc.constant('text' as const),
    text: word,
    writing,
    space: tame ? fc.constant(true) : fc.boolean(),
  })
}
const otherPiece: fc.Arbitrary<Piece> = fc
  .constantFrom('tab', 'br', 'cr', 'noBreakHyphen', 'page', 'lastRenderedPageBreak')
  .map((kind) => ({ kind }) as Piece)

export function run(tame: boolean): fc.Arbitrary<Run> {
  return fc.record({
    kind: fc.constant('run' as const),
    pieces: fc.array(fc.oneof({ weight: 4, arbitrary: textPiece(tame) }, otherPiece), { minLength: 1, maxLength: 3 }),
    bold: fc.boolean(),
    rsid: fc.boolean(),
  })
}

/** What a file may hold besides runs. */
export interface Taste {
  /** Plain packaging, and only what Word and LibreOffice are known to read alike. */
  readonly tame: boolean
  readonly wraps: readonly Wrap[]
  readonly others: readonly ('gone' | 'ruby' | 'math' | 'box' | 'note')[]
}

export const wild: Taste = { tame: false, wraps, others: ['gone', 'ruby', 'math', 'box', 'note'] }
/** Without what a mark may not stand in: every range can be marked to the character. */
export const exact: Taste = {
  ...wild,
  wraps: ['hyperlink', 'sdt', 'ins', 'moveTo', 'customXml', 'hyperlink-field', 'comment'],
  others: ['gone', 'box', 'note'],
}

function inlines(taste: Taste, depth: number, boxes: boolean): fc.Arbitrary<readonly Inline[]> {
  const runs = run(taste.tame)
  const choices: fc.WeightedArbitrary<Inline>[] = [
    { weight: 8, arbitrary: runs },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('mark' as const),
        which: fc.constantFrom('bookmark', 'proofErr', 'empty-run', 'xml-comment', 'blank'),
      }),
    },
  ]
  const add = (kind: Taste['others'][number], arbitrary: fc.Arbitrary<Inline>) => {
    if (taste.others.includes(kind)) choices.push({ weight: 1, arbitrary })
  }
  add(
    'gone',
    fc.record({
      kind: fc.constant('gone' as const),
      as: fc.constantFrom('del', 'moveFrom'),
      runs: fc.array(runs, { minLength: 1, maxLength: 2 }),
    }),
  )
  add('ruby', fc.record({ kind: fc.constant('ruby' as const), base: runs, reading: word }))
  add('math', fc.record({ kind: fc.constant('math' as const), text: word }))
  if (depth > 0) {
    choices.push({
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('wrap' as const),
        as: fc.constantFrom(...taste.wraps),
        inside: inlines(taste, depth - 1, false),
      }),
    })
  }
  if (boxes) {
    const inner = paragraph(taste, 0, false)
    add(
      'box',
      fc.record({
        kind: fc.constant('box' as const),
        vml: fc.boolean(),
        paragraphs: fc.array(inner, { minLength: 1, maxLength: 2 }),
      }),
    )
    add('note', fc.record({ kind: fc.constant('note' as const), paragraph: inner }))
  }
  return fc.array(fc.oneof(...choices), { minLength: 0, maxLength: 5 })
}

function paragraph(taste: Taste, depth: number, boxes: boolean): fc.Arbitrary<Paragraph> {
  return fc.record({
    kind: fc.constant('paragraph' as const),
    style: taste.tame ? fc.constantFrom('', 'Heading1') : fc.constantFrom('', 'Heading1', 'Missing'),
    inside: inlines(taste, depth, boxes),
  })
}

function blocks(taste: Taste, depth: number): fc.Arbitrary<readonly Block[]> {
  const one: fc.WeightedArbitrary<Block>[] = [{ weight: 4, arbitrary: paragraph(taste, 2, true) }]
  if (depth > 0) {
    const cell = fc.record({
      merge: fc.constantFrom('', '', 'across', 'down', 'continue'),
      blocks: blocks(taste, depth - 1),
    })
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    one.push(
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('table' as const), rows }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('sdt' as const), blocks: blocks(taste, depth - 1) }) },
    )
  }
  return fc.array(fc.oneof(...one), { minLength: 1, maxLength: 3 }) as fc.Arbitrary<readonly Block[]>
}

const packaging: fc.Arbitrary<Package> = fc.record({
  prefix: fc.constantFrom('w', 'w', 'ns0', ''),
  strict: fc.nat(4).map((n) => n === 0),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'),
  quote: fc.constantFrom('"', "'"),
  stored: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  descriptors: fc.boolean(),
  styles: fc.boolean(),
  comments: fc.constantFrom('none', 'empty', 'self-closed'),
  firstComment: fc.constantFrom(0, 1, 41, 2 ** 31 - 40),
  firstRevision: fc.constantFrom(0, 1, 900, 2 ** 31 - 100),
})

/** Plain packaging, for judges that do not read every kind. */
export const plainPackage: Package = {
  prefix: 'w',
  strict: false,
  encoding: 'utf-8',
  quote: '"',
  stored: [false],
  descriptors: false,
  styles: true,
  comments: 'none',
  firstComment: 0,
  firstRevision: 1,
}

/** Hard Word files of a taste, as models; `renderFile` writes them. */
export function hardFile(taste: Taste = wild): fc.Arbitrary<HardFile> {
  return fc.record({
    blocks: blocks(taste, 2),
    header: fc.option(paragraph(taste, 1, false)),
    package: taste.tame ? fc.constant(plainPackage) : packaging,
  })
}
