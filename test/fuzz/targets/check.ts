import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import type { CheckOptions, Linter } from '../../../server/src/service/api.ts'
import { loadDictionaries } from '../../../server/src/service/dictionaries.ts'
import { createLinter } from '../../../server/src/service/linter.ts'
import { holds, type Target } from '../target.ts'
import { prose, someProse, tenders } from './prose.ts'

const options: CheckOptions = { asOf: '2026-01-01', region: [], locale: 'zh' }
let linter: Linter | null = null
const theLinter = (): Linter => {
  linter ??= createLinter(loadDictionaries())
  return linter
}

/** All rules on any text: front matter and directives are part of it. */
export const check: Target = {
  name: 'check',
  weight: 3,
  bytes: false,
  tokens: prose,
  longest: 2500,
  slow: 800,
  seeds: () => tenders,
  generate: someProse,
  run(input) {
    const { source, findings, waived, excluded } = checked(input)
    let last = 0
    for (const { range, text, related } of findings) {
      const [start, end] = [range.start.offset, range.end.offset]
      holds(start >= last, 'findings stand in reading order')
      last = start
      holds(end >= start && end <= source.length, `finding at ${start}-${end} of ${source.length}`)
      holds(text.length > 0 || start === end, 'a finding quotes nothing')
      for (const one of related) holds(one.range.end.offset <= source.length, 'a further place outside of the text')
    }
    for (const { range } of excluded) holds(range.end.offset <= source.length, 'an excluded place outside of the text')
    const again = checked(input)
    holds(
      JSON.stringify([findings, waived]) === JSON.stringify([again.findings, again.waived]),
      'checking twice differs',
    )
  },
  read: checked,
}

function checked(input: string) {
  const { findings, waived, excluded, document } = theLinter().check(readMarkdown(input), options)
  return { source: document.source, findings, waived, excluded }
}
