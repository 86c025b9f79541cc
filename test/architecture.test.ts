import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Rooms that a room may import from; its own is always allowed. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  language: ['core'],
  format: ['core'],
  structure: ['core', 'language'],
  lexicon: ['core', 'language'],
  law: ['core'],
  similar: ['core', 'language', 'structure', 'lexicon'],
  parameters: ['core', 'language', 'structure', 'lexicon'],
  evidence: ['core', 'language', 'structure', 'lexicon', 'parameters'],
  compare: ['core', 'language', 'structure', 'lexicon', 'parameters'],
  rules: ['core', 'language', 'structure', 'lexicon', 'law'],
  config: ['core'],
  service: [
    'core',
    'language',
    'format',
    'structure',
    'lexicon',
    'law',
    'rules',
    'config',
    'parameters',
    'evidence',
    'similar',
    'compare',
  ],
  report: ['core', 'law', 'rules', 'service', 'config'],
  cli: ['core', 'format', 'service', 'config', 'report', 'lsp', 'law'],
  lsp: ['core', 'service', 'config', 'law', 'report'],
  // the third shell, for unified: it takes the parser from language and its words from lexicon, and imports no package of unified's
  unified: ['core', 'language', 'lexicon', 'service', 'config'],
}
const pure = [
  'core',
  'language',
  'format',
  'structure',
  'lexicon',
  'law',
  'rules',
  'parameters',
  'evidence',
  'similar',
  'compare',
]
/** Third-party packages and the rooms that may import them, one each but for what is said beside it. */
const owners: Readonly<Record<string, string | readonly string[]>> = {
  unified: 'format',
  'remark-parse': 'format',
  'remark-gfm': 'format',
  saxes: 'format',
  // .docx and .xlsx are zips: format opens them, report packs its workbooks
  fflate: ['format', 'report'],
  mdast: 'format',
  unpdf: 'format',
  docx: 'report',
  nspell: 'language',
  'jsonc-parser': 'config',
  yaml: 'config',
  'vscode-languageserver': 'lsp',
  'vscode-languageserver-textdocument': 'lsp',
}

const files = readdirSync('server/src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))

describe.each(files)('%s', (path) => {
  const room = path.split('/')[0]!
  const text = readFileSync(`server/src/${path}`, 'utf8')
  const imports = [...text.matchAll(/(?:^(?:import|export|\}) .*?from |^import |\bimport\()'([^']+)'/gm)].map(
    (match) => match[1]!,
  )

  it('imports along the arrows', () => {
    for (const name of imports.filter((name) => name.startsWith('.'))) {
      const target = new URL(name, `file:///${path}`).pathname.slice(1).split('/')[0]!
      if (target !== room) expect(arrows[room], `${path} imports ${name}`).toContain(target)
    }
  })

  it('imports third-party packages in their own room only', () => {
    for (const name of imports.filter((name) => !name.startsWith('.') && !name.startsWith('node:'))) {
      const owner = Object.keys(owners).find((known) => name === known || name.startsWith(`${known}/`))
      if (owner) expect([owners[owner]].flat(), `${path} imports ${name}`).toContain(room)
      else expect(['cli', 'config', 'service', 'report'], `${path} imports ${name}`).toContain(room)
    }
  })

  it('stays pure where the room is pure', () => {
    if (!pure.includes(room)) return
    expect(imports.filter((name) => name.startsWith('node:') || name.startsWith('vscode'))).toEqual([])
    expect(text).not.toMatch(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\./)
  })

  it('has at most 400 lines and no default export', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(401)
    expect(text).not.toMatch(/^export default/m)
  })

  it('opens no socket', () => {
    expect(imports.filter((name) => /^node:(net|http|https|http2|tls|dgram|dns)/.test(name))).toEqual([])
    // the one exception: `tenderlint fleet` talks to PostgreSQL by pg-boss, which its user installs; a job is taken by boss.fetch()
    const fleet = path.startsWith('cli/fleet/')
    if (!fleet) expect(text).not.toMatch(/resolve\('(?:pg-boss|pg)'\)/)
    expect(fleet ? text.replaceAll('boss.fetch(', '') : text).not.toMatch(/\bfetch\(/)
  })
})
