import type { Block } from '../core/block.ts'
import type { BlockResult } from '../core/engine.ts'
import type { VendorPlace } from './single-vendor.ts'

/** A maker or product that a text names, as it is written. */
export interface VendorMention extends VendorPlace {
  readonly name: string
}

/** What stands behind the name of a firm, an office or a street. */
const organisation =
  /^[^，,。；;：:、\s]{0,12}?(?:公司|集团|研究院|研究所|有限|股份|分公司|大学|学院|医院|银行|支行|营业[厅部]|专卖店|门店|大道|大厦|广场|[路村镇](?!由))/
/** What is there already, what has only to fit, and what is refused. */
const apart =
  /现有|原有|已有|已建|既有|利旧|在用|存量|不得|禁止|严禁|不指定|不限定|兼容|对接|接入|互联|适配|纳管|认证|证书/

/** Brands and products that the blocks name outside the names of firms, existing systems and refusals. Linear in the text. */
export function vendorMentions(results: readonly BlockResult[], blocks: readonly Block[]): VendorMention[] {
  return results.flatMap(({ recognition }, block) =>
    recognition.hits.flatMap(({ slot, start, end, attributes }): VendorMention[] => {
      if (slot !== 'brand' && slot !== 'product') return []
      if (attributes.trade === 'operating-system') return []
      const { text } = blocks[block]!
      if (organisation.test(text.slice(end, end + 24))) return []
      const clause = /[^。；;\n]*$/.exec(text.slice(Math.max(0, start - 40), start))![0]
      const behind = /^[^，,。；;\n]*/.exec(text.slice(end, end + 16))![0]
      if (apart.test(clause) || /利旧|互联|对接/.test(behind)) return []
      return [{ name: text.slice(start, end), block, start, end }]
    }),
  )
}
