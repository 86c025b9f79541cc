import { accessSync, constants, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { displayPath } from '../config/load.ts'
import type { ProjectFile } from './file-edits.ts'
import { filePath, type SettingsFiles } from './project.ts'
import type { ProjectAccess } from './project-actions.ts'
import type { EditorSettings } from './settings.ts'
import { isWordView } from './word-protocol.ts'

/** The open document at a path, whatever its URI is spelled like. */
export function openAt(documents: readonly TextDocument[], path: string): TextDocument | null {
  return documents.find(({ uri }) => filePath(uri) === path) ?? null
}

/** A project's own files with their texts. Files are read when first asked for, and anew by each call of this. */
export function accessTo(
  uri: string,
  files: SettingsFiles,
  settings: EditorSettings,
  documents: readonly TextDocument[],
): ProjectAccess {
  const path = filePath(uri)
  return {
    get config() {
      return fileAt(files.config, files.home, documents)
    },
    get waivers() {
      return fileAt(files.waivers, files.home, documents)
    },
    configPath: files.hasConfig ? files.config : null,
    content: files.content,
    document: files.document,
    get toProject() {
      // into a Word file nothing is written but rewrites that have been accepted
      if (isWordView(uri)) return true
      return settings.writeTo ? settings.writeTo === 'project' : path !== null && isReadOnly(path)
    },
  }
}

function fileAt(path: string, home: string, documents: readonly TextDocument[]): ProjectFile {
  const name = displayPath(home, path)
  const opened = openAt(documents, path)
  if (opened) return { uri: opened.uri, name, version: opened.version, text: opened.getText() }
  return { uri: pathToFileURL(path).href, name, version: null, text: textAt(path) }
}

function textAt(path: string): string | null {
  try {
    // editors keep a byte order mark out of the text
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch {
    return null
  }
}

/** A file that exists and may not be written. */
function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.F_OK)
  } catch {
    return false
  }
  try {
    accessSync(path, constants.W_OK)
    return false
  } catch {
    return true
  }
}
