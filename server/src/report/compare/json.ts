import type { ChangePlace, Comparison } from '../../service/compare.ts'

/** The contract of `compare --format json` (docs/compare.md): documents, and changes with both places. */
export function compareJson({ documents, changes, unread }: Comparison): string {
  const place = (one: ChangePlace | null) => one && { document: one.document, text: one.text, range: one.range }
  return `${JSON.stringify(
    {
      documents: documents.map(({ path, documentKind }) => ({ path, documentKind })),
      changes: changes.map(({ kind, product, parameter, from, to, certainty, message }) => ({
        kind,
        product,
        parameter,
        from: place(from),
        to: place(to),
        certainty,
        message,
      })),
      // only where there is something to tell: most papers have none
      ...(unread.length > 0 && {
        unread: unread.map(({ stage, parameters, beside, besideParameters }) => ({
          document: documents[stage]!.path,
          parameters,
          beside: { document: documents[beside]!.path, parameters: besideParameters },
        })),
      }),
    },
    null,
    2,
  )}\n`
}
