import { type Product, productsIn } from '../parameters/index.ts'
import type { CheckedDocument } from './api.ts'
import { loadParameters } from './parameters.ts'

const known = new WeakMap<CheckedDocument, readonly Product[]>()

/** What a checked document buys and demands; read once for each state of it. */
export function boughtIn(checked: CheckedDocument): readonly Product[] {
  const before = known.get(checked)
  if (before) return before
  const products = productsIn(checked.document, checked.outline, loadParameters().words)
  known.set(checked, products)
  return products
}
