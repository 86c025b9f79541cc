// Editors that nobody here wrote: the built-in clients of Neovim and Emacs, headless, apply a code action on a line where
// characters of two UTF-16 units and of four bytes stand before the finding, and save. The bytes on disk must be right.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { artefacts, here, program, repository } from './driver/places.mjs'

/** 𠮷 and 😀 take two UTF-16 units and four bytes each: a client or server that counts in other units writes somewhere else. */
const line = '1. 𠮷野😀投标人注册资本不低于1000万元，𠮷成立时间不少于五年；'
const wanted = '1. 𠮷野😀投标人具有履行合同所必需的设备和专业技术能力，𠮷成立时间不少于五年；'
const document = (clause) =>
  `# 𠮷某区😀项目招标文件\n\n## 第一章 招标公告\n\n### 投标人资格要求\n\n${clause}\n2. 具有独立承担民事责任的能力；\n`

export const clients = [
  {
    name: 'neovim',
    needs: ['nvim'],
    command: ['nvim', '--headless', '--clean', '-c', `luafile ${join(here, 'neovim.lua')}`],
  },
  { name: 'emacs', needs: ['emacs'], command: ['emacs', '--batch', '--no-init-file', '-l', join(here, 'emacs.el')] },
]

/** Runs a program with a limit; gives what it said and whether it ended well. */
function run([name, ...args], env) {
  return new Promise((resolve) => {
    execFile(name, args, { env, timeout: 120_000 }, (error, stdout, stderr) =>
      resolve({ error, said: stdout + stderr }),
    )
  })
}

/** Lets one editor do its work; gives one passed, failed or skipped and says which. */
export async function runClient({ name, needs, command }, say) {
  const lacking = needs.filter((one) => !program(one))
  if (lacking.length) {
    say(`SKIPPED ${name}: ${lacking.join(', ')} is not installed; run setup.sh`)
    return { skipped: 1 }
  }
  const root = mkdtempSync(join(tmpdir(), 'tenderlint-client-'))
  try {
    const file = join(root, '招标文件.md')
    writeFileSync(file, document(line))
    mkdirSync(join(root, 'home'))
    const own = { HOME: join(root, 'home'), XDG_STATE_HOME: root, XDG_DATA_HOME: root, XDG_CONFIG_HOME: root }
    const server = { TENDERLINT: join(repository, 'dist/cli.js'), TENDERLINT_NODE: process.execPath }
    const began = performance.now()
    const { error, said } = await run(command, {
      ...{ ...process.env, ...own, ...server, TENDERLINT_FILE: file, LC_ALL: 'C.UTF-8' },
    })
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`
    writeFileSync(join(artefacts('clients'), `${name}.log`), said)
    const after = readFileSync(file)
    if (!error && after.equals(Buffer.from(document(wanted)))) {
      say(`passed ${name}: a code action behind astral characters is right on disk (${took})`)
      return { passed: 1 }
    }
    say(`FAILED ${name} (${took}): ${error ? error.message.split('\n')[0] : 'the file is not as expected'}`)
    say(`${said.trim()}\non disk:\n${after}`)
    return { failed: 1 }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
