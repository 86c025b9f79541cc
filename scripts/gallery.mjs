// Writes dist/gallery.md, the page that people see in the extension gallery and in the editor: client/gallery.md with its pictures inside
// it, because neither place resolves a path.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const source = 'client/gallery.md'
const page = readFileSync(source, 'utf8').replace(/(!\[[^\]]*\]\()([^)\s]+\.png)\)/g, (_, before, path) => {
  const bytes = readFileSync(join(dirname(source), path))
  return `${before}data:image/png;base64,${bytes.toString('base64')})`
})
writeFileSync('dist/gallery.md', page)
