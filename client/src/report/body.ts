import type { Overview, OverviewFinding } from '../../../server/src/lsp/protocol.ts'
import { groupFindings } from '../model/grouping.ts'
import type { Progress } from '../model/progress.ts'
import { chart, type Tally, tally } from './chart.ts'
import { type Html, html } from './html.ts'
import type { ReportWords } from './words.ts'

export interface ReportContent {
  /** Name of the document. */
  readonly name: string
  readonly overview: Overview
  /** Kind, region, day, config …, a line each. */
  readonly steering: readonly string[]
  readonly progress: Progress | undefined
  /** Reports and forms can be written from here. */
  readonly exports: boolean
}

/** Bars that a chart shows; the rest is in the list anyway. */
const mostBars = 12

/** What the report shows, to stand in <main>: figures, charts, and the list of findings by chapter. */
export function reportBody({ name, overview, steering, progress, exports }: ReportContent, words: ReportWords): Html {
  const { findings } = overview
  const head = html`<header><h1>${name}</h1><ul class="steering">${steering.map((line) => html`<li>${line}</li>`)}</ul>${exports ? exportButtons(words) : html``}</header>`
  const charts = findings.length
    ? html`<section class="charts">${chapters(overview, words)}${categories(findings, words)}</section>`
    : html``
  return html`${head}${figures(overview, progress, words)}${charts}${list(overview, words)}`
}

function exportButtons(words: ReportWords): Html {
  return html`
<p class="actions"><button data-action="export">${words.export}</button><button data-action="form">${words.form}</button></p>`
}

function figures({ findings, waived, excluded }: Overview, progress: Progress | undefined, words: ReportWords): Html {
  const certain = findings.filter(({ certainty }) => certainty === 'certain').length
  const cells: readonly (readonly [string, string, string])[] = [
    ['certain', String(certain), words.certain],
    ['review', String(findings.length - certain), words.review],
    ['', progress ? `${progress.handled}/${progress.total}` : '—', words.handled],
    ['', String(waived), words.waived],
    ['', String(excluded), words.excluded],
  ]
  return html`<dl class="figures">${cells.map(([kind, value, label]) => html`<div class="${kind}"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** The main chapters, each with all that is below it. */
function chapters(overview: Overview, words: ReportWords): Html {
  const roots = groupFindings(overview, 'chapter')
  const [only, ...others] = roots
  // under a title that holds all, the chapters tell more than one long bar
  const own = only && only.kind !== 'finding' && !others.length ? only : undefined
  const inner = own?.children.some(({ kind }) => kind === 'chapter') ? own : undefined
  const direct = inner?.children.flatMap((child) => (child.kind === 'finding' ? child.finding : [])) ?? []
  const tallies = [
    ...tally(direct, () => inner!.label),
    ...(inner?.children ?? roots).flatMap((node): Tally[] => {
      if (node.kind === 'finding') return []
      const { label, certain, review } = node
      return [{ name: label || words.beforeFirstHeading, certain, review }]
    }),
  ]
  return chart(words.byChapter, tallies.slice(0, mostBars), words)
}

function categories(findings: readonly OverviewFinding[], words: ReportWords): Html {
  const size = ({ certain, review }: Tally) => certain * 1000 + review
  const tallies = [...tally(findings, ({ categoryName }) => categoryName)].sort((a, b) => size(b) - size(a))
  return chart(words.byCategory, tallies.slice(0, mostBars), words)
}

function list(overview: Overview, words: ReportWords): Html {
  const { findings } = overview
  if (!findings.length) return html`<p class="nothing">${words.nothing}</p>`
  const groups = new Map<number, OverviewFinding[]>()
  for (const finding of findings) groups.set(finding.chapter, [...(groups.get(finding.chapter) ?? []), finding])
  const sections = [...groups].map(([index, members]) => {
    const title = overview.chapters[index]?.title ?? words.beforeFirstHeading
    return html`<section data-group><h3>${title}</h3><ol>${members.map((finding) => item(finding, words))}</ol></section>`
  })
  return html`<section class="list"><h2>${words.findings}</h2>${filters(findings, words)}${sections}<p class="nothing" id="none" hidden>${words.nothingShown}</p></section>`
}

function filters(findings: readonly OverviewFinding[], words: ReportWords): Html {
  const names = new Map(findings.map(({ category, categoryName }) => [category, categoryName]))
  const certainties = [
    ['', words.all],
    ['certain', words.certain],
    ['review', words.review],
  ] as const
  const choices = certainties.map(
    ([value, name]) => html`<label><input type="radio" name="certainty" value="${value}">${name}</label>`,
  )
  const options = [...names].map(([value, name]) => html`<option value="${value}">${name}</option>`)
  return html`<form><fieldset><legend>${words.filter}</legend>${choices}</fieldset><label>${words.category} <select name="category"><option value="">${words.everyCategory}</option>${options}</select></label></form>`
}

function item(finding: OverviewFinding, words: ReportWords): Html {
  const { fingerprint, certainty, category, range, text, message, ruleTitle, rule, basis, rewrites } = finding
  const laws = basis.length ? html`<p class="basis">${words.basis} ${basis.join(' · ')}</p>` : html``
  const ways = rewrites.map((rewrite) => html`<li>${rewrite.text || rewrite.title}</li>`)
  const wording = ways.length
    ? html`<details><summary>${words.rewrites} (${ways.length})</summary><ul>${ways}</ul></details>`
    : html``
  return html`<li class="${certainty}" data-finding="${fingerprint}" data-certainty="${certainty}" data-category="${category}">
<button class="place" data-action="jump"><b>${text}</b><span>${words[certainty]} · ${words.line(range.start.line + 1)}</span></button>
<p>${message}</p>${laws}${wording}
<p class="actions"><button data-action="rule" data-rule="${rule}">${words.rule} ${ruleTitle}</button><button data-action="waive">${words.waive}</button></p></li>`
}
