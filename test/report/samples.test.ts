import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { checkBytes } from '../../server/src/cli/check-file.ts'
import type { CheckReport } from '../../server/src/core/finding.ts'
import { createReporter } from '../../server/src/report/reporters.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'

const samples = new URL('../samples/', import.meta.url)
const linter = createLinter(dictionaries())

/** The whole report on the shipped samples. After a wanted change: npx vitest run test/report -u, and read the difference. */
it.each(['zh', 'en'] as const)('the report on the samples, %s', async (locale) => {
  const settings = { asOf: '2026-01-01', region: [], locale }
  const tool = { name: 'tenderlint', version: linter.version, rulesHash: linter.rulesHash }
  const context = { ...settings, tool, rules: linter.rules, laws: linter.laws, colour: false, quiet: false }
  const reporter = createReporter('stylish', context)
  const summary: { -readonly [K in keyof CheckReport['summary']]: number } = {
    files: 0,
    certain: 0,
    review: 0,
    waived: 0,
    failed: 0,
  }
  let text = ''
  for (const { name } of readdirSync(samples, { withFileTypes: true })
    .filter((one) => one.isFile() && !one.name.endsWith('.ts'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const bytes = readFileSync(new URL(encodeURIComponent(name), samples))
    const { report, frames } = await checkBytes(linter, name, bytes, settings, { frames: true, review: false })
    text += reporter.file(report, frames ?? [])
    summary.files++
    for (const finding of report.findings) summary[finding.certainty]++
  }
  text += reporter.end(summary)
  expect(summary.certain).toBeGreaterThan(10)
  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL(`snapshots/samples.${locale}.txt`, import.meta.url)))
})
