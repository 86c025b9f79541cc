import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Parts of other projects that a package holds without naming them as dependencies. */
const held = {
  unpdf: [
    {
      name: 'pdfjs-dist',
      licence: 'Apache-2.0',
      author: 'PDF.js, copyright Mozilla Foundation and contributors, changed here by scripts/mended-pdfjs.mjs',
    },
  ],
}

/** The folder of the package that a module belongs to, null for our own. */
function packageFolder(path) {
  const at = path.lastIndexOf('node_modules/')
  if (at < 0) return null
  const [scope, name] = path.slice(at + 13).split('/')
  return path.slice(0, at + 13) + (scope.startsWith('@') ? `${scope}/${name}` : scope)
}

/** Lists the packages of which esbuild's metafiles say that something of them lies in the bundles, by name. */
export function bundledPackages(metafiles) {
  const found = new Map()
  for (const { outputs } of metafiles)
    for (const [file, { inputs }] of Object.entries(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = packageFolder(path)
        if (!folder || bytesInOutput === 0) continue
        const files = found.get(folder) ?? new Set()
        found.set(folder, files.add(file.replace(/^dist\//, '')))
      }
  return [...found]
    .map(([folder, files]) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      return { name, version, licence: license, folder, files: [...files].sort(), holds: held[name] ?? [] }
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** The text of a package's licence, '' when it has none of its own. */
export function licenceText(folder) {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const file = names.find((name) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(name))
  return file ? readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim() : ''
}
