/** An official form that the program fills. */
export interface Form {
  readonly id: string
  /** Its Chinese title. */
  readonly title: string
  /** Its English title, '' when the list is in Chinese. */
  readonly english: string
}

/** Reads what `tenderlint report --list-forms` prints: id, title and, in English, a translation, two blanks apart. */
export function readForms(output: string): readonly Form[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const [id = '', title = '', english = ''] = line.trim().split(/\s{2,}/)
    return /^[a-z][a-z0-9-]*$/.test(id) && title ? [{ id, title, english }] : []
  })
}
