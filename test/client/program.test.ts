import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FileReport, ranked, readReport, totals } from '../../client/src/model/file-report.ts'
import { readForms } from '../../client/src/model/form-list.ts'
import { reasonKinds, reasonText } from '../../client/src/model/reason.ts'
import { preferredAction, versionsOf } from '../../client/src/model/server-action.ts'
import { steeringArguments } from '../../client/src/model/steering-arguments.ts'
import { runProgram } from '../../client/src/run-program.ts'
import { rangeAt } from './overview.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-client-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program of the test's own. */
function script(source: string): string {
  const path = join(folder, 'program.cjs')
  writeFileSync(path, source)
  return path
}

describe('running the program', () => {
  it('gives lines as they come, the last one without its end too', async () => {
    const program = script('process.stdout.write("一\\n二"); process.stderr.write("x"); process.exitCode = 2')
    const lines: string[] = []
    const outcome = await runProgram({ program, args: [], cwd: folder, onLine: (line) => lines.push(line) })
    expect([lines, outcome]).toEqual([['一', '二'], { status: 2, stdout: '', stderr: 'x' }])
  })

  it('hands over text, arguments and environment', async () => {
    const program = script(
      'process.stdin.pipe(process.stdout).on("error", () => {}); process.stderr.write(process.argv[2] + process.env.OWN)',
    )
    const outcome = await runProgram({ program, args: ['a'], cwd: folder, env: { OWN: 'b' }, input: '正文' })
    expect(outcome).toEqual({ status: 0, stdout: '正文', stderr: 'ab' })
  })

  it('ends it when cancelled, before or while it runs', async () => {
    const program = script('process.stdout.write("up\\n"); setInterval(() => {}, 1000)')
    const abort = new AbortController()
    const running = runProgram({ program, args: [], cwd: folder, signal: abort.signal, onLine: () => abort.abort() })
    expect((await running).status).toBeNull()
    expect((await runProgram({ program, args: [], cwd: folder, signal: abort.signal })).status).toBeNull()
  })
})

describe('the bundled program', () => {
  const program = resolve('dist/cli.js')

  it.runIf(existsSync(program))('prints reports and forms that the client can read', async () => {
    writeFileSync(join(folder, 'a.md'), '# 采购需求\n\n采用华为交换机。\n')
    const reports: (FileReport | null)[] = []
    await runProgram({
      program,
      args: ['check', '--format', 'ndjson', '.'],
      cwd: folder,
      onLine: (line) => reports.push(readReport(line)),
    })
    expect(totals(reports.map((report) => report!))).toMatchObject({ files: 1, certain: 1, failed: 0 })
    const { stdout } = await runProgram({ program, args: ['report', '--list-forms', '--locale', 'en'], cwd: folder })
    const forms = readForms(stdout)
    expect(forms.length).toBeGreaterThan(3)
    expect(forms.every(({ title, english }) => /\p{Script=Han}/u.test(title) && english)).toBe(true)
  })
})

describe('what the program prints', () => {
  const report = (path: string, certainties: readonly ('certain' | 'review')[], error: FileReport['error'] = null) =>
    ({ path, findings: certainties.map((certainty) => ({ certainty })), waived: 1, error }) as unknown as FileReport

  it('may be cut off by a cancelled run', () => {
    expect(readReport('{"path":"a.md","find')).toBeNull()
    expect(readReport('null')).toBeNull()
    expect(readReport('')).toBeNull()
  })

  it('is ranked: unreadable files, then by certain findings, clean ones last', () => {
    const files = [
      report('z', []),
      report('b', ['review', 'review']),
      report('c', ['certain']),
      report('e', [], { code: 'x', message: '' }),
    ]
    expect(ranked(files).map(({ path }) => path)).toEqual(['e', 'c', 'b', 'z'])
    expect(totals(files)).toEqual({ files: 4, certain: 1, review: 2, waived: 4, failed: 1 })
  })
})

describe('settings for the program', () => {
  const settings = { locale: 'en', region: ['安徽', '合肥'], asOf: '2024-01-01', kind: 'tender' }

  it('are options without a config file', () => {
    expect(steeringArguments(settings, false)).toEqual({
      args: ['--locale', 'en', '--region', '安徽,合肥', '--kind', 'tender'],
      env: { TENDERLINT_AS_OF: '2024-01-01' },
    })
  })

  it('leave a config file stronger', () => {
    expect(steeringArguments(settings, true).args).toEqual(['--locale', 'en'])
    expect(steeringArguments({ locale: 'auto', region: [], asOf: '', kind: 'auto' }, false)).toEqual({
      args: [],
      env: {},
    })
  })
})

it('writes the reason of a waiver in the language of the findings', () => {
  expect(reasonText(0, ' 文号1 ', 'zh')).toBe(`${reasonKinds('zh')[0]!.name}：文号1`)
  expect(reasonText(0, 'No. 1', 'en')).toBe(`${reasonKinds('en')[0]!.name}: No. 1`)
  expect(reasonText(null, ' 现场条件 ', 'zh')).toBe('现场条件')
})

it('takes the preferred action of the very finding, with the versions it was made for', () => {
  const of = (code: string, line: number, isPreferred = true) => ({
    title: `${code} ${line}`,
    isPreferred,
    diagnostics: [{ code, range: rangeAt(line) }],
    edit: { documentChanges: [{ textDocument: { version: 3 } }] },
  })
  const actions = [of('a/b', 1, false), of('a/c', 1), of('a/b', 2), of('a/b', 1)]
  const action = preferredAction(actions, 'a/b', rangeAt(1))
  expect(action).toBe(actions[3])
  expect(versionsOf(action!)).toEqual([3])
  expect(preferredAction(actions, 'a/d', rangeAt(1))).toBeUndefined()
  expect(versionsOf({ title: 'a command' })).toEqual([])
})
