import { parseBaseline } from '../../../server/src/config/baseline.ts'
import { completeConfig, completeWaivers } from '../../../server/src/config/complete.ts'
import { withIgnoredWord, withSection, withWaiver } from '../../../server/src/config/edit.ts'
import { parseForm } from '../../../server/src/config/form/read.ts'
import { parseConfig } from '../../../server/src/config/load.ts'
import { ConfigError } from '../../../server/src/config/problem.ts'
import { parseWaivers } from '../../../server/src/config/waivers.ts'
import { frame } from '../../../server/src/report/frame.ts'
import type { Random } from '../random.ts'
import { holds, type Target } from '../target.ts'

/** What a settings file gives; its one error must point into the text, in both languages. Null when it was refused. */
function readSettings<T>(source: string, read: (source: string) => T): T | null {
  try {
    const value = read(source)
    holds(JSON.stringify(value) === JSON.stringify(read(source)), 'reading twice gives two results')
    return value
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    holds(error.problems.length > 0, 'an error without a fault')
    for (const { start, end, line, column, message, english } of error.problems) {
      holds(
        start >= 0 && start <= source.length && end >= start && end <= source.length + 1,
        `fault at ${start}-${end} of ${source.length}`,
      )
      holds(line >= 1 && column >= 1 && message !== '' && english !== '', 'a fault says where and what')
      frame(source, { start, end, line })
    }
    return null
  }
}

const rules = ['brand-and-model/brand-named', 'bundling/independent-services']
const names = { rules: rules.map((name) => ({ name, zh: name, en: name })), packs: [] }
const keys = [
  'region',
  'asOf',
  'locale',
  'kind',
  'rules',
  'ignore',
  'ignoreWords',
  'overrides',
  'files',
  'sections',
  'packs',
  'waiverFile',
  'baseline',
  'failOn',
  'fingerprint',
  'reason',
  'expires',
  'approver',
  'version',
  '__proto__',
  'constructor',
]
const values = [
  '"off"',
  '"certain"',
  '"2026-01-01"',
  '"安徽"',
  '1',
  '-0',
  '1e999',
  'true',
  'null',
  '""',
  '"\\u0000"',
  '"**/*.md"',
  '"[a"',
  '"a/b/c"',
  '（请填写）',
]
const json: readonly string[] = [
  ...keys.map((key) => `"${key}":`),
  ...values,
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '//',
  '/*',
  '*/',
  '\n',
  '\\',
  '\ufeff',
]

function someJson(random: Random): string {
  const value = (depth: number): string => {
    const kind = random.below(depth > 4 ? 1 : 4)
    if (kind < 2) return random.pick(values)
    const list = Array.from({ length: random.below(4) }, () => value(depth + 1))
    return kind === 2 ? `[${list.join(',')}]` : `{${list.map((one) => `"${random.pick(keys)}":${one}`).join(', ')}}`
  }
  return value(0)
}

const common = { bytes: false, longest: 2000, slow: 400, generate: someJson, tokens: json }
const configs = [
  '{ "region": ["安徽"], "asOf": "2026-01-01", "rules": { "brand-and-model": "off" }, "ignore": ["out/**"],\n  // 注\n  "overrides": [{ "files": ["a/*.md"], "ignoreWords": ["甲"], }] }',
]

export const config: Target = {
  ...common,
  name: 'config',
  weight: 2,
  seeds: () => configs,
  run(input) {
    const found = readSettings(input, (source) => parseConfig('a.json', source, rules))
    for (let at = 0; at <= input.length; at += 1 + (input.length >> 3)) completeConfig(input, at, names)
    if (!found) return
    const edited = [withIgnoredWord(input, '乙', found, 'a/b.md'), withSection(input, '评审', 'scoring', found)]
    for (const text of edited) if (text !== null) parseConfig('a.json', text, rules)
  },
  read: (input) => readSettings(input, (source) => parseConfig('a.json', source, rules)),
}

export const waivers: Target = {
  ...common,
  name: 'waivers',
  weight: 1,
  seeds: () => ['[ { "fingerprint": "f0", "reason": "兼容", "expires": "2027-01-31" } ]'],
  run(input) {
    const found = readSettings(input, (source) => parseWaivers('w.json', source))
    for (let at = 0; at <= input.length; at += 1 + (input.length >> 3)) completeWaivers(input, at, names)
    const text = found && withWaiver(input, { fingerprint: 'f1', reason: '理由' })
    if (text) holds(parseWaivers('w.json', text).length > 0, 'a waiver that was added is not there')
  },
  read: (input) => readSettings(input, (source) => parseWaivers('w.json', source)),
}

export const baseline: Target = {
  ...common,
  name: 'baseline',
  weight: 1,
  seeds: () => ['{ "version": 1, "files": { "a.md": ["brand-and-model/brand-named/f0"] } }'],
  run: (input) => void readSettings(input, (source) => [...parseBaseline('b.json', source)]),
  read: (input) => readSettings(input, (source) => [...parseBaseline('b.json', source)]),
}

const yaml = [
  'id: ',
  'title: ',
  'body:\n',
  'head:\n',
  'tail:\n',
  '  - ',
  'table: checklist\n',
  'table: findings\n',
  'table: blank\n',
  'columns: ',
  'rows:\n',
  'fields:\n',
  'label: ',
  'fact: file\n',
  '&a ',
  '*a',
  '!!set ',
  '!x ',
  '? ',
  '|',
  '>-',
  '"',
  "'",
  '#',
  '\n',
  '\t',
  '  ',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '---\n',
  '...',
  '%YAML 1.2',
  '<<: ',
  '招标',
  '0x1f',
  '~',
]

/** Form templates in YAML. */
export const form: Target = {
  name: 'form',
  weight: 2,
  bytes: false,
  tokens: yaml,
  longest: 2000,
  slow: 600,
  seeds: () => [
    'id: a-b\ntitle: 审查表\npage: landscape\nhead:\n  - label: 项目\n    fact: file\nbody:\n  - table: findings\n    categories: [scoring]\n  - table: blank\n    fields:\n      - label: 意见\n        lines: 3\nnotes: [注]\n',
  ],
  run: (input) => void readSettings(input, (source) => parseForm('f.yaml', source, rules)),
  read: (input) => readSettings(input, (source) => parseForm('f.yaml', source, rules)),
}
