import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shownLiterals } from './shown-literals.ts'

const root = new URL('../../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, root), 'utf8')
const json = (name: string) => JSON.parse(read(name)) as Record<string, string>
const placeholders = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()
const sources = readdirSync(new URL('client/src/', root), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: read(`client/src/${name}`) }))

describe('texts of the extension', () => {
  it('are all translated, and nothing more', () => {
    const used = sources.flatMap(({ text }) => [...text.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map((match) => match[1]!))
    const chinese = json('l10n/bundle.l10n.zh-cn.json')
    expect(used.length).toBeGreaterThan(50)
    expect(Object.keys(chinese).sort()).toEqual([...new Set(used)].sort())
    for (const [key, text] of Object.entries(chinese)) expect(placeholders(text), key).toEqual(placeholders(key))
  })

  it('go through l10n with a plain literal, so that the check above sees them', () => {
    for (const { name, text } of sources)
      expect(text.match(/l10n\.t\((?!\s*'[^']+')/g), `${name}: l10n.t without a literal`).toBeNull()
  })

  it.each(sources)('$name holds no other words for people', ({ text }) => {
    expect(shownLiterals(text)).toEqual([])
  })

  it('of package.json have the same keys in both languages, and each is used', () => {
    const english = json('package.nls.json')
    const chinese = json('package.nls.zh-cn.json')
    const keys = Object.keys(english).sort()
    expect(Object.keys(chinese).sort()).toEqual(keys)
    const used = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1]!)
    expect([...new Set(used)].sort()).toEqual(keys)
    const targets = (text: string) => [...text.matchAll(/\((command:[^)]+)\)/g)].map((match) => match[1])
    for (const key of keys) {
      expect(chinese[key], key).toMatch(/\p{Script=Han}/u)
      expect(english[key], key).not.toMatch(/[，。；：！？]/)
      expect(targets(chinese[key]!), key).toEqual(targets(english[key]!))
    }
  })

  it('of package.json are all keys', () => {
    const { contributes } = JSON.parse(read('package.json')) as { contributes: unknown }
    const literals: string[] = []
    const visit = (value: unknown, key = ''): void => {
      if (Array.isArray(value)) for (const one of value) visit(one, key)
      else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) visit(one, name)
      else if (/^(title|shortTitle|name|contents|altText|(enumD|d|markdownD)escriptions?)$/.test(key))
        if (!/^%[\w.-]+%$/.test(String(value)) && value !== 'TenderLint') literals.push(`${key}: ${String(value)}`)
    }
    visit(contributes)
    expect(literals).toEqual([])
  })
})

describe('the search for literal words', () => {
  it.each([
    [`item.label = 'Waive this'`, ['Waive this']],
    [`window.showErrorMessage(\`Failed: \${x}\`)`, ['Failed:']],
    [`const a = '豁免'`, ['豁免']],
    [`html\`<p class="a b">\${x} Nothing here</p>\``, ['Nothing here']],
    [`title: 'Reset'`, ['Reset']],
    [`l10n.t('Waive this')`, []],
    [`// don't look here: 'Waive this'`, []],
    [`commands.executeCommand('workbench.action.openSettings', 'a-b')`, []],
    [`html\`<p class="a b">\${words.title}</p>\``, []],
    [`const pattern = /['"]/; import { a } from 'Some Module'`, []],
  ])('%s', (source, found) => {
    expect(shownLiterals(source)).toEqual(found)
  })
})
