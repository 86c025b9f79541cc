/** The tool's own JSON files. */
export const settingsFiles = '**/{tenderlint.config.json,tenderlint.waivers.json}'

const languages = ['markdown', 'plaintext']

/** What the server checks: Markdown and plain text, saved or not. */
export const checkedDocuments = languages.flatMap((language) =>
  ['file', 'untitled'].map((scheme) => ({ language, scheme })),
)

/** The same for a browser, where workspaces are seldom `file:`. */
export const documentsAnywhere = languages.map((language) => ({ language }))

/** What the server is told of: also the tool's own JSON files, whose faults it marks. */
export const syncedDocuments = [...checkedDocuments, { scheme: 'file', pattern: settingsFiles }]
