import pc from 'picocolors'
import type { EvidenceReport, ParameterCount, ProductCount } from '../../service/evidence.ts'
import { clip, printable, textWidth } from '../width.ts'

/** Words of the summary in one language. */
export interface EvidenceWords {
  brandCount(count: number): string
  readonly fails: string
  readonly unknown: string
  readonly allStarred: string
  readonly noBrands: string
}

const padded = (text: string, columns: number): string => `${text}${' '.repeat(Math.max(0, columns - textWidth(text)))}`

/** The counts for people: a line for each parameter, `3/5` before it. */
export function evidenceSummary(
  { assessment }: EvidenceReport,
  words: EvidenceWords,
  colour: boolean,
  least: number,
): string {
  const colours = pc.createColors(colour)
  const shade = (count: number, open: number) => (text: string) =>
    count >= least ? colours.green(text) : count + open >= least ? colours.yellow(text) : colours.red(text)
  const line = (one: ParameterCount, brands: number): string => {
    const { parameter, meets, fails, unknown } = one
    const rest = [
      fails.length > 0 ? `${words.fails} ${fails.map(printable).join('、')}` : '',
      unknown.length > 0 ? `${words.unknown} ${unknown.map(printable).join('、')}` : '',
    ].filter(Boolean)
    const ratio = shade(meets.length, unknown.length)(`${meets.length}/${brands}`.padStart(5))
    const number = `${parameter.star}${parameter.number}`
    const text = padded(clip(printable(parameter.requirement), 40), 41)
    const name = padded(clip(printable(`${number}${number ? ' ' : ''}${parameter.name}`), 26), 27)
    return `  ${ratio}  ${name}${colours.dim(text)}${rest.join('  ')}`.trimEnd()
  }
  const product = (count: ProductCount): string => {
    const quantity = count.product.quantity === null ? '' : ` ×${count.product.quantity}${count.product.unit}`
    const head = `${colours.bold(printable(count.product.name))}${colours.dim(quantity)}`
    if (count.brands.length === 0) return `${head}  ${colours.yellow(words.noBrands)}`
    const starred = count.parameters.some(({ parameter }) => parameter.starred)
    const ratio = `${count.allStarred.length}/${count.brands.length}`.padStart(5)
    const all = starred
      ? [
          `  ${shade(count.allStarred.length, count.maybeStarred.length)(ratio)}  ${padded(words.allStarred, 27)}${count.allStarred.map(printable).join('、')}`.trimEnd(),
        ]
      : []
    const names = `${words.brandCount(count.brands.length)} ${count.brands.map(printable).join('、')}`
    return [`${head}  ${names}`, ...count.parameters.map((one) => line(one, count.brands.length)), ...all].join('\n')
  }
  return `${assessment.products.map(product).join('\n\n')}\n\n`
}
