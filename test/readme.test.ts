import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commands, type OptionName, type OptionSpec, options } from '../server/src/cli/options.ts'
import { failLevels } from '../server/src/config/schema.ts'
import { documentKinds } from '../server/src/core/kinds.ts'
import { reportFormats } from '../server/src/report/reporter.ts'

const files = ['README.md', 'README.zh-CN.md'] as const
const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const [english, chinese] = files.map(read) as [string, string]

/** Code blocks as [language, content]; what follows `#` on a command line is a remark in the reader's language. */
function blocks(text: string): string[][] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', content = '']) => [
    language,
    language === 'sh' ? content.replace(/\s+#.*$/gm, '') : content,
  ])
}

/** First column of each table row, code spans only. */
function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => [...line.split(/(?<!\\)\|/)[1]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!))
}

describe.each([
  ['README.md', english],
  ['README.zh-CN.md', chinese],
])('%s', (_, text) => {
  it('opens with the two commands', () => {
    expect(text).toMatch(
      /^# TenderLint[^\n]*\n\n```sh\nnpm ci && npx tenderlint check test\/samples\nnpm ci && npm test\n```\n/,
    )
  })

  it('names only commands, options and values that there are', () => {
    const known = [...Object.keys(options), 'stdio']
    for (const [, name] of text.matchAll(/(?<![-\w])--([a-z][\w-]*)/g)) expect(known).toContain(name)
    for (const [, name] of text.matchAll(/npx tenderlint (\w+)/g)) expect(Object.keys(commands)).toContain(name)
    const table = rows(text).flat().join(' ')
    expect(table).toContain(`--format ${reportFormats.join('\\|')}`)
    expect(table).toContain(`--fail-on ${failLevels.join('\\|')}`)
    expect(documentKinds.some((kind) => table.includes(`--kind ${kind}`))).toBe(true)
  })

  it('has every option of check in its table', () => {
    const named = rows(text).flatMap((spans) => spans.map((span) => span.split(' ')[0]))
    const secondary: readonly OptionName[] = ['no-color', 'help']
    for (const name of commands.check.options) {
      const spec: OptionSpec = options[name]
      if (!secondary.includes(name)) expect(named, `${spec.value ?? ''} ${name}`).toContain(`--${name}`)
    }
  })
})

it('both have the same commands, options and links', () => {
  expect(blocks(chinese)).toEqual(blocks(english))
  expect(blocks(english).length).toBeGreaterThan(3)
  expect(rows(chinese)).toEqual(rows(english))
  const links = (text: string): string[] =>
    [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!).filter((link) => !link.startsWith('README'))
  // each leads to the pages in its own language
  const inChinese = (link: string) => {
    const own = link.replace(/\.md$/, '.zh-CN.md')
    return existsSync(new URL(`../${own}`, import.meta.url)) ? own : link
  }
  expect(links(chinese)).toEqual(links(english).map(inChinese))
})
