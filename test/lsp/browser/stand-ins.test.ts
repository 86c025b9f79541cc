import nodePath from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as paths from '../../../server/src/lsp/browser/paths.ts'
import { fileURLToPath, pathToFileURL } from '../../../server/src/lsp/browser/uris.ts'

const { posix } = nodePath
const absolute = fc
  .array(fc.constantFrom('a', '招标', '.', '..', '.tenderlintignore', ''), { maxLength: 5 })
  .map((parts) => `/${parts.join('/')}`)

describe('what stands for node:path', () => {
  it('says the same of absolute paths', () => {
    fc.assert(
      fc.property(absolute, absolute, fc.constantFrom('x.json', '../x', './y/../x'), (a, b, name) => {
        expect(paths.resolve(a, name)).toBe(posix.resolve(a, name))
        expect(paths.resolve(a, b)).toBe(posix.resolve(a, b))
        const [from, to] = [posix.resolve(a), posix.resolve(b)]
        expect(paths.relative(from, to)).toBe(posix.relative(from, to))
        expect(paths.join(from, 'x.json')).toBe(posix.join(from, 'x.json'))
        expect(paths.dirname(from)).toBe(posix.dirname(from))
        expect(paths.basename(from)).toBe(posix.basename(from))
      }),
    )
  })
})

describe('what stands for node:url', () => {
  it.each([
    ['file:///a/%E6%8B%9B.md', '/a/招.md'],
    ['vscode-vfs://github/o/r/a%23b.md', '/@vscode-vfs@github/o/r/a#b.md'],
    ['vscode-test-web://mount/a.md', '/@vscode-test-web@mount/a.md'],
    ['memfs:/a.md', '/@memfs@/a.md'],
    ['vscode-remote://wsl%2Bdebian/home/a.md', '/@vscode-remote@wsl+debian/home/a.md'],
  ])('%s is a path and back', (uri, path) => {
    expect(fileURLToPath(uri)).toBe(path)
    expect(pathToFileURL(path).href).toBe(uri)
  })

  it.each(['untitled:Untitled-1', 'output:x', '', 'a.md', 'https://x/a.md', 'file:///%zz'])('%s is none', (uri) => {
    expect(() => fileURLToPath(uri)).toThrow()
  })
})
