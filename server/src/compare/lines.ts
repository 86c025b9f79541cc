import { type Measure, nameKey, type Parameter, type Product } from '../parameters/index.ts'
import { plain, skeleton } from './text.ts'

/** A value of a line while it is sought on the other side. */
export interface Item {
  readonly line: Line
  readonly measure: Measure
  readonly at: number
  taken: boolean
}

/** A parameter while it is sought on the other side. */
export interface Line {
  readonly parameter: Parameter
  readonly text: string
  readonly bare: string
  readonly items: Item[]
  taken: boolean
}

/** The parameters of a product, none of them found yet. */
export function linesOf({ parameters }: Product): Line[] {
  return parameters.map((parameter) => {
    const { requirement, name } = parameter
    const rest = requirement.startsWith(name) ? requirement.slice(name.length) : requirement
    const line: Line = {
      parameter,
      text: `${parameter.key}|${plain(rest)}`,
      bare: `${nameKey(parameter.key)}|${skeleton(rest)}`,
      items: [],
      taken: false,
    }
    parameter.measures.forEach((measure, at) => {
      line.items.push({ line, measure, at, taken: false })
    })
    return line
  })
}

/** 探头接口数, 探头接口数量 and 探头接口 are one name. */
export function shortName(key: string): string {
  const strip = (part: string): string =>
    part
      .replace(/^(?:最[大小高低]|额定|标称|总)/, '')
      .replace(/(?:数量|个数|总数|数|值|大小|级别|等级)$/, '')
      .replace(/(?:延时|延迟)$/, '时延')
      .replace(/正确率$/, '准确率')
      .replace(/速度$/, '速率')
  return key
    .split('|')
    .map((part) => strip(part) || part)
    .join('|')
}

/** COP of 名义工况性能系数（COP） and of COP itself, 夜间 of 识别率（夜间） and of 夜间; '' for none. */
export function abbreviation(name: string): string {
  const found =
    /^([A-Za-z][A-Za-z0-9]{1,7}|[\u4e00-\u9fff]{2,4})$|[（(]([A-Za-z][A-Za-z0-9]{1,7}|[\u4e00-\u9fff]{2,4})[)）]$/.exec(
      name.trim(),
    )
  return (found?.[1] ?? found?.[2] ?? '').toLowerCase()
}

/** Groups of both sides that share a key; '' is no key. */
export function groups<T extends { taken: boolean }>(
  from: readonly T[],
  to: readonly T[],
  keyOf: (one: T) => string,
): (readonly [T[], T[]])[] {
  const found = new Map<string, [T[], T[]]>()
  const put = (list: readonly T[], side: 0 | 1): void => {
    for (const one of list) {
      const key = one.taken ? '' : keyOf(one)
      if (key === '') continue
      const group = found.get(key) ?? [[], []]
      group[side].push(one)
      found.set(key, group)
    }
  }
  put(from, 0)
  put(to, 1)
  return [...found.values()].filter(([a, b]) => a.length > 0 && b.length > 0)
}
