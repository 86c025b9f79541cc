// The tools beside TenderLint, as they are installed from npm, on the same files and, where a tool takes words, with the same words.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const bin = (name, file) => join(here, 'node_modules', name, file)

/** Names of the brands in the dictionaries, at most `most`. */
function brandNames(most) {
  const { lexicon } = JSON.parse(readFileSync(join(here, '../../dist/dictionaries.json'), 'utf8'))
  const names = lexicon.find(({ slot }) => slot === 'brand').entries.map(({ name }) => name)
  // prh makes an expression of each and stumbles over signs
  return [...new Set(names)].filter((name) => /^[\p{Script=Han}A-Za-z0-9]{2,}$/u.test(name)).slice(0, most)
}

/** Writes the settings of the tools into a folder. Gives the tools; none when they are not installed. */
export function peersIn(folder) {
  if (!existsSync(join(here, 'node_modules'))) return []
  const terms = brandNames(1000)
  const quoted = (text) => JSON.stringify(text)
  writeFileSync(
    join(folder, 'prh.yml'),
    `version: 1\nrules:\n${terms.map((name) => `  - expected: 〔不指定〕\n    pattern: ${quoted(name)}\n`).join('')}`,
  )
  writeFileSync(join(folder, '.textlintrc.json'), JSON.stringify({ rules: { prh: { rulePaths: ['./prh.yml'] } } }))
  const node = (name, file, ...args) => ({ command: process.execPath, args: [bin(name, file), ...args] })
  const textlint = (path) =>
    node(
      'textlint',
      'bin/textlint.js',
      '--config',
      '.textlintrc.json',
      '--rules-base-directory',
      join(here, 'node_modules'),
      '-f',
      'json',
      path,
    )
  return [
    {
      name: 'autocorrect-node',
      chinese: true,
      run: (path) => ({ command: process.execPath, args: [join(here, 'autocorrect.mjs'), path] }),
    },
    { name: `textlint + prh (${terms.length} terms)`, chinese: true, slow: true, run: textlint },
    {
      name: 'markdownlint-cli2',
      chinese: false,
      run: (path) =>
        node('markdownlint-cli2', 'markdownlint-cli2-bin.mjs', path.endsWith('.md') ? path : `${path}/*.md`),
    },
    {
      name: 'cspell',
      chinese: false,
      run: (path) =>
        node(
          'cspell',
          'bin.mjs',
          'lint',
          '--no-progress',
          '--no-summary',
          '--no-gitignore',
          path.endsWith('.md') ? path : `${path}/*.md`,
        ),
    },
  ]
}
