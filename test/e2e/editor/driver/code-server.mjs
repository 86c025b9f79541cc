// A real VS Code as a server on loopback, with a profile of its own in a temporary folder.
import { spawn } from 'node:child_process'
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Nothing that asks, advertises or goes to a network, and one screen line for one line of text so that marks can be counted. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.wordWrap': 'off',
  '[markdown]': { 'editor.wordWrap': 'off' },
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
  'editor.autoClosingBrackets': 'never',
  'editor.autoSurround': 'never',
  'editor.lightbulb.enabled': 'on',
}

/**
 * Makes zh-cn a language of VS Code without a download: a language pack of the few words of the workbench that pictures show. With it
 * the Chinese texts of the extension (package.nls, l10n) come from where a Chinese user gets them.
 */
function addChinese(profile) {
  const vscode = fileURLToPath(new URL('workbench-words.zh-cn.json', import.meta.url))
  const words = join(profile, 'words.json')
  writeFileSync(words, JSON.stringify({ contents: JSON.parse(readFileSync(vscode, 'utf8')) }))
  const extensions = [{ extensionIdentifier: { id: 'tenderlint-e2e.few-words' }, version: '1.0.0' }]
  const pack = { hash: 'few-words', label: '中文(简体)', extensions, translations: { vscode: words } }
  writeFileSync(join(profile, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }))
}

/** Signals a process and all that it started. */
function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Process groups that are running: none outlives the tests. */
const running = new Set()
process.on('exit', () => {
  for (const child of running) endGroup(child, 'SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

/**
 * Installs extensions and starts the server. `version` comes from editorVersion, `vsixes` are paths of packed extensions, `locale` is
 * `en` or `zh-cn`, `logs` a folder that keeps the logs. Resolves with `{ url, folder, installed, group, stop }`: the address, the workspace folder
 * (empty), what is installed.
 */
export async function startCodeServer({ version, vsixes, locale, settings = {}, logs }) {
  const root = mkdtempSync(join(tmpdir(), 'tenderlint-e2e-'))
  const folder = join(root, 'workspace')
  const profile = join(root, 'profile')
  mkdirSync(folder)
  mkdirSync(join(profile, 'User'), { recursive: true })
  writeFileSync(join(profile, 'User/settings.json'), JSON.stringify({ ...quiet, ...settings }))
  if (locale === 'zh-cn') addChinese(profile)
  const common = [
    version.entry,
    ...['--user-data-dir', profile, '--extensions-dir', join(root, 'extensions')],
    ...['--config', join(root, 'config.yaml')],
  ]
  const env = { ...process.env, HOME: root, XDG_CACHE_HOME: join(root, 'cache'), XDG_DATA_HOME: join(root, 'data') }
  for (const name of Object.keys(env)) if (/^(VSCODE|CODE_SERVER)_|^PORT$|^PASSWORD$/.test(name)) delete env[name]
  const log = createWriteStream(join(logs, 'code-server.log'))
  const begin = (args) => {
    // a process group of its own: whatever it starts can be ended with it
    const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true }
    const child = spawn(version.node, [...common, ...args], options)
    running.add(child)
    child.on('close', () => running.delete(child))
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => log.write(data))
    return child
  }
  const run = (args) =>
    new Promise((resolve, reject) => {
      const child = begin(args)
      let said = ''
      child.stdout.on('data', (data) => {
        said += data
      })
      child.on('close', (code) =>
        code === 0 ? resolve(said) : reject(Error(`${args.join(' ')}: exit ${code}\n${said}`)),
      )
    })

  await run(vsixes.flatMap((path) => ['--install-extension', path]))
  const installed = await run(['--list-extensions', '--show-versions'])
  const server = begin([
    ...['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--locale', locale],
    ...[
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
    ],
  ])
  const ended = new Promise((resolve) => server.on('close', resolve))
  const stop = async () => {
    endGroup(server, 'SIGTERM')
    const force = setTimeout(() => endGroup(server, 'SIGKILL'), 5000)
    await ended
    clearTimeout(force)
    endGroup(server, 'SIGKILL')
    log.end()
    if (existsSync(join(profile, 'logs'))) cpSync(join(profile, 'logs'), join(logs, 'profile'), { recursive: true })
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  const url = await new Promise((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (data) => {
      said += data
      const address = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    ended.then((code) => reject(Error(`code-server ended with ${code} before it listened\n${said}`)))
  }).catch(async (error) => {
    await stop()
    throw error
  })
  return { url, folder, installed, stop, group: server.pid }
}
