import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver/node'
import { withIgnoredWord, withSection, withWaiver } from '../config/edit.ts'
import type { Config } from '../config/schema.ts'
import type { Finding } from '../core/finding.ts'
import { sectionKinds } from '../core/kinds.ts'
import { kindName } from '../report/words.ts'
import type { ClientFeatures } from './capabilities.ts'
import { type Chapter, chaptersOf } from './chapters.ts'
import { rangeAt } from './convert.ts'
import type { DocumentState } from './documents.ts'
import { fileEdit, type ProjectFile, workspaceEdit } from './file-edits.ts'
import { sectionEdit } from './front-matter-edit.ts'
import type { Messages } from './messages.ts'
import type { FileEdit, PlainEdit, WaiverFileEditParams } from './protocol.ts'
import { cleanReason } from './waiver-edit.ts'

/** A document's project, as it is now. */
export interface ProjectAccess {
  readonly config: ProjectFile
  readonly waivers: ProjectFile
  /** Path of the config file, null when there is none. */
  readonly configPath: string | null
  /** What the config says. */
  readonly content: Config
  /** The document's path inside the project. */
  readonly document: string
  /** The document must stay untouched: what can be written elsewhere is. */
  readonly toProject: boolean
}

/** One more name that is no brand here, for each name that a finding was made for. */
export function ignoreWordActions(
  state: DocumentState,
  finding: Finding,
  project: ProjectAccess,
  client: ClientFeatures,
  messages: Messages,
): CodeAction[] {
  const words = state.checked!.namesIn(finding)
  if (!words.length) return []
  const { config, content, document } = project
  return words.flatMap((word): CodeAction[] => {
    const next = withIgnoredWord(config.text, word, content, document)
    const edit = next !== null && next !== config.text ? workspaceEdit(fileEdit(config, next), client) : null
    return edit ? [{ title: messages.ignoreWord(word, config.name), kind: CodeActionKind.QuickFix, edit }] : []
  })
}

/**
 * On a heading: every other section kind that its chapter could be taken for, written into the front matter of the document,
 * or into the config when the document must stay untouched or has no room for it.
 */
export function sectionActions(
  state: DocumentState,
  range: Range,
  project: ProjectAccess | null,
  client: ClientFeatures,
  messages: Messages,
  inDocument: (edits: readonly PlainEdit[]) => CodeAction['edit'],
): CodeAction[] {
  const { checked, options } = state
  const chapter = chaptersOf(checked!).find((one) => isOnHeading(one, range, checked!.lineStarts))
  if (!chapter) return []
  const action = (name: string, file: string | null, edit: CodeAction['edit']): CodeAction => {
    return { title: messages.setSection(name, file), kind: CodeActionKind.QuickFix, edit }
  }
  const untouched = project?.toProject
  const config = project?.config
  return sectionKinds.flatMap((kind): CodeAction[] => {
    if (kind === chapter.section) return []
    const name = kindName('section', kind, options!.locale)
    const own = untouched ? null : sectionEdit(checked!, chapter.title, kind)
    if (own) return [action(name, null, inDocument([own]))]
    const next = config ? withSection(config.text, chapter.title, kind, project!.content) : null
    const edit = next === null ? null : workspaceEdit(fileEdit(config!, next), client)
    return edit ? [action(name, config!.name, edit)] : []
  })
}

/** Whether a range touches the lines of a heading. */
function isOnHeading({ start, end, runIn }: Chapter, range: Range, lineStarts: Int32Array): boolean {
  if (runIn) return false
  const own = rangeAt(lineStarts, start, end)
  return range.start.line <= own.end.line && range.end.line >= own.start.line
}

/** The edit that writes a waiver into the project's waiver file; null when that file has a fault. */
export function waiverFileEdit(
  { waivers }: ProjectAccess,
  { rule, fingerprint }: Pick<Finding, 'rule' | 'fingerprint'>,
  { reason, approver, expires }: Pick<WaiverFileEditParams, 'reason' | 'approver' | 'expires'>,
): FileEdit | null {
  const next = withWaiver(waivers.text, {
    rule,
    fingerprint,
    reason: cleanReason(reason),
    ...(approver?.trim() && { approver: approver.trim() }),
    ...(expires && { expires }),
  })
  return next === null ? null : fileEdit(waivers, next)
}
