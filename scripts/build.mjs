// Builds everything that npm and VS Code ship: dist/dictionaries.json, dist/cli.js (with lazy chunks), dist/extension.cjs.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

mkdirSync('dist', { recursive: true })
for (const name of readdirSync('dist')) if (/^chunk-|-[A-Z0-9]{8}\.js$/.test(name)) rmSync(`dist/${name}`)

const run = async (entry) => {
  const outfile = `dist/.${entry.replace(/\W/g, '-')}-${process.pid}.mjs`
  await build({
    entryPoints: [`scripts/${entry}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' })
  rmSync(outfile)
  if (status !== 0) process.exit(status ?? 1)
}

await run('compile-dictionaries')
if (process.argv.includes('--dictionaries')) process.exit(0)
const require =
  "import { createRequire as tenderlintRequire } from 'node:module'; const require = tenderlintRequire(import.meta.url);"
await build({
  entryPoints: { cli: 'server/src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  mainFields: ['module', 'main'],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  legalComments: 'eof',
  banner: { js: require },
  logLevel: 'warning',
})
if (existsSync('client/src/extension.ts'))
  await build({
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/extension.cjs',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    minifySyntax: true,
    legalComments: 'eof',
    logLevel: 'warning',
  })

if (process.argv.includes('--generate')) await run('generate')
