// Prints precision and recall over the project's own labelled clauses and documents, and fails when they fall below the baseline.
// Needs dist/dictionaries.json. `--list [category or rule]` shows the mistakes, `--update` stores the figures as the new baseline.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

const outfile = `dist/.accuracy-${process.pid}.mjs`
await build({
  entryPoints: ['test/benchmark/accuracy/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
})
try {
  process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(outfile)
}
