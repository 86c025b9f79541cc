import { describe, expect, it } from 'vitest'
import { reportBody } from '../../client/src/report/body.ts'
import { chart, tally } from '../../client/src/report/chart.ts'
import { html } from '../../client/src/report/html.ts'
import { reportPage } from '../../client/src/report/page.ts'
import type { ReportWords } from '../../client/src/report/words.ts'
import { chapter, finding, overview } from './overview.ts'

const words = {
  counts: (certain: number, review: number) => `${certain}+${review}`,
  line: (line: number) => `line ${line}`,
} as ReportWords
const named = new Proxy(words, { get: (own, key) => own[key as keyof ReportWords] ?? `[${String(key)}]` })

const hostile = '<img src=x onerror="alert(1)">&\''
const content = {
  name: hostile,
  overview: overview(
    [chapter(hostile)],
    [
      finding('a', {
        text: hostile,
        message: hostile,
        basis: [hostile],
        rewrites: [{ title: '', text: hostile, safe: false }],
      }),
    ],
    { waived: 2, excluded: 3 },
  ),
  steering: [hostile],
  progress: { handled: 4, total: 9 },
  exports: true,
}

const plain = {
  name: 'a.md',
  overview: overview([chapter('一')], [finding('a')]),
  steering: ['x'],
  progress: undefined,
  exports: false,
}

describe('the report', () => {
  it('escapes everything that comes from the document', () => {
    const { html: text } = reportBody(content, named)
    expect(text).not.toContain('<img')
    expect(text.match(/&#60;img/g)?.length).toBeGreaterThanOrEqual(7)
    expect(html`<i title="${'"'}">${['a', 'b'].map((one) => html`<b>${one}</b>`)}</i>`.html).toBe(
      '<i title="&#34;"><b>a</b><b>b</b></i>',
    )
  })

  it('shows figures, progress, charts, and a place for each finding', () => {
    const { html: text } = reportBody(content, named)
    for (const shown of [
      '<dd>1</dd>',
      '<dd>4/9</dd>',
      '<dd>2</dd>',
      '<dd>3</dd>',
      'data-finding="a"',
      'data-action="jump"',
    ])
      expect(text).toContain(shown)
    expect(text.match(/<svg role="img"/g)).toHaveLength(2)
  })

  it('shows the chapters under a title that holds all, and what stands in the title itself', () => {
    const chapters = [chapter('项目'), chapter('资格', 0), chapter('技术', 0)]
    const findings = [0, 1, 1, 2].map((index) => finding(`${index}`, { chapter: index }))
    const { html: text } = reportBody({ ...plain, overview: overview(chapters, findings) }, named)
    const rows = /<caption>\[byChapter\].*?<\/table>/s.exec(text)![0].matchAll(/scope="row">(\S+?)<.*?"figure">(\d)/g)
    expect([...rows].map(([, name, certain]) => `${name} ${certain}`)).toEqual(['项目 1', '资格 2', '技术 1'])
  })

  it('offers exports only where they can be made', () => {
    expect(reportBody(content, named).html).toContain('data-action="export"')
    expect(reportBody(plain, named).html).not.toMatch(/data-action="(export|form)"/)
  })

  it('says so when there is nothing', () => {
    const { html: text } = reportBody({ ...content, overview: overview([], []) }, named)
    expect(text).toContain('[nothing]')
    expect(text).not.toContain('<svg')
  })

  it('loads nothing, and runs nothing but its own script and style', () => {
    const page = reportPage({
      nonce: 'N',
      language: 'zh-cn',
      title: 't',
      uri: 'file:///a',
      body: reportBody(plain, named),
    })
    expect(page).toContain(`default-src 'none'; style-src 'nonce-N'; script-src 'nonce-N'`)
    // an inline style or handler would be blocked by that policy
    expect(page).not.toMatch(/\sstyle=|\son\w+=|https?:|url\(|@import|<link|<iframe/)
    expect([...page.matchAll(/<(?:script|style)\b([^>]*)>/g)].map((match) => match[1])).toEqual([
      ' nonce="N"',
      ' nonce="N"',
    ])
  })

  it('has a script that the engine can read', () => {
    const page = reportPage({ nonce: 'N', language: 'zh-cn', title: 't', uri: 'u', body: html`` })
    const script = /<script[^>]*>(.*)<\/script>/s.exec(page)![1]!
    expect(() => new Function(script)).not.toThrow()
  })
})

it('draws bars as shares of the longest', () => {
  const tallies = tally([finding('a'), finding('b'), finding('c', { certainty: 'review' })], () => 'x')
  expect(tallies).toEqual([{ name: 'x', certain: 2, review: 1 }])
  const { html: text } = chart('t', [...tallies, { name: 'y', certain: 0, review: 1 }], named)
  expect([...text.matchAll(/ width="([^"]+)" height/g)].map((match) => match[1])).toEqual([
    '66.67%',
    '33.33%',
    '0%',
    '33.33%',
  ])
})
