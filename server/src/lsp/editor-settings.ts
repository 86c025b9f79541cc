import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver/node'
import { configName } from '../config/load.ts'
import type { ClientFeatures } from './capabilities.ts'
import { type EditorSettings, readSettings } from './settings.ts'
import { fileBehind } from './word-protocol.ts'

/** The editor's settings, asked for once per document and kept until they change. */
export interface SettingsSource {
  settingsFor(uri: string): Promise<EditorSettings>
  /** The last settings seen, for messages that belong to no document. */
  latest(): EditorSettings
  /** `pushed` is what didChangeConfiguration brought; clients that can be asked bring nothing of use. */
  changed(pushed: unknown): void
  close(uri: string): void
}

export function settingsSource(
  connection: Connection,
  client: ClientFeatures,
  initial: unknown,
  report: (faults: readonly string[], settings: EditorSettings) => void,
): SettingsSource {
  const byDocument = new Map<string, Promise<EditorSettings>>()
  let reported = ''

  function accept(value: unknown): EditorSettings {
    const { settings, faults } = readSettings(value)
    const text = faults.join()
    if (text && text !== reported) report(faults, settings)
    reported = text
    return settings
  }

  let latest = accept(initial)

  async function ask(uri: string): Promise<EditorSettings> {
    try {
      const given = await connection.workspace.getConfiguration({ scopeUri: fileBehind(uri), section: 'tenderlint' })
      // an editor that can be asked but knows nothing of the tool: what it gave at the start holds
      latest = accept(given ?? initial)
    } catch (error) {
      connection.console.warn(`workspace/configuration: ${String(error)}`)
    }
    return latest
  }

  return {
    settingsFor(uri) {
      if (!client.configuration) return Promise.resolve(latest)
      let asked = byDocument.get(uri)
      if (!asked) {
        asked = ask(uri)
        byDocument.set(uri, asked)
      }
      return asked
    },
    latest: () => latest,
    changed(pushed) {
      byDocument.clear()
      if (client.configuration) return
      const settings = (pushed as { tenderlint?: unknown } | null | undefined)?.tenderlint
      latest = accept(settings ?? pushed)
    },
    close(uri) {
      byDocument.delete(uri)
    },
  }
}

/** Asks the client for word of changed settings and of changed config and waiver files, where it takes such requests. */
export async function registerForChanges(connection: Connection, client: ClientFeatures): Promise<void> {
  if (client.registerConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'tenderlint' })
  if (client.registerWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        `**/${configName}`,
        '**/*waivers*.json',
        '**/*baseline*.json',
        '**/.tenderlintignore',
        '**/*.evidence.{csv,xlsx}',
      ].map((globPattern) => ({
        globPattern,
      })),
    })
}
