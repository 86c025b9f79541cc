import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it, type TestContext } from 'vitest'
import { type Annotation, annotateWord } from '../../server/src/format/word/annotate.ts'
import { hardFile, plainPackage, type Taste } from '../format/word/hard/model.ts'
import { renderFile } from '../format/word/hard/render.ts'
import {
  blocksOf,
  expectAccepted,
  expectNoNewErrors,
  expectRejected,
  folder,
  plain,
  reviewer,
  versionsOf,
} from './judge.ts'
import { type Office, startOffice } from './office.ts'

const available = inject('available')
const count = 20
// LibreOffice 7.4 crashes over nested moves when all is rejected, empties comments in the first paragraph of a content
// control around whole paragraphs, and forgets tracked changes in the second of two footnotes.
const tame: Taste = {
  tame: true,
  wraps: ['hyperlink', 'sdt', 'ins', 'hyperlink-field', 'comment'],
  others: ['gone', 'box'],
  blockControls: false,
}

/** The files are the same in each run. */
const files = fc.sample(
  fc.record({
    file: hardFile(tame).map((file) => ({ ...file, package: plainPackage })),
    seeds: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  }),
  { numRuns: count, seed: 20260102 },
)

/** One annotation in every second block, on words of it. */
function annotationsOf(path: string, seeds: readonly number[], suggest: boolean): Annotation[] {
  const blocks = blocksOf(path)
  // Comments on headers need words in the body to stand on.
  if (!blocks.some((block) => block.word!.part === 'word/document.xml')) return []
  return blocks.flatMap((block, i): Annotation[] => {
    const seed = seeds[i % seeds.length]!
    // Whole characters that both readers have alike.
    const words = [...block.text.matchAll(/[\u4e00-\u9fffA-Za-z0-9/&<>"]+/g)]
    const word = words[seed % Math.max(words.length, 1)]
    if (!word || !block.word || seed % 2 === 0) return []
    const start = word.index + (seed % word[0].length)
    const end = word.index + word[0].length
    const replacement = suggest && seed % 3 > 0 ? '同等性能' : null
    return [{ place: block.word, start, end, key: `test/rule:${i}`, comment: [`意见${i}`, '依据'], replacement }]
  })
}

/** Why LibreOffice is no judge of a file, '' when it is: it crashes over it, or reads another text before we touch it. */
async function faultOf(path: string): Promise<string> {
  try {
    const read = new Set((await office.settle(path, 'accept')).map(({ text }) => plain(text)))
    await office.settle(path, 'reject')
    const strange = blocksOf(path).find((block) => plain(block.text) !== '' && !read.has(plain(block.text)))
    return strange ? `it reads another text than ${JSON.stringify(strange.text)}` : ''
  } catch (error) {
    return (error as Error).message
  }
}
const faults = new Map<number, string>()
let judged = 0

let into = ''
let office: Office
beforeAll(async () => {
  into = folder()
  if (available.office === '') office = await startOffice()
})
afterAll(async () => {
  await office?.close()
  if (into) rmSync(into, { recursive: true })
})

describe.each(files.map(({ file, seeds }, i) => [i, file, seeds] as const))('generated file %i', (i, file, seeds) => {
  const original = () => {
    const path = join(into, `${i}.docx`)
    writeFileSync(path, renderFile(file))
    return path
  }
  const expectJudge = async (context: TestContext, path: string) => {
    const fault = faults.get(i) ?? (await faultOf(path))
    faults.set(i, fault)
    if (fault !== '') context.skip(`SKIPPED: LibreOffice and the file without our changes: ${fault}`)
    judged++
  }
  const copy = (path: string, annotations: readonly Annotation[]) => {
    const out = path.replace('.docx', '-annotated.docx')
    const options = { author: reviewer, date: '2026-01-02T03:04:05Z' }
    writeFileSync(out, annotateWord(readFileSync(path), annotations, options).bytes)
    return out
  }

  it.skipIf(available.office)('LibreOffice finds each comment on its words', async (context) => {
    const path = original()
    await expectJudge(context, path)
    const annotations = annotationsOf(path, seeds, false)
    const { comments } = await office.look(copy(path, annotations))
    const blocks = blocksOf(path)
    const ours = comments.filter((comment) => comment.author === reviewer)
    expect(ours.map(({ text }) => text.split('\n')[0]).sort()).toEqual(annotations.map((one) => one.comment[0]).sort())
    for (const { text, anchor, date } of ours) {
      expect(date).toBe('2026-01-02T03:04:05Z')
      const { place, start, end } = annotations.find((one) => one.comment[0] === text.split('\n')[0])!
      if (place.part !== 'word/document.xml') continue
      expect(plain(anchor)).toBe(
        plain(
          blocks
            .find((block) => block.word!.part === place.part && block.word!.paragraph === place.paragraph)!
            .text.slice(start, end),
        ),
      )
    }
  })

  it.skipIf(available.office)(
    'rejecting all gives the old text in LibreOffice, accepting all the new',
    async (context) => {
      const path = original()
      await expectJudge(context, path)
      const annotations = annotationsOf(path, seeds, true)
      const out = copy(path, annotations)
      await expectRejected(office, path, out)
      const versions = new Map(
        blocksOf(path).flatMap((block) => {
          const here = annotations.filter(
            (one) =>
              one.replacement !== null &&
              one.place.part === block.word!.part &&
              one.place.paragraph === block.word!.paragraph,
          )
          if (here.length === 0) return []
          return [
            [
              block,
              versionsOf(
                block.text,
                here.map(({ start, end, replacement }) => ({ start, end, text: replacement! })),
              ),
            ],
          ]
        }),
      )
      await expectAccepted(office, path, out, versions)
    },
  )

  it.skipIf(available.validator)('the validator finds no new error', async () => {
    const path = original()
    await expectNoNewErrors(path, copy(path, annotationsOf(path, seeds, true)))
  })
})

describe('the judge', () => {
  it.skipIf(available.office)('LibreOffice could judge most of the files', () => {
    expect(judged).toBeGreaterThan(count)
  })
})
