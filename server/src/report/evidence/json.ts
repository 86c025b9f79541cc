import type { EvidenceReport } from '../../service/evidence.ts'

/** The contract of `evidence check --format json` (docs/evidence.md): products, findings, and what was wrong with the ledger. */
export function evidenceJson({ assessment, findings }: EvidenceReport, ledger: string): string {
  const products = assessment.products.map(({ product, brands, parameters, allStarred }) => ({
    name: product.name,
    number: product.number,
    quantity: product.quantity,
    unit: product.unit,
    brands,
    parameters: parameters.map(({ parameter, meets, fails, unknown }) => ({
      number: parameter.number,
      name: parameter.name,
      requirement: parameter.requirement,
      star: parameter.star,
      starred: parameter.starred,
      meets: meets.length,
      met: meets,
      fails,
      unknown,
    })),
    allStarred: { meets: allStarred.length, brands: allStarred },
  }))
  const problems = assessment.faults.map(({ row, field, code, text }) => ({ row, column: field, code, text }))
  return `${JSON.stringify({ products, findings, ledger: { path: ledger, problems } }, null, 2)}\n`
}
