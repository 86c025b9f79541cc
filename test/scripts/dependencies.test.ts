import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const section =
  /^## Dependencies$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1] ?? ''
const rows = section
  .split('\n')
  .filter((line) => /^\| (?!package|---)/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
const named = rows.flatMap(([names = '']) =>
  names
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean),
)

it('nothing is installed with the program', () => expect(dependencies).toEqual({}))

it('CONTRIBUTING names every package that package.json names, once, and no other', () => {
  expect(named.toSorted()).toEqual(Object.keys(devDependencies).sort())
})

it.each(rows.map((cells) => [cells[0]!, cells] as const))('%s: licence, sizes and a reason', (_, cells) => {
  expect(cells).toHaveLength(5)
  expect(cells[4]!.length).toBeGreaterThan(3)
  for (const cell of cells) expect(cell).not.toBe('')
})
