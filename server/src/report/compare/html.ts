import type { ChangePlace, ComparedChange, Comparison } from '../../service/compare.ts'
import { htmlPage } from '../html/page.ts'
import { type Markup, markup, nothing } from '../markup.ts'
import type { ReportContext } from '../reporter.ts'
import { countsOf, fileNames, pairsOf, placeText, type StagePair } from './pairs.ts'
import { type CompareWords, compareWords, subjectCell, unreadLines } from './words.ts'

const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1e21;--soft:#5a6068;--rule:#c9ced4;--panel:#f5f6f8;--certain:#a61b1b;--review:#8a5a00}
@media screen and (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e6e8eb;--soft:#a3abb5;--rule:#3a3f46;--panel:#1f2226;--certain:#ff8a85;--review:#f0b429}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem clamp(.75rem,3vw,2rem);max-width:80rem;background:var(--paper);color:var(--ink);font:15px/1.6 "Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;margin:.5rem 0 1rem}
h2{font-size:1.2rem;margin:2rem 0 .6rem}
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.92rem}
th,td{border:1px solid var(--rule);padding:.3rem .45rem;text-align:left;vertical-align:top}
th{background:var(--panel);font-weight:600}
.number{width:3.2rem}.kind{width:5.5rem}.grade{width:5rem}.subject{width:16%}.opinion{width:14%}
.where,.note{color:var(--soft);font-size:.85rem}
.certain{color:var(--certain);font-weight:600}.review{color:var(--review);font-weight:600}
.scroll{overflow-x:auto}
@media (max-width:50rem){table{min-width:50rem}}
@media print{@page{size:A4 landscape;margin:14mm}body{max-width:none;padding:0;font-size:9.5pt}thead{display:table-header-group}tr{break-inside:avoid}}
`

/** The comparison as one page that needs nothing besides and runs no script. */
export function compareHtml(report: Comparison, context: Pick<ReportContext, 'tool' | 'asOf' | 'locale'>): string {
  const { locale, tool, asOf } = context
  const words = compareWords(locale)
  const [certain, review, none] = countsOf(report.changes)
  const files = fileNames(report)
  return htmlPage(
    { locale, title: words.title, style },
    markup`<h1>${words.title}</h1>
<ol>${report.documents.map(({ name }, at) => markup`<li>${name} <span class="where">${files[at]!}</span></li>`)}</ol>
<p><strong>${report.changes.length === 0 ? words.nothing : words.summary(certain, review, none)}</strong></p>
${unreadLines(report, words).map(
  (line) => markup`<p class="review">${line}</p>
`,
)}${pairsOf(report).map((pair) => pairTable(pair, report, words, locale))}<p class="note">${words.note}</p>
<p class="note">${tool.name} ${tool.version} · ${asOf}</p>
`,
  )
}

function pairTable(
  { from, to, changes }: StagePair,
  report: Comparison,
  words: CompareWords,
  locale: 'zh' | 'en',
): Markup {
  const [one, two] = [report.documents[from]!.name, report.documents[to]!.name]
  const title = markup`<h2>${words.pair(one, two)}</h2>
`
  if (changes.length === 0)
    return markup`${title}<p>${words.nothingBetween}</p>
`
  const row = (change: ComparedChange, at: number): Markup => markup`<tr><td>${at + 1}</td><td>${
    words.kinds[change.kind]
  }</td><td>${subjectCell(change, words)}</td><td>${side(change.from, change.before, words, locale)}</td><td>${side(
    change.to,
    change.after,
    words,
    locale,
  )}</td><td class="${change.certainty}">${words.certainties[change.certainty]}</td><td>${
    change.certainty === 'none' ? nothing : basis(change)
  }</td><td></td></tr>
`
  return markup`${title}<div class="scroll"><table><thead><tr><th scope="col" class="number">${words.number}</th><th scope="col" class="kind">${words.kind}</th><th scope="col" class="subject">${words.subject}</th><th scope="col">${one}</th><th scope="col">${two}</th><th scope="col" class="grade">${words.certainty}</th><th scope="col">${words.basis}</th><th scope="col" class="opinion">${words.opinion}</th></tr></thead><tbody>
${changes.map(row)}</tbody></table></div>
`
}

function side(place: ChangePlace | null, text: string, words: CompareWords, locale: 'zh' | 'en'): Markup {
  if (!place) return markup`${words.missing}`
  return markup`${text}<br><span class="where">${placeText(place, locale)}</span>`
}

function basis({ basis: list }: ComparedChange): Markup {
  return markup`${list.map(({ title, article }) => `《${title}》${article}`).join('；')}`
}
