import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSettings } from '../server/src/lsp/settings.ts'

const pages = ['docs/editors.md', 'docs/editors.zh-CN.md'].map((name) =>
  readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'),
) as [string, string]
const blocks = (text: string) => [...text.matchAll(/^```\w*\n.*?^```$/gms)].map(([block]) => block)

it('both pages on editors have the same settings to copy', () => {
  expect(blocks(pages[0])).toEqual(blocks(pages[1]))
  expect(blocks(pages[0]).length).toBeGreaterThan(6)
})

it.each(pages)('the page names settings that the server takes', (page) => {
  const keys = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]!)
  expect(keys).toContain('region')
  // a wrong value of a setting that there is, is named as a fault; an unknown name is passed over
  for (const key of keys) expect(readSettings({ [key]: 1 }).faults).toEqual([`tenderlint.${key}`])
})
