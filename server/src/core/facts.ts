import type { Regime } from './kinds.ts'

export const purchaseObjects = ['goods', 'services', 'works'] as const
export type PurchaseObject = (typeof purchaseObjects)[number]

export const purchaseMethods = [
  '公开招标',
  '邀请招标',
  '竞争性谈判',
  '竞争性磋商',
  '询价',
  '单一来源',
  '框架协议',
  '比选',
] as const
export type PurchaseMethod = (typeof purchaseMethods)[number]

/** One thing that a document says of itself. */
export interface Fact<T> {
  readonly value: T
  /** Index of the block that says it, -1 when the front matter does. */
  readonly block: number
}

/** What a document says of itself; null where it is silent. */
export interface Facts {
  /** Which law governs: the Government Procurement Law, or the Tendering and Bidding Law. */
  readonly regime: Fact<Regime> | null
  readonly object: Fact<PurchaseObject> | null
  readonly method: Fact<PurchaseMethod> | null
  /** Budget in yuan. */
  readonly budget: Fact<number> | null
  /** Place names, outermost first: 安徽省, 合肥市, 瑶海区. */
  readonly region: Fact<readonly string[]> | null
}
