import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { licenceText } from '../../scripts/bundled.mjs'
import { type BundledPackage, noticesText } from '../../scripts/notices.ts'

const bundled = JSON.parse(readFileSync('dist/bundled.json', 'utf8')) as BundledPackage[]
const notices = readFileSync('THIRD-PARTY-NOTICES.txt', 'utf8')
const standard = (licence: string): string => readFileSync(`scripts/licences/${licence}.txt`, 'utf8').trim()

/** Licences under which something may be bundled with a program of the MIT licence. */
const allowed = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0']

describe('notices of third parties', () => {
  it('are those of what lies in the bundles', () => {
    expect(bundled.length).toBeGreaterThan(15)
    expect(notices).toBe(noticesText(bundled, licenceText, standard))
  })

  it.each(
    bundled.map((one) => [`${one.name} ${one.version}`, one] as const),
  )('%s: licence and its text', (name, one) => {
    expect(allowed).toContain(one.licence)
    for (const { licence, name: part } of one.holds) {
      expect(allowed).toContain(licence)
      expect(notices).toContain(part)
      expect(notices).toContain(standard(licence))
    }
    expect(notices).toContain(`${name}, ${one.licence}`)
    expect(notices).toContain(licenceText(one.folder))
  })

  it('cannot be written for a package without a licence', () => {
    const one = { name: 'a', version: '1', licence: 'MIT', folder: 'nowhere', files: [], holds: [] }
    expect(() => noticesText([one], licenceText, standard)).toThrow('a 1 has no licence text')
  })

  it('come with the package', () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] }
    expect(files).toEqual(expect.arrayContaining(['THIRD-PARTY-NOTICES.txt', 'dist/sbom.cdx.json']))
  })
})
