import { waiveReasons } from '../../../server/src/lsp/protocol.ts'

export type Language = 'zh' | 'en'

/** A kind of reason in one language; `detail` is what has to be stated with it. */
export interface ReasonKind {
  readonly name: string
  readonly detail: string
}

/** The kinds of reasons for a waiver. */
export function reasonKinds(language: Language): readonly ReasonKind[] {
  return waiveReasons.map(({ zh, en, zhDetail, enDetail }) =>
    language === 'zh' ? { name: zh, detail: zhDetail } : { name: en, detail: enDetail },
  )
}

/** The reason as it is written down: the kind before the details; without a kind the details alone. */
export function reasonText(kind: number | null, details: string, language: Language): string {
  const own = details.trim()
  const named = kind === null ? undefined : reasonKinds(language)[kind]
  return named ? `${named.name}${language === 'zh' ? '：' : ': '}${own}` : own
}
