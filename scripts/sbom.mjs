// Writes dist/sbom.cdx.json, the list of all packages in CycloneDX, from the lock file: npm run sbom. The same for the same lock
// file: npm's own has a random number and the time in it. Those in the bundles are `required`, those that only build or test
// `excluded`. After: npm run build.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const packages = JSON.parse(readFileSync('dist/bundled.json', 'utf8'))
const bundled = new Set(packages.map((one) => `${one.name}@${one.version}`))
/** Parts of other projects that a package holds: no lock file knows them. */
const held = packages.flatMap(({ name: holder, holds }) =>
  holds.map(({ name, licence, author }) => ({
    'bom-ref': `${holder}/${name}`,
    type: 'library',
    name,
    description: `held by ${holder}: ${author}`,
    scope: 'required',
    licenses: [{ license: { id: licence } }],
  })),
)
const made = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 1e8,
  shell: process.platform === 'win32',
})
const { serialNumber: _, ...bom } = JSON.parse(made)
const { timestamp: __, tools: ___, component, ...metadata } = bom.metadata
const scoped = (one) => ({
  ...one,
  scope: bundled.delete(`${one.name}@${one.version}`) ? 'required' : 'excluded',
})
const byRef = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const components = [...held, ...bom.components]
  .map((one) => (held.includes(one) ? one : scoped(one)))
  .sort((a, b) => byRef(a['bom-ref'], b['bom-ref']))
if (bundled.size) throw new Error(`in the bundles, but not in the lock file: ${[...bundled].join(', ')}`)
const result = {
  ...bom,
  // the folder of the clone is no name
  metadata: { ...metadata, component: { ...component, name, version } },
  components,
  dependencies: bom.dependencies
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.toSorted(byRef) }))
    .sort((a, b) => byRef(a.ref, b.ref)),
}
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(result, null, 2)}\n`)
const shipped = components.filter(({ scope }) => scope === 'required').length
console.log(`dist/sbom.cdx.json: ${components.length} packages, ${shipped} of them in the bundles`)
