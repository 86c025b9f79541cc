import type { Category } from '../../../server/src/core/kinds.ts'
import type { Expect } from './labels.ts'

export interface Hit {
  readonly rule: string
  readonly category: Category
  readonly certain: boolean
  readonly text: string
}

/** A clause or a line of a document, with what was found there. */
export interface Answer {
  readonly text: string
  readonly from: string
  readonly group: string
  readonly home: Category
  readonly category: readonly Category[]
  readonly expect: Expect
  readonly whole: boolean
  readonly hits: readonly Hit[]
}

/** Right and all of them: a share that can be added up. */
export interface Share {
  readonly right: number
  readonly of: number
}

/** One row: labelled clauses, certain findings that are right, improper clauses that are found (under a right category). */
export interface Figures {
  readonly improper: number
  readonly lawful: number
  readonly precision: Share
  readonly recall: Share
  /** Improper clauses with a finding of any category. */
  readonly anyCategory: Share
  /** Improper clauses, without those that are only for review, with a right certain finding. */
  readonly asCertain: Share
  /** Lawful clauses with a certain finding. */
  readonly alarms: Share
  /** Lawful clauses with a `review` finding only. */
  readonly reviewAlarms: Share
}

export interface Measured {
  readonly overall: Figures
  readonly documents: Figures
  readonly categories: Readonly<Record<string, Figures>>
  readonly rules: Readonly<
    Record<string, { readonly precision: Share; readonly recall: Share; readonly review: Share }>
  >
}

/** A finding is right on an improper clause under one of its categories; `certain` is wrong where the label asks for review. */
export function isRight({ expect, category }: Answer, { certain, category: found }: Hit): boolean {
  return expect !== 'none' && category.includes(found) && !(certain && expect === 'review')
}

/** The improper clause has a finding under one of its categories. */
export function isFound({ category, hits }: Answer): boolean {
  return hits.some((one) => category.includes(one.category))
}
