import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { preferredRewrites } from '../../server/src/core/fix.ts'
import { corpusFolder } from './available.ts'
import { hardTender } from './hard-tender.ts'
import {
  annotateCopy,
  blocksOf,
  expectAccepted,
  expectNoNewErrors,
  expectRejected,
  findingsOf,
  folder,
  plain,
  reviewer,
  tenderlint,
  versionsOf,
} from './judge.ts'
import { type Office, startOffice } from './office.ts'

const available = inject('available')
const all = existsSync(corpusFolder)
  ? readdirSync(corpusFolder)
      .filter((name) => name.endsWith('.docx'))
      .map((name) => join(corpusFolder, name))
      .sort((a, b) => statSync(a).size - statSync(b).size)
  : []
/** The smallest few; LibreOffice and the validator take half a minute for a long one. */
const corpus = process.env.TENDERLINT_ALL ? all : all.slice(0, 5)
/**
 * Files with floating tables, which LibreOffice 7.4 makes frames: it does not reject the replacements in one, and lists
 * the other in another place afterwards. The markup is that of all others.
 */
const unsettled = ['draft-精神障碍患者管理.docx', 'sz-手麻系统.docx']
for (const name of unsettled)
  console.log(`SKIPPED: rejecting and accepting in ${name}: not settled with LibreOffice yet`)
if (corpus.length < all.length) {
  console.log(`SKIPPED: ${all.length - corpus.length} of ${all.length} corpus files; TENDERLINT_ALL=1 judges them all`)
}
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

/** A copy in our folder: `check` and `annotate` see no configuration beside it. */
function copyOf(source: string): string {
  const path = join(into, source === '' ? 'hard-tender.docx' : basename(source))
  if (source === '') writeFileSync(path, hardTender())
  else copyFileSync(source, path)
  return path
}

describe('the hard tender', () => {
  it('has a finding in each of its places', async () => {
    const findings = await findingsOf(copyOf(''))
    const named = findings.map(({ text }) => text).join(' ')
    for (const brand of '华为 惠普 奔图 格力 戴尔 爱普生 联想 海康威视 南孚 佳能 海信 震旦'.split(' ')) {
      expect(named).toContain(brand)
    }
  })
})

describe.each(['', ...corpus])('%s', (source) => {
  it.skipIf(available.office)('as many comments as findings, each on the exact words', async () => {
    const path = copyOf(source)
    const findings = await findingsOf(path)
    const blocks = blocksOf(path)
    const { comments } = await office.look(await annotateCopy(path, into, false))
    const ours = comments.filter(({ author }) => author === reviewer)
    expect(ours).toHaveLength(findings.length)
    const left = [...ours]
    for (const { message, text, range } of findings) {
      const part = blocks.findLast((block) => block.start <= range.start.offset)!.word!.part
      const at = left.findIndex((comment) => {
        const exact = part !== 'word/document.xml' || plain(comment.anchor) === plain(text)
        return exact && comment.text.split('\n')[0]!.endsWith(message)
      })
      const similar = left.filter((comment) => comment.text.includes(message)).map(({ anchor }) => anchor)
      expect(at, `no comment "${message}" on "${text}"; there are: ${similar.join(' | ')}`).toBeGreaterThanOrEqual(0)
      left.splice(at, 1)
    }
  })

  it.skipIf(available.office || unsettled.includes(basename(source)))(
    'rejecting all gives the old text, accepting all that with the rewrites',
    async () => {
      const path = copyOf(source)
      const copy = await annotateCopy(path, into, true)
      await expectRejected(office, path, copy)
      const findings = await findingsOf(path)
      const edits = preferredRewrites(findings as never).map(({ finding, rewrite }) => ({
        start: finding.range.start.offset,
        end: finding.range.end.offset,
        text: rewrite.text,
      }))
      const versions = new Map(
        blocksOf(path).flatMap((block) => {
          const here = edits
            .filter(({ start }) => start >= block.start && start < block.end)
            .map((edit) => ({ ...edit, start: edit.start - block.start, end: edit.end - block.start }))
          return here.length === 0 ? [] : [[block, versionsOf(block.text, here)] as const]
        }),
      )
      await expectAccepted(office, path, copy, versions)
    },
  )

  it.skipIf(available.validator)('the validator finds no new error', async () => {
    const path = copyOf(source)
    await expectNoNewErrors(path, await annotateCopy(path, into, true))
  })

  it('taken out again, every part has its bytes', async () => {
    const path = copyOf(source)
    const copy = await annotateCopy(path, into, true)
    const back = join(into, `back-${basename(path)}`)
    await tenderlint(['annotate', '--remove', copy, '-o', back])
    const [before, after] = [path, back].map((name) =>
      Object.entries(unzipSync(readFileSync(name))).map(([part, bytes]) => [
        part,
        Buffer.from(bytes).toString('latin1'),
      ]),
    )
    expect(after!.map(([part]) => part)).toEqual(before!.map(([part]) => part))
    after!.forEach(([part, bytes], i) => {
      expect(bytes === before![i]![1], `${part} is not what it was`).toBe(true)
    })
  })

  it.skipIf(available.office)('numbering labels are those of the text export of LibreOffice', async () => {
    const path = copyOf(source)
    const out = join(into, 'export.txt')
    await office.exportText(path, out)
    // Bullets are signs of symbol fonts, which the two show in different ways; blanks are layout.
    const bare = (text: string) => text.replace(/[\s\u3000\ufeff\u200b\u2011\u00ad•¨●■◆Ø§ü\ue000-\uf8ff-]/g, '')
    const exported = readFileSync(out, 'utf8').split('\n').map(bare)
    const lines = new Map<string, number>()
    for (const line of exported) lines.set(line, (lines.get(line) ?? 0) + 1)
    const wrong: string[] = []
    for (const block of blocksOf(path)) {
      if (block.word!.part !== 'word/document.xml' || bare(block.label) === '') continue
      // A paragraph with line breaks is several lines of the export.
      const first = bare(block.label + block.text.split('\n')[0]!)
      const count = lines.get(first) ?? 0
      // What stands in floating tables and text boxes is not exported.
      const unlabelled = exported.some((line) => line.endsWith(bare(block.text.split('\n')[0]!)))
      if (count === 0 && unlabelled) wrong.push(first)
      else lines.set(first, count - 1)
    }
    expect(wrong).toEqual([])
  })
})
