import { preferredRewrites } from '../core/fix.ts'
import { commentText } from '../report/comment.ts'
import type { CheckOptions, Linter } from '../service/api.ts'
import { type Annotated, type AnnotateOptions, noteWord } from '../service/word-file.ts'

export interface AnnotateChoice extends AnnotateOptions {
  /** Preferred rewrites become tracked replacements. */
  readonly suggest: boolean
  /** Certain findings only. */
  readonly quiet: boolean
}

/** Checks a .docx and writes its findings into it. Throws ReadError. */
export function annotateBytes(
  linter: Linter,
  path: string,
  bytes: Uint8Array,
  options: CheckOptions,
  choice: AnnotateChoice,
): Annotated {
  const { document, findings: all } = linter.check(linter.read(path, bytes), options)
  const findings = all.filter((finding) => !choice.quiet || finding.certainty === 'certain')
  const context = { locale: options.locale, rules: linter.rules, laws: linter.laws }
  const rewrites = new Map(
    choice.suggest ? preferredRewrites(findings).map(({ finding, rewrite }) => [finding, rewrite.text]) : [],
  )
  const notes = findings.map((finding) => {
    return { finding, comment: commentText(finding, context), replacement: rewrites.get(finding) ?? null }
  })
  return noteWord(bytes, document, notes, choice)
}
