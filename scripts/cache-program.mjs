// Writes dist/program.cache: what the engine makes of dist/program.cjs, the functions of a check included, so that no start compiles
// them. Run by build.mjs in a process of its own.
import { writeFileSync } from 'node:fs'
import { loadProgram } from '../dist/.launch.js'

const { program, script } = loadProgram(new URL('../dist/cli.js', import.meta.url).href)
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = () => true
for (const format of ['json', 'stylish']) {
  process.argv.splice(2, Number.POSITIVE_INFINITY, 'check', 'test/samples', '--no-config', '--as-of', '2026-01-01')
  process.argv.push('--format', format)
  await program.main()
}
process.stdout.write = write
process.exitCode = 0
writeFileSync('dist/program.cache', script.createCachedData())
