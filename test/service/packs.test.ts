import { describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'

const data = dictionaries()
const linter = createLinter(data)
const text = '# 初步设计方案\n\n## 建设内容\n\n验收前补签监理日志。\n'

function rules(options: { packs?: readonly string[]; region?: readonly string[] }) {
  const document = linter.readSource('markdown', text)
  const checked = linter.check(document, { asOf: '2026-11-23', region: [], locale: 'zh', ...options })
  return checked.findings.map((finding) => finding.rule)
}

describe('a local pack', () => {
  it('makes the rules and laws of its place hold', () => {
    expect(rules({})).not.toContain('consistency/papers-made-up-later')
    expect(rules({ packs: ['四域四化'] })).toContain('consistency/papers-made-up-later')
  })

  it('stands beside the places that were given', () => {
    expect(rules({ packs: ['深圳'], region: ['瑶海区'] })).toContain('consistency/papers-made-up-later')
  })

  it('has the demands of the notice behind this project', () => {
    const points = new Set(data.packs.find(({ id }) => id === '四域四化')!.demands.map(({ point }) => point))
    for (const point of ['第二条', '第三条', '第四条', '第六条', '第十二条', '第十三条'])
      expect(points).toContain(point)
  })
})
