// Builds everything that npm and VS Code ship: dist/dictionaries.json, dist/cli.js, dist/server.js and
// other heavy parts, dist/extension.cjs.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { resolve } from 'node:path'
import { build as esbuild } from 'esbuild'
import { bundledPackages } from './bundled.mjs'
import { mendedPdfjs } from './mended-pdfjs.mjs'
import { noRequests, noSockets } from './no-sockets.mjs'
import { runBundled } from './run-bundled.mjs'

mkdirSync('dist', { recursive: true })

/** What each bundle is made of, for the notices of third parties. */
const metafiles = []
const build = async (options) => {
  const result = await esbuild({ ...options, metafile: true })
  metafiles.push(result.metafile)
  return result
}

const run = async (entry) => {
  const status = await runBundled(`scripts/${entry}.ts`)
  if (status !== 0) process.exit(status)
}

await run('compile-dictionaries')
if (process.argv.includes('--dictionaries')) process.exit(0)
// left behind by older builds
for (const name of readdirSync('dist')) if (/^chunk-|-[A-Z0-9]{8}\.js$/.test(name)) rmSync(`dist/${name}`)
const require =
  "import { createRequire as tenderlintRequire } from 'node:module'; const require = tenderlintRequire(import.meta.url);"
/** Modules with heavy libraries stand in files of their own: what does not need them starts without reading them. */
const heavy = {
  server: 'server/src/lsp/server.ts',
  review: 'server/src/report/review/write.ts',
  docx: 'server/src/report/docx/write.ts',
  pdf: 'server/src/format/pdf/read.ts',
  form: 'server/src/config/form/read.ts',
  similar: 'server/src/service/similar.ts',
  'similar-report': 'server/src/report/similar/write.ts',
  evidence: 'server/src/service/evidence.ts',
  compare: 'server/src/service/compare.ts',
  cross: 'server/src/lsp/cross/cross.ts',
}
const heavyApart = {
  name: 'heavy-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return null
      const found = Object.entries(heavy).find(([, file]) => resolve(file) === resolve(resolveDir, path))
      return found ? { path: `./${found[0]}.js`, external: true } : null
    }),
}
const bundled = {
  bundle: true,
  plugins: [heavyApart, mendedPdfjs, noSockets('net', 'child_process')],
  define: noRequests,
  mainFields: ['module', 'main'],
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  // names stay, for traces; what is read and compiled at every start is a third shorter
  minifyWhitespace: true,
  legalComments: 'eof',
  logLevel: 'warning',
}
/** Builds one script of a program: launch.ts tells why it is none of modules, and hands over what a module would have. */
async function buildScript(name, entry) {
  // what was compiled of another script must not be taken for this one's
  rmSync(`dist/${name}.cache`, { force: true })
  const { outputFiles } = await build({
    ...bundled,
    entryPoints: [entry],
    write: false,
    format: 'cjs',
    define: { ...noRequests, 'import.meta.url': 'tenderlintUrl' },
  })
  const script = outputFiles[0].text
    .replace(/(?<![\w.$])import\(/g, 'tenderlintImport(')
    // esbuild leaves regular expressions as they are: a text of one byte a character is read far quicker
    .replace(/(\\*)([^\x00-\x7f])/g, (_, backslashes, unit) => {
      const code = `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
      return backslashes.slice(backslashes.length % 2) + code
    })
  writeFileSync(`dist/${name}.cjs`, `(function (module, require, tenderlintUrl, tenderlintImport) {${script}\n})`)
}
// one file for all commands: reading twenty small ones takes longer than one that holds a little too much
await buildScript('program', 'server/src/cli/program.ts')
await buildScript('server', heavy.server)
await build({
  ...bundled,
  entryPoints: {
    cli: 'server/src/cli/main.ts',
    // what a worker thread of a batch runs
    worker: 'server/src/cli/batch/thread.ts',
    '.launch': 'server/src/cli/launch.ts',
    // what other programs import: the remark plugin and the Chinese parser for retext
    index: 'server/src/unified/index.ts',
    retext: 'server/src/unified/retext.ts',
    ...Object.fromEntries(Object.entries(heavy).filter(([, file]) => existsSync(file))),
    server: 'server/src/cli/server-launch.ts',
  },
  outdir: 'dist',
  format: 'esm',
  banner: { js: require },
})
// the interpreter line must stand before the banner
writeFileSync('dist/cli.js', `#!/usr/bin/env node\n${readFileSync('dist/cli.js', 'utf8').replace(/^#!.*\n/, '')}`)
chmodSync('dist/cli.js', 0o755)
for (const name of ['program', 'server'])
  execFileSync(process.execPath, [`scripts/cache-${name}.mjs`], { stdio: 'inherit' })
rmSync('dist/.launch.js')
/** Parts of the extension that are loaded when they are first needed. */
const clientParts = ['on-demand', 'program-on-demand', 'language-client']
const clientPartsApart = {
  name: 'client-parts-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) => {
      const part = clientParts.find((name) => path.endsWith(`/${name}.ts`))
      return kind === 'dynamic-import' && part ? { path: `./${part}.cjs`, external: true } : null
    }),
}
if (existsSync('client/src/extension.ts'))
  await build({
    entryPoints: ['extension', ...clientParts].map((name) => `client/src/${name}.ts`),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    plugins: [clientPartsApart, noSockets('net')],
    define: noRequests,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    // the editor's loader knows require for sure
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'eof',
    logLevel: 'warning',
  })

/** In a browser there is no Node: what stands for its modules, and the browser's side of the protocol library. */
const inBrowser = {
  name: 'in-browser',
  setup: ({ onResolve, resolve: find }) => {
    const stands = { 'node:fs': 'files', 'node:path': 'paths', 'node:url': 'uris' }
    onResolve({ filter: /^node:(fs|path|url)$/ }, ({ path }) => ({
      path: resolve(`server/src/lsp/browser/${stands[path]}.ts`),
    }))
    onResolve({ filter: /^vscode-languageserver\/node$/ }, ({ resolveDir, kind }) =>
      find('vscode-languageserver/browser', { resolveDir, kind }),
    )
  },
}
await build({
  entryPoints: { 'server.web': 'server/src/lsp/browser/worker.ts' },
  outdir: 'dist',
  bundle: true,
  // what reads other files than text is left out: nothing there asks for it
  plugins: [heavyApart, inBrowser],
  inject: ['server/src/lsp/browser/globals.ts'],
  define: { ...noRequests, 'import.meta.url': '""' },
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
})
if (existsSync('client/src/web.ts')) {
  // hosts in browsers take a .js of a package with modules for a module, and refuse it
  const outfile = 'dist/extension.web.cjs'
  await build({
    entryPoints: ['client/src/web.ts'],
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    minify: true,
    legalComments: 'eof',
    logLevel: 'warning',
  })
  // those of old (1.93 is one) put .js behind whatever is named
  copyFileSync(outfile, `${outfile}.js`)
}

writeFileSync('dist/bundled.json', `${JSON.stringify(bundledPackages(metafiles), null, 2)}\n`)
if (process.argv.includes('--generate')) await run('generate')
