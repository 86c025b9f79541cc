import { wordScheme } from '../../server/src/lsp/word-protocol.ts'

/** The tool's own JSON files. */
export const settingsFiles = '**/{tenderlint.config.json,tenderlint.waivers.json,tenderlint.baseline.json}'

const languages = ['markdown', 'plaintext']

/** Word files that are shown as text. */
const wordViews = { scheme: wordScheme }

/** What the server checks: Markdown and plain text, saved or not, and Word files that are shown as text. */
export const checkedDocuments = [
  ...languages.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme }))),
  wordViews,
]

/** The same for a browser, where workspaces are seldom `file:`. */
export const documentsAnywhere = [...languages.map((language) => ({ language })), wordViews]

/** What the server is told of: also the tool's own JSON files, whose faults it marks. */
export const syncedDocuments = [...checkedDocuments, { scheme: 'file', pattern: settingsFiles }]
