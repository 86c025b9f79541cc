import type { TextDocumentSaveReason, Uri } from 'vscode'
import type { ShownChanges } from './changes.ts'
import type { WordFiles } from './files.ts'

/** Where a view is to be written. */
export interface Place {
  /** The file itself, or a copy. */
  readonly target: Uri
  /** Findings where nothing was changed become comments. */
  readonly comments: boolean
}

/** What commands on Word files that are shown as text work with. Keys are URIs of views. */
export interface WordParts {
  readonly files: WordFiles
  readonly changes: ShownChanges
  /** Asked for by a command, for the save that follows. */
  readonly places: Map<string, Place>
  /** Views whose file the author has chosen to write into: later saves do not ask again. */
  readonly settled: Set<string>
  /** Views that have just been written and are to be shown anew, with what is shown then: the copy, or the file itself. */
  readonly written: Map<string, Uri>
  /** Why the editor saves. */
  readonly reasons: Map<string, TextDocumentSaveReason>
}
