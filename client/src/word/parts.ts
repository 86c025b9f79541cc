import type { WordFiles } from './files.ts'
import type { Gathered } from './gathered.ts'

/** What commands on Word files that are shown as text work with. */
export interface WordParts {
  readonly files: WordFiles
  readonly gathered: Gathered
}
