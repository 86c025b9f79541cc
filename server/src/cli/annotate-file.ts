import type { Block } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import { preferredRewrites } from '../core/fix.ts'
import { type Annotated, type AnnotateOptions, type Annotation, annotateWord } from '../format/word/annotate.ts'
import { commentText } from '../report/comment.ts'
import type { CheckedDocument, CheckOptions, Linter } from '../service/api.ts'

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
  const checked = linter.check(linter.read(path, bytes), options)
  const findings = checked.findings.filter((finding) => !choice.quiet || finding.certainty === 'certain')
  const context = { locale: options.locale, rules: linter.rules, laws: linter.laws }
  const rewrites = new Map(
    choice.suggest ? preferredRewrites(findings).map(({ finding, rewrite }) => [finding, rewrite.text]) : [],
  )
  const annotations = findings.flatMap((finding): Annotation[] => {
    const block = blockOf(checked, finding)
    if (!block?.word) return []
    const start = finding.range.start.offset - block.start
    const end = Math.max(finding.range.end.offset - block.start, start)
    return [
      {
        place: block.word,
        start,
        end,
        key: `${finding.rule}/${finding.fingerprint}`,
        comment: commentText(finding, context),
        replacement: rewrites.get(finding) ?? null,
      },
    ]
  })
  return annotateWord(bytes, annotations, choice)
}

/** The block that a finding begins in. */
function blockOf({ document }: CheckedDocument, finding: Finding): Block | undefined {
  const { blocks } = document
  const offset = finding.range.start.offset
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return blocks[low]
}
