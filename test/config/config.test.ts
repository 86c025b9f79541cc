import { describe, expect, it } from 'vitest'
import { completeConfig } from '../../server/src/config/complete.ts'
import { isDate } from '../../server/src/config/date.ts'
import { jsonSchema } from '../../server/src/config/json-schema.ts'
import { displayPath, parseConfig, settingsFor } from '../../server/src/config/load.ts'
import { nearest } from '../../server/src/config/nearest.ts'
import { ConfigError } from '../../server/src/config/problem.ts'
import { fields } from '../../server/src/config/schema.ts'
import { parseWaivers } from '../../server/src/config/waivers.ts'

function problems(
  source: string,
  ruleNames: readonly string[] | null = null,
): { under: string; message: string; line: number; column: number }[] {
  try {
    parseConfig('c.json', source, ruleNames)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((p) => ({
      under: source.slice(p.start, p.end),
      message: p.message,
      line: p.line,
      column: p.column,
    }))
  }
  return []
}

describe('parseConfig', () => {
  it.each([
    '[',
    '{"a":',
    '[{"overrides":[',
  ])('names nesting beyond reason instead of falling off the stack: %s', (open) => {
    const [problem] = problems(open.repeat(50_000))
    expect(problem!.message).toBe('嵌套超过 100 层')
    expect(completeConfig(open.repeat(50_000), 9, { rules: [], packs: [] })).toBeNull()
  })

  it('takes every key, comments, trailing commas and a byte order mark', () => {
    const source = `\ufeff{
      "$schema": "x", // 架构
      "region": ["安徽", "合肥"], "kind": "tender", "asOf": "2024-02-29", "locale": "zh", "packs": ["四域四化"],
      "rules": { "brand-and-model": "off" }, "sections": { "用户需求书": "technical" },
      "ignore": ["old/**"], "ignoreWords": ["长城"], "waiverFile": "w.json", "baseline": "b.json", "failOn": "review",
      "stages": ["1-可研.md", "2-初设.md"],
      "overrides": [{ "files": ["a.md"], "failOn": "never" }],
    }`
    const config = parseConfig('c.json', source)
    expect(Object.keys(config).sort()).toEqual([...Object.keys(fields), 'overrides'].sort())
    expect(config.region).toEqual(['安徽', '合肥'])
  })

  it.each([
    ['{ "regoin": [] }', '"regoin"', '"region"'],
    ['{ "region": "安徽" }', '"安徽"', 'region 应为数组'],
    ['{ "region": [1] }', '1', 'region[0] 应为字符串'],
    ['{ "kind": "tendr" }', '"tendr"', '"tender"'],
    ['{ "asOf": "2023-02-29" }', '"2023-02-29"', 'YYYY-MM-DD'],
    ['{ "rules": { "a/b": "warn" } }', '"warn"', 'off、certain、review'],
    ['{ "locale": "zh", "locale": "en" }', '"locale"', '重复'],
    ['{ "overrides": [{ "kind": "tender" }] }', '{', '缺少 files'],
    ['{ "overrides": [{ "files": ["a"], "waiverFile": "x" }] }', '"waiverFile"', '未知的键'],
    ['[]', '[]', '应为对象'],
    ['{ "kind" "tender" }', '"tender"', '冒号'],
    ['{ "waiverFile": "" }', '""', '不能为空'],
  ])('%s is refused with its place', (source, under, message) => {
    const [first] = problems(source)
    expect(first!.under).toBe(under)
    expect(first!.message).toContain(message)
  })

  it('checks rule names only when it knows them, and reports all faults in order of place', () => {
    const source = '{\n  "rules": { "x/y": "off" },\n  "z": 1\n}'
    expect(problems(source).map((p) => [p.line, p.column])).toEqual([[3, 3]])
    expect(problems(source, ['x/z']).map((p) => [p.line, p.column])).toEqual([
      [2, 14],
      [3, 3],
    ])
  })

  it('refuses an empty file', () => {
    expect(problems('')).toHaveLength(1)
  })
})

it('the JSON schema has the keys of the table, overrides only those for files', () => {
  const schema = jsonSchema() as { properties: Record<string, { items?: { properties: object } }> }
  expect(Object.keys(schema.properties).sort()).toEqual([...Object.keys(fields), 'overrides'].sort())
  const inner = Object.keys(schema.properties.overrides!.items!.properties)
  expect(inner).toContain('region')
  expect(inner).not.toContain('waiverFile')
})

it('settingsFor merges maps by key, later overrides win, other files are untouched', () => {
  const config = parseConfig(
    'c.json',
    '{"rules":{"a":"off"},"failOn":"certain","overrides":[{"files":["*.md"],"rules":{"b":"off"},"failOn":"review"},{"files":["x/"],"rules":{"a":"review"}}]}',
  )
  expect(settingsFor(config, 'x/a.md')).toMatchObject({ rules: { a: 'review', b: 'off' }, failOn: 'review' })
  expect(settingsFor(config, 'a.txt')).toMatchObject({ rules: { a: 'off' }, failOn: 'certain' })
  expect(settingsFor(config, '/elsewhere/a.md').failOn).toBe('certain')
})

it('displayPath is relative inside the folder and absolute outside', () => {
  expect(displayPath('/p/q', '/p/q/r/s.md')).toBe('r/s.md')
  expect(displayPath('/p/q', '/p/s.md')).toBe('/p/s.md')
})

it('waivers need fingerprint and reason', () => {
  expect(parseWaivers('w.json', '[{ "fingerprint": "f", "reason": "r", "expires": "2025-01-01" }]')).toHaveLength(1)
  expect(() => parseWaivers('w.json', '[{ "fingerprint": "f" }]')).toThrow(/w\.json:1:2 豁免须写明理由/)
  expect(() => parseWaivers('w.json', '[{ "reason": "f" }]')).toThrow(/指纹/)
  expect(() => parseWaivers('w.json', '{}')).toThrow(/数组/)
  expect(() => parseWaivers('w.json', '[{ "fingerprint": "f", "reason": "r", "expires": "soon" }]')).toThrow(
    /YYYY-MM-DD/,
  )
})

it('nearest finds slips and no strangers', () => {
  expect(nearest('fromat', ['format', 'fail-on'])).toBe('format')
  expect(nearest('failon', ['format', 'fail-on'])).toBe('fail-on')
  expect(nearest('zzz', ['format', 'fail-on'])).toBeNull()
})

it('isDate knows the calendar', () => {
  expect(['2024-02-29', '2023-02-29', '2023-13-01', '2023-04-31', '2000-02-29', '1900-02-29'].map(isDate)).toEqual([
    true,
    false,
    false,
    false,
    true,
    false,
  ])
})
