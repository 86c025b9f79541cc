import pc from 'picocolors'
import type { BlockSimilarity, Passage } from '../../core/similarity.ts'
import { clip, printable, textWidth } from '../width.ts'
import { percent, type SimilarReport, worstBlocks } from './view.ts'
import { conclusion, similarWords } from './words.ts'

const mostBlocks = 8
const mostPassages = 12
const columns = 100

/** For people on a terminal: the verdict, the share of each paper, the worst parts, and passages one under the other. */
export function similarStylish({ similarity, throughout, locale }: SimilarReport, colour: boolean): string {
  const colours = pc.createColors(colour)
  const words = similarWords(locale)
  const { verdict, vendors } = similarity
  const [concluded, advice] = conclusion(similarity, words)
  const paint = verdict === 'single-vendor' ? colours.red : verdict === 'mixed' ? colours.yellow : colours.green
  const lines = [`${colours.bold(printable(similarity.document))}  ${paint(concluded)}`, '']
  if (throughout) lines.push(`  ${colours.yellow(words.throughout(throughout.vendor, throughout.places))}`, '')
  for (const { path, share, passages } of vendors)
    lines.push(
      `  ${percent(share).padStart(6)}  ${printable(path)}  ${colours.dim(words.passageCount(passages.length))}`,
    )
  const worst = worstBlocks(similarity, mostBlocks)
  if (worst.length > 0) lines.push('', colours.bold(words.blocks), ...worst.map(blockLine))
  const found = vendors.flatMap(({ path, passages }) => passages.map((passage) => ({ path, passage })))
  if (found.length > 0) {
    const shown = found.toSorted((a, b) => b.passage.text.length - a.passage.text.length).slice(0, mostPassages)
    lines.push('', colours.bold(words.passages))
    for (const { path, passage } of shown) lines.push(...passageLines(path, passage))
    if (found.length > shown.length) lines.push(`  ${colours.dim(words.more(found.length - shown.length))}`)
  }
  lines.push('', advice, colours.dim(words.discounted), '')
  return lines.join('\n')

  function passageLines(path: string, { text, range, vendorText, vendorRange }: Passage): string[] {
    const places = [range, vendorRange].map(({ start }) => `${start.line}:${start.column}`)
    const names = [words.here, printable(path)]
    const wide = Math.max(...names.map(textWidth))
    const line = (at: 0 | 1, said: string) => {
      const name = `${names[at]}${' '.repeat(wide - textWidth(names[at]!))}`
      return `  ${colours.dim(`${name}  ${places[at]!.padStart(8)}`)}  ${clip(oneLine(said), columns)}`
    }
    return [line(0, text), line(1, vendorText), '']
  }

  function blockLine({ path, vendor, share }: BlockSimilarity): string {
    const where = path.map((title) => clip(printable(title), 30)).join(' › ') || words.start
    return `  ${percent(share).padStart(6)}  ${where}  ${colours.dim(printable(vendor))}`
  }
}

const oneLine = (text: string): string => printable(text.replace(/\s+/g, ' '))
