// Makes dist/tenderlint.vsix of what npm would publish, with another page in front: what people see in the extension gallery and in the
// editor is client/gallery.md, its pictures inside it, because neither place resolves a path. After: npm run build.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const stage = 'dist/vsix'
const gallery = 'client/gallery.md'

rmSync(stage, { recursive: true, force: true })
const listed = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
)
// what only other programs import is not for the editor, whose engine is another than the one that compiled the program here
const notThere = /^(README|docs\/images\/|types\/|dist\/(index|retext)\.js$|dist\/(program|server)\.cache$)/
for (const { path } of listed[0].files) {
  if (notThere.test(path)) continue
  mkdirSync(dirname(join(stage, path)), { recursive: true })
  cpSync(path, join(stage, path))
}
const page = readFileSync(gallery, 'utf8').replace(/(!\[[^\]]*\]\()([^)\s]+\.png)\)/g, (_, before, path) => {
  const bytes = readFileSync(join(dirname(gallery), path))
  return `${before}data:image/png;base64,${bytes.toString('base64')})`
})
writeFileSync(join(stage, 'README.md'), page)
const options = [
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--allow-unused-files-pattern',
]
execFileSync(
  process.execPath,
  [resolve('node_modules/@vscode/vsce/vsce'), 'package', ...options, '-o', resolve('dist/tenderlint.vsix')],
  {
    cwd: stage,
    stdio: 'inherit',
  },
)
rmSync(stage, { recursive: true })
