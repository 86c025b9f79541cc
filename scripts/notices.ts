/** A package of which something lies in the bundles, as bundled.mjs lists it. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly folder: string
  readonly files: readonly string[]
  /** Parts of other projects that it holds. */
  readonly holds: readonly { readonly name: string; readonly licence: string; readonly author: string }[]
}

const line = '='.repeat(100)

/**
 * THIRD-PARTY-NOTICES.txt: every package in the bundles with its licence. `textOf` gives the licence of a package by its folder,
 * `standard` that of a licence's name, for parts that packages hold. Throws when one is missing.
 */
export function noticesText(
  packages: readonly BundledPackage[],
  textOf: (folder: string) => string,
  standard: (licence: string) => string,
): string {
  const needed = new Set(packages.flatMap(({ holds }) => holds.map(({ licence }) => licence)))
  return [
    'TenderLint is built of its own code and of what is listed here. The packages are bundled into dist/; nothing is installed with it.',
    'Generated from what the bundler says it has put there: npm run generate.',
    '',
    ...packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`),
    '',
    ...packages.flatMap(({ name, version, licence, folder, holds }) => {
      const text = textOf(folder)
      if (text === '') throw new Error(`${name} ${version} has no licence text: ${folder}`)
      const parts = holds.map(
        (part) => `It holds parts of ${part.name}, ${part.author}, under ${part.licence} (below).`,
      )
      return [line, `${name} ${version}, ${licence}`, ...parts, line, '', text, '']
    }),
    ...[...needed].sort().flatMap((licence) => {
      const text = standard(licence)
      if (text === '') throw new Error(`no text of ${licence}`)
      return [line, licence, line, '', text, '']
    }),
  ].join('\n')
}
