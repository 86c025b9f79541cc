// Fuzzes the readers: node test/fuzz/run.mjs [--seconds N] [--seed S] [--target NAME] [--runs N] [--replay FILE]
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { instrument } from './instrument.mjs'

const built = await build({
  entryPoints: ['test/fuzz/main.ts'],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
})
// in dist, where the dictionaries lie
const file = `dist/.fuzz-${process.pid}.mjs`
writeFileSync(file, instrument(built.outputFiles[0].text).code)
try {
  process.exitCode = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(file)
}
