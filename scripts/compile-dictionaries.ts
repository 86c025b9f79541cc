// Reads dictionaries/**/*.yaml, checks them, writes dist/dictionaries.json; dist/forms.json, which only `report --form` needs,
// and dist/parameters.json, which only work across documents needs: nothing parses YAML when the tool starts.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { parseForm } from '../server/src/config/form/read.ts'
import { patternTrigger } from '../server/src/core/engine.ts'
import { type PatternNode, parsePattern } from '../server/src/core/pattern/parse.ts'
import { mostSteps, stepsPerUnit } from '../server/src/core/pattern/steps.ts'
import type { PatternTrigger } from '../server/src/core/recognition.ts'
import { evidenceRuleData } from '../server/src/evidence/rules.ts'
import { compileDictionaries } from '../server/src/lexicon/compile.ts'
import { packDictionaries } from '../server/src/lexicon/pack.ts'
import { parameterData } from '../server/src/parameters/schema.ts'

const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
// --rules=a,b compiles the rules of those categories only, --out=FILE writes elsewhere: for trying rules while others are being written.
const only = option('rules')?.split(',')
const out = option('out') ?? 'dist/dictionaries.json'
const version = JSON.parse(readFileSync('package.json', 'utf8')).version as string
const files = readdirSync('dictionaries', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:yaml|aff|dic)$/.test(path))
  .filter((path) => !/^(?:forms|parameters|evidence)\b/.test(path))
  .filter((path) => !only || !path.startsWith('rules') || only.some((category) => path.startsWith(`rules/${category}`)))
  .map((path) => {
    const name = path.replaceAll('\\', '/')
    try {
      const text = readFileSync(join('dictionaries', path), 'utf8')
      return { path: name, data: name.endsWith('.yaml') ? parse(text) : text }
    } catch (error) {
      throw new Error(`dictionaries/${name}: ${(error as Error).message}`)
    }
  })
const compiled = compileDictionaries(files, version)
const hash = createHash('sha256').update(JSON.stringify(compiled)).digest('hex')
/** Parses a pattern. Throws when it cannot be read or could take long on some text. */
const readPattern = (source: string): PatternNode => {
  const node = parsePattern(source)
  const steps = stepsPerUnit(node)
  if (steps > mostSteps) throw new Error(`${steps} steps a unit, at most ${mostSteps} are allowed: ${source}`)
  return node
}
const triggers: Record<string, PatternTrigger | null> = {}
for (const { match, absent = [] } of compiled.rules)
  for (const source of [...match, ...absent]) triggers[source] = patternTrigger(readPattern(source))
for (const sources of [
  ...compiled.rules.map((rule) => rule.allow ?? []),
  ...compiled.guards.map((guard) => guard.match),
])
  for (const source of sources) {
    readPattern(source)
    triggers[source] ??= null
  }
// A build of some rules only cannot tell whether a form names a rule that exists.
const ruleIds = only ? null : compiled.rules.map((rule) => rule.id)
const forms = readdirSync('dictionaries/forms')
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => {
    const form = parseForm(`dictionaries/forms/${name}`, readFileSync(`dictionaries/forms/${name}`, 'utf8'), ruleIds)
    if (`${form.id}.yaml` !== name)
      throw new Error(`dictionaries/forms/${name}: the id ${form.id} does not fit the file's name`)
    return form
  })
const yamlOf = (path: string): unknown => parse(readFileSync(`dictionaries/${path}`, 'utf8'))
const parameters = parameterData(yamlOf('parameters/units.yaml'), yamlOf('parameters/names.yaml'))
const articles = compiled.laws.flatMap(({ id, articles }) => articles.map((article) => `${id}/${article.id}`))
const evidence = evidenceRuleData(yamlOf('evidence/rules.yaml'), articles)
mkdirSync('dist', { recursive: true })
writeFileSync('dist/forms.json', JSON.stringify(forms))
writeFileSync('dist/parameters.json', JSON.stringify({ ...parameters, evidence }))
const dictionaries = { hash, ...compiled, triggers }
writeFileSync(out, JSON.stringify(dictionaries))
// what the program starts from; the JSON is for browsers, which read texts only, and for tests
writeFileSync(out.replace(/(\.json)?$/, '.bin'), packDictionaries(dictionaries))
const count = compiled.lexicon.map(({ slot, entries }) => `${entries.length} ${slot}`).join(', ')
console.log(
  `dictionaries: ${compiled.rules.length} rules, ${compiled.guards.length} guards, ${compiled.laws.length} laws, ${forms.length} forms, ${count}`,
)
