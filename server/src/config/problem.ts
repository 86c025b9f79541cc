import { lineStarts, positionAt } from '../core/position.ts'

/** One fault in a config or waiver file. Line and column are 1-based, `start` and `end` are UTF-16 offsets in `source`. */
export interface ConfigProblem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly start: number
  readonly end: number
  readonly message: string
  readonly english: string
}

/** A file of settings that cannot be used. `problems` are in order of place; `source` is the text they count in. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[]
  readonly source: string
  constructor(problems: readonly ConfigProblem[], source: string) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`).join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
    this.source = source
  }
}

/** Words for a fault, in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Gathers the faults of one file. */
export interface ProblemList {
  add(offset: number, length: number, words: Words): void
  /** Throws ConfigError when there is any. */
  settle(): void
}

/** A list for the faults of `file`, whose decoded text is `source`. */
export function problemList(file: string, source: string): ProblemList {
  const found: ConfigProblem[] = []
  let starts: Int32Array | null = null
  return {
    add(offset, length, words) {
      starts ??= lineStarts(source)
      const { line, column } = positionAt(starts, offset)
      const end = offset + Math.max(1, length)
      found.push({ file, line: line + 1, column: column + 1, start: offset, end, message: words.zh, english: words.en })
    },
    settle() {
      if (found.length > 0)
        throw new ConfigError(
          found.toSorted((a, b) => a.start - b.start),
          source,
        )
    },
  }
}
