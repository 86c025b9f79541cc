// Fuzzes the readers: node test/fuzz/run.mjs [--seconds N] [--seed S] [--target NAME] [--runs N] [--replay FILE]
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { mendedPdfjs } from '../../scripts/mended-pdfjs.mjs'
import { instrument } from './instrument.mjs'

const built = await build({
  entryPoints: ['test/fuzz/main.ts'],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // PDF.js as it is shipped; all else as it lies there
  plugins: [mendedPdfjs],
  external: ['vitest', 'unified', 'remark-*', 'fast-check', 'esbuild'],
  mainFields: ['module', 'main'],
  banner: {
    js: "import { createRequire as tenderlintRequire } from 'node:module'; const require = tenderlintRequire(import.meta.url);",
  },
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
