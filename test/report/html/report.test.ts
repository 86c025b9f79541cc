import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { reportHtml } from '../../../server/src/report/html/report.ts'
import { escaped, markup } from '../../../server/src/report/markup.ts'
import { makeReview } from '../review/make.ts'

const hostile = "<script>alert(1)</script>\"onerror='x'&amp;"
const voids = ['meta', 'br', 'rect']

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Every element of a page, by a strict reading: throws on attributes without quotation marks and on tags left open. */
function elements(page: string): Element[] {
  const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
  const found: Element[] = []
  const open: string[] = []
  for (const [tag] of body.matchAll(/<[^>]*>/g)) {
    if (tag === '<!DOCTYPE html>') continue
    const end = /^<\/(\w+)>$/.exec(tag)
    if (end) {
      expect(open.pop()).toBe(end[1])
      continue
    }
    const start = /^<(\w+)((?: [\w-]+(?:="[^"<>]*")?)*)(\/?)>$/.exec(tag)
    if (!start) throw new Error(`not a tag of ours: ${tag}`)
    const name = start[1]!
    const attributes = [...start[2]!.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key!, value ?? ''])
    found.push({ name, attributes: Object.fromEntries(attributes) })
    if (!start[3] && !voids.includes(name)) open.push(name)
  }
  expect(open).toEqual([])
  return found
}

const review = makeReview({
  [`${hostile}.md`]: `# ${hostile}\n\n采用甲牌${hostile}\n点值\n`,
  'b.md': '# 第二章\n采用甲牌\n',
  'c.pdf': null,
})
const page = reportHtml(review)

describe('the page', () => {
  it('escapes names and texts: only our own elements and attributes stand in it', () => {
    const all = elements(page)
    expect(all.filter(({ name }) => name === 'script' || name === 'img')).toEqual([])
    const handlers = all.flatMap(({ attributes }) => Object.keys(attributes).filter((key) => /^on|^style$/.test(key)))
    expect(handlers).toEqual([])
    expect(page).toContain(`<h3>${escaped(hostile)}.md</h3>`)
    expect(page.split('<script>')).toHaveLength(2)
  })

  it('needs nothing from elsewhere', () => {
    const addresses = elements(page)
      .flatMap(({ attributes }) => [attributes.href, attributes.src])
      .filter(Boolean)
    expect(addresses.every((address) => address!.startsWith('#'))).toBe(true)
    expect(page).not.toMatch(/https?:|@import|url\(|\beval\b|new Function/)
  })

  it('lets nothing run but its own style and script', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'")
    const hash = (tag: string) => {
      const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)![1]!
      return `${tag}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", hash('style'), hash('script')]))
  })

  it('shows every finding with its quotation, law and room for the answer', () => {
    const articles = page.split('<article ').slice(1)
    expect(articles).toHaveLength(3)
    expect(articles[2]).toContain('<blockquote>采用<mark>甲牌</mark></blockquote>')
    expect(articles[2]).toContain('《某实施条例》第二十条第（六）项，2015-03-01 起施行')
    expect(articles[2]).toContain('不得指定品牌')
    expect(articles[2]).toContain('改为性能要求：同类产品')
    for (const article of articles) expect(article).toMatch(/编制人答复.*复核结论/)
  })

  it('has a target for every link and a choice for every finding', () => {
    const all = elements(page)
    const ids = all.flatMap(({ attributes }) => attributes.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { attributes } of all) if (attributes.href) expect(ids).toContain(attributes.href.slice(1))
    const values = all.filter(({ name }) => name === 'option').map(({ attributes }) => attributes.value)
    for (const { name, attributes } of all) {
      if (name !== 'article') continue
      for (const key of ['data-certainty', 'data-category', 'data-file']) expect(values).toContain(attributes[key])
    }
  })

  it('names hashes, rules and day, and the file that could not be checked with its reason', () => {
    const foot = page.slice(page.indexOf('<footer>'))
    for (const part of ['c0ffee', 'abcdef0123456789', '2024-01-01', 'tenderlint 9.9.9']) expect(foot).toContain(part)
    expect(page).toContain('无法审查：这是 PDF 文件')
  })

  it('draws bars as long as their counts', () => {
    const bars = elements(page).filter(({ attributes }) => attributes.class === 'certain-bar' && attributes.width)
    // after the square of the legend: the file with a certain finding and one to review, the one with a certain finding alone
    expect(bars.slice(1, 4).map(({ attributes }) => attributes.width)).toEqual(['50%', '50%', '0%'])
  })
})

it('speaks the language that it is asked for', () => {
  const texts = (locale: 'zh' | 'en') =>
    reportHtml(makeReview({ 'b.md': '采用甲牌\n' }, { locale }))
      .replace(/<(style|script)>[\s\S]*?<\/\1>|<code[\s\S]*?<\/code>/g, '')
      .replace(/<[^>]*>/g, '\n')
  expect(texts('zh').replace(/tenderlint|SHA-256|b\.md|\b[0-9a-f]{6,}\b|\bf\d\b/g, '')).not.toMatch(/[A-Za-z]{2}/)
  expect(
    texts('en').replace(
      /《.*?》第二十条第（六）项|采用|甲牌|安徽|合肥|同类产品|改为性能要求|审查报告|第三章 采购需求/g,
      '',
    ),
  ).not.toMatch(/\p{sc=Han}/u)
})

it('leaves out what is to be reviewed when it is quiet, and says so', () => {
  const quiet = reportHtml(makeReview({ 'b.md': '甲牌\n点值\n' }, { quiet: true }))
  expect(quiet.split('<article ')).toHaveLength(2)
  expect(quiet).toContain('另有待核实 1 处')
})

it('an empty review has no dead links', () => {
  const all = elements(reportHtml(makeReview({ 'b.md': '无' })))
  const ids = all.map(({ attributes }) => attributes.id)
  for (const { attributes } of all) if (attributes.href) expect(ids).toContain(attributes.href.slice(1))
})

it('markup escapes strings, keeps markup and replaces what no page can hold', () => {
  expect(markup`<a title="${'"<'}">${['&', markup`<b>${1}</b>`]}</a>`.markup).toBe(
    '<a title="&quot;&lt;">&amp;<b>1</b></a>',
  )
  expect(escaped('a\u0000\u202e\ud800𠮷\tb')).toBe('a\ufffd\ufffd\ufffd𠮷\tb')
})
