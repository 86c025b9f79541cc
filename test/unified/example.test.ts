import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)

it('prints what the page says that it prints', () => {
  const printed = execFileSync(process.execPath, ['examples/unified.mjs'], { cwd: root, encoding: 'utf8' })
  const page = readFileSync(new URL('docs/unified.md', root), 'utf8')
  const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
  expect(blocks.find(([, language]) => language === 'text')?.[2]).toBe(printed)
  const example = readFileSync(new URL('examples/unified.mjs', root), 'utf8')
  // every line of the first code block stands in the example
  for (const line of blocks.find(([, language]) => language === 'js')![2]!.split('\n')) expect(example).toContain(line)
})
