import { isThing, productKey } from './product-name.ts'
import type { Purchase } from './purchase-list.ts'

/** What running text calls the things that the lists of a document hold. */
export interface Called {
  /** The thing whose name a clause begins with, and the length of the name there; with `loose` the end of a name will do. */
  at(clause: string, loose: boolean): { readonly purchase: Purchase; readonly length: number } | null
  /** The thing that a name with its count means, null for none. */
  by(name: string, quantity: number, unit: string): Purchase | null
  /** Running text counts a thing that no list has: what follows may call it by its name. */
  add(one: Purchase): void
}

/** What follows a name when it is only the beginning of a longer one: 服务器机柜. */
const goesOn = /^(?:机[柜房架]|软件|系统|平台|支架|底座|配件|控制[器柜]|管理|用|间|室|房|与|和|及|的|之间|厂)/
const longest = 26

/** Makes the names of the listed things ready to be sought. */
export function calledNames(given: readonly Purchase[]): Called {
  const listed = [...given]
  const exact = new Map<string, Purchase>()
  for (const one of listed) if (!exact.has(one.key)) exact.set(one.key, one)
  /** Ends of names, null where several names end so. */
  const ends = new Map<string, Purchase | null>()
  const begins = new Set<string>()
  const put = (end: string, one: Purchase): void => {
    const known = ends.get(end)
    if (known === undefined) ends.set(end, one)
    else if (known?.key !== one.key) ends.set(end, null)
    begins.add(end.slice(0, 2))
  }
  const prepare = (key: string, one: Purchase): void => {
    begins.add(key.slice(0, 2))
    if (key.length > longest) return
    for (let at = 1; at + 2 <= key.length; at++) put(key.slice(at), one)
    // UPS of UPS不间断电源
    const latin = /^[a-z]{3,}(?=[\u4e00-\u9fff])/.exec(key)?.[0]
    if (latin) put(latin, one)
  }
  for (const [key, one] of exact) prepare(key, one)
  return {
    add(one) {
      if (exact.has(one.key)) return
      exact.set(one.key, one)
      listed.push(one)
      prepare(one.key, one)
    },
    at(clause, loose) {
      if (!begins.has(productKey(clause.slice(0, 8)).slice(0, 2))) return null
      for (let length = Math.min(clause.length, longest); length >= 2; length--) {
        const part = clause.slice(0, length)
        if (/[\s：:，,（(、/]$/.test(part)) continue
        const key = productKey(part)
        const found =
          exact.get(key) ??
          (loose && (isEnd(key, part) || (key.length >= 3 && length === clause.trimEnd().length))
            ? ends.get(key)
            : undefined)
        if (found) return goesOn.test(clause.slice(length)) ? null : { purchase: found, length }
      }
      return null
    },
    by(name, quantity, unit) {
      const key = productKey(name)
      const whole = exact.get(key)
      if (whole) return whole
      const isAsMany = (one: Purchase): boolean =>
        one.quantity === quantity && (one.unit === unit || one.unit === '' || unit === '')
      for (let at = 1; at + 2 <= key.length; at++) {
        const end = exact.get(key.slice(at))
        if (end && (isAsMany(end) || end.key.length * 2 >= key.length)) return end
      }
      const end = ends.get(key)
      if (end && (isAsMany(end) || key.length * 2 >= end.key.length)) return end
      const counted = listed.length > 400 ? [] : listed.filter((one) => isAsMany(one) && isLike(key, one.key))
      return counted.length === 1 ? counted[0]! : null
    },
  }
}

const isEnd = (key: string, part: string): boolean => key.length >= 3 && (isThing(part) || /^[a-z]+$/.test(key))

/** 环网节点交换机 and 工业以太网交换机, 拼接大屏 and 液晶拼接屏. */
function isLike(one: string, two: string): boolean {
  if (one.slice(-3) === two.slice(-3)) return true
  const [few, many] = one.length <= two.length ? [one, two] : [two, one]
  const shared = [...few].filter((char) => many.includes(char)).length
  return few.length >= 3 && shared * 10 >= few.length * 7
}
