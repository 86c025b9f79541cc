// Writes dist/program.cache: what the engine makes of dist/program.cjs, the functions of a check included, so that no start compiles
// them. Run by build.mjs in a process of its own.
import { writeFileSync } from 'node:fs'
import { loadProgram } from '../dist/.launch.js'

const { program, script } = loadProgram(new URL('../dist/cli.js', import.meta.url).href)
const samples = ['招标文件.md', '初步设计.md', '采购需求.docx', '采购需求.txt'].map((name) => `test/samples/${name}`)
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = () => true
for (const format of ['json', 'stylish']) {
  process.argv.splice(2, Number.POSITIVE_INFINITY, 'check', ...samples, '--no-config', '--as-of', '2026-01-01')
  process.argv.push('--format', format)
  await program.main()
}
process.stdout.write = write
process.exitCode = 0
writeFileSync('dist/program.cache', script.createCachedData())
