const settingsFiles = '**/{tenderlint.config.json,tenderlint.waivers.json}'

/** What the server checks: Markdown and plain text, saved or not. */
export const checkedDocuments = ['markdown', 'plaintext'].flatMap((language) =>
  ['file', 'untitled'].map((scheme) => ({ language, scheme })),
)

/** What the server is told of: also the tool's own JSON files, whose faults it marks. */
export const syncedDocuments = [...checkedDocuments, { scheme: 'file', pattern: settingsFiles }]
