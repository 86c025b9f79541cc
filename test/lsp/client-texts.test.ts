import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, root), 'utf8')
const json = (name: string) => JSON.parse(read(name)) as Record<string, string>
const placeholders = (text: string) => [...text.matchAll(/\{\d\}/g)].map((match) => match[0]).sort()

describe('texts of the extension', () => {
  it('are all translated, and nothing more', () => {
    const sources = readdirSync(new URL('client/src/', root)).map((name) => read(`client/src/${name}`))
    const used = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map((match) => match[1]!))
    const chinese = json('l10n/bundle.l10n.zh-cn.json')
    expect(used.length).toBeGreaterThan(5)
    expect(Object.keys(chinese).sort()).toEqual([...new Set(used)].sort())
    for (const [key, text] of Object.entries(chinese)) expect(placeholders(text), key).toEqual(placeholders(key))
  })

  it('of package.json have the same keys in both languages, and each is used', () => {
    const english = Object.keys(json('package.nls.json')).sort()
    expect(Object.keys(json('package.nls.zh-cn.json')).sort()).toEqual(english)
    const used = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1]!)
    expect([...new Set(used)].sort()).toEqual(english)
  })
})
