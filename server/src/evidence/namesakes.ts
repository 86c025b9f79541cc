import { type Product, productKey } from '../parameters/index.ts'

/**
 * Products with names of their own, so that a row of the ledger speaks of one: a namesake that demands the same is answered with
 * the first, another bears its subsystem or its turn, 交换机（会议系统）.
 */
export function withOwnNames(products: readonly Product[]): Product[] {
  const namesakes = new Map<string, Product[]>()
  return products.map((product) => {
    const known = namesakes.get(product.key) ?? []
    if (product.parameters.length === 0) return product
    if (known.some((other) => demandsAlike(other, product))) return { ...product, parameters: [] }
    namesakes.set(product.key, [...known, product])
    if (known.length === 0) return product
    const name = `${product.name}（${product.group || `第${known.length + 1}种`}）`
    return { ...product, name, key: productKey(name) }
  })
}

function demandsAlike(one: Product, two: Product): boolean {
  return (
    one.parameters.length === two.parameters.length &&
    one.parameters.every(({ name, requirement, star }, at) => {
      const other = two.parameters[at]!
      return name === other.name && requirement === other.requirement && star === other.star
    })
  )
}
