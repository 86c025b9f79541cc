import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Uri, workspace } from 'vscode'
import { type EditorSettings, steeringArguments } from './model/steering-arguments.ts'

/** The editor's settings as options and environment of the program, for a folder or a file in it. */
export function steering(uri: Uri): ReturnType<typeof steeringArguments> {
  const settings = workspace.getConfiguration('tenderlint', uri)
  const own: EditorSettings = {
    locale: settings.get('locale', 'auto'),
    region: settings.get('region', []),
    asOf: settings.get('asOf', ''),
    kind: settings.get('kind', 'auto'),
  }
  return steeringArguments(own, hasConfig(uri.fsPath))
}

/** True when the program will find a config file here or above. */
function hasConfig(start: string): boolean {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'tenderlint.config.json'))) return true
    if (folder === dirname(folder)) return false
  }
}
