import type { SourceDocument } from '../core/block.ts'
import type { Outline } from '../core/section.ts'
import type { Stream } from './stream.ts'

/** Units of its own that a part must have to be told of by itself; smaller ones belong to the heading above. */
const leastOfHeading = 40
const leastOfProduct = 30

/** The parts of a document whose shares are told: products of tables, else what stands under a heading. */
export interface Parts {
  /** Number of the part of each unit of the stream. */
  readonly of: Int32Array
  /** Path of each part: headings, then the product. */
  readonly paths: readonly (readonly string[])[]
}

interface Node {
  readonly title: string
  readonly parent: number
  readonly least: number
  units: number
}

/** Divides the stream of a document; `counted` are the units that make a part's size. */
export function partsOf(
  { blocks }: SourceDocument,
  { labels, headings, tables }: Outline,
  stream: Stream,
  counted: Uint8Array,
): Parts {
  // 0 stands for the whole, 1 + h for heading h, products come behind
  const nodes: Node[] = [
    { title: '', parent: -1, least: 0, units: 0 },
    ...headings.map(({ title, parent }) => ({ title, parent: parent + 1, least: leastOfHeading, units: 0 })),
  ]
  const products = productCells(blocks, labels, new Set(tables.map(({ table }) => table)))
  const known = new Map<string, number>()
  const nodeOf = new Int32Array(blocks.length)
  blocks.forEach(({ cell }, index) => {
    const heading = labels[index]!.heading + 1
    const product = cell && products.get(`${cell.table}|${cell.row}`)
    if (!product) {
      nodeOf[index] = heading
      return
    }
    const key = `${heading}|${cell.table}|${product}`
    let node = known.get(key)
    if (node === undefined) {
      node = nodes.length
      nodes.push({ title: product, parent: heading, least: leastOfProduct, units: 0 })
      known.set(key, node)
    }
    nodeOf[index] = node
  })
  for (let at = 0; at < stream.length; at++) nodes[nodeOf[stream.block[at]!]!]!.units += counted[at]!
  const place = folded(nodes)
  const of = new Int32Array(stream.length)
  for (let at = 0; at < stream.length; at++) of[at] = place[nodeOf[stream.block[at]!]!]!
  return { of, paths: nodes.map((_, node) => pathOf(nodes, node)) }
}

/** Where each node's units go: to itself, or to the nearest one above that is large enough. Parents stand before their children. */
function folded(nodes: readonly Node[]): Int32Array {
  const own = Int32Array.from(nodes, (_, node) => node)
  for (let node = nodes.length - 1; node > 0; node--) {
    const { units, least, parent } = nodes[node]!
    if (units >= least) continue
    nodes[parent]!.units += units
    own[node] = parent
  }
  for (let node = 1; node < nodes.length; node++) own[node] = own[node] === node ? node : own[own[node]!]!
  return own
}

function pathOf(nodes: readonly Node[], node: number): string[] {
  const path: string[] = []
  for (let at = node; at > 0; at = nodes[at]!.parent) path.unshift(nodes[at]!.title)
  return path
}

/** The product that each row of a table speaks of, by `table|row`: from its own cell, from one that spans it, or the row above. */
function productCells(
  blocks: SourceDocument['blocks'],
  labels: Outline['labels'],
  tables: ReadonlySet<number>,
): ReadonlyMap<string, string> {
  const products = new Map<string, string>()
  const last = new Map<number, { row: number; name: string }>()
  blocks.forEach(({ cell, text }, index) => {
    if (!cell || !tables.has(cell.table)) return
    const label = labels[index]!
    if (label.header || (label.table !== 'technical' && label.table !== 'purchase-list')) return
    const name = text.replace(/\s+/g, ' ').trim()
    if (label.column === 'item' && name && name.length <= 40 && last.get(cell.table)?.row !== cell.row)
      last.set(cell.table, { row: cell.row, name })
    const product = last.get(cell.table)?.name
    if (product) products.set(`${cell.table}|${cell.row}`, product)
  })
  return products
}
