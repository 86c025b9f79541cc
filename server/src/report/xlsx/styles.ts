import { type Markup, markup, trusted } from '../markup.ts'
import { type StyleName, styleNames } from './sheet.ts'

const fonts = [
  '<font><sz val="10"/><name val="宋体"/></font>',
  '<font><b/><sz val="10"/><name val="宋体"/></font>',
  '<font><b/><sz val="16"/><name val="宋体"/></font>',
  '<font><sz val="9"/><color rgb="FF595959"/><name val="宋体"/></font>',
  '<font><b/><sz val="10"/><color rgb="FFA61B1B"/><name val="宋体"/></font>',
]
const fills = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/><bgColor indexed="64"/></patternFill></fill>',
]
const line = (side: string): string => `<${side} style="thin"><color rgb="FFA6A6A6"/></${side}>`
const borders = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border>`,
]

interface Look {
  readonly font: number
  readonly fill: number
  readonly border: number
  readonly align: 'left' | 'center'
  readonly wrap: boolean
}

const looks: Readonly<Record<StyleName, Look>> = {
  plain: { font: 0, fill: 0, border: 0, align: 'left', wrap: false },
  text: { font: 0, fill: 0, border: 1, align: 'left', wrap: true },
  head: { font: 1, fill: 2, border: 1, align: 'center', wrap: true },
  title: { font: 2, fill: 0, border: 0, align: 'left', wrap: false },
  label: { font: 1, fill: 0, border: 1, align: 'left', wrap: true },
  number: { font: 0, fill: 0, border: 1, align: 'center', wrap: false },
  certain: { font: 4, fill: 0, border: 1, align: 'center', wrap: true },
  review: { font: 0, fill: 0, border: 1, align: 'center', wrap: true },
  note: { font: 3, fill: 0, border: 0, align: 'left', wrap: false },
}

function format({ font, fill, border, align, wrap }: Look, quoted: boolean): string {
  const quote = quoted ? ' quotePrefix="1"' : ''
  const apply = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  const alignment = `<alignment horizontal="${align}" vertical="top"${wrap ? ' wrapText="1"' : ''}/>`
  return `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quote} ${apply}>${alignment}</xf>`
}

/** Whether a style breaks its text into lines. */
export function wraps(style: StyleName): boolean {
  return looks[style].wrap
}

/** Number of a style in the file. Quoted: a text that stays text even when it is edited. */
export function styleNumber(style: StyleName, quoted: boolean): number {
  return styleNames.indexOf(style) * 2 + (quoted ? 1 : 0)
}

/** xl/styles.xml. The first style is that of empty cells. */
export function stylesXml(): Markup {
  const formats = styleNames.flatMap((name) => [format(looks[name], false), format(looks[name], true)])
  const list = (tag: string, entries: readonly string[]): Markup =>
    trusted(`<${tag} count="${entries.length}">${entries.join('')}</${tag}>`)
  return markup`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[
    list('fonts', fonts),
    list('fills', fills),
    list('borders', borders),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', formats),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  ]}</styleSheet>`
}
