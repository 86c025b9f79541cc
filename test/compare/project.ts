/** A small project that is written down in different ways. */
export interface Item {
  readonly name: string
  readonly quantity: number
  readonly demands: readonly (readonly [string, string])[]
}

export const project: readonly Item[] = [
  {
    name: '数据库服务器',
    quantity: 4,
    demands: [
      ['内存', '≥512GB'],
      ['硬盘容量', '≥4TB'],
      ['电源功率', '≥1.2kW'],
      ['机箱高度', '≤4U'],
      ['热插拔', '支持硬盘、电源、风扇热插拔'],
    ],
  },
  {
    name: '接入交换机',
    quantity: 12,
    demands: [
      ['千兆电口数量', '≥24个'],
      ['包转发率', '≥180Mpps'],
      ['交换容量', '≥2.56Tbps'],
      ['协议', '支持VLAN、STP、LLDP'],
    ],
  },
  {
    name: '会议平板',
    quantity: 6,
    demands: [
      ['屏幕尺寸', '≥86英寸'],
      ['亮度', '≥350cd/㎡'],
      ['响应时间', '≤8ms'],
      ['工作温度', '0℃～40℃'],
    ],
  },
]

const list = (items: readonly Item[]): string =>
  ['| 序号 | 名称 | 数量 | 单位 |', '| --- | --- | --- | --- |']
    .concat(items.map(({ name, quantity }, at) => `| ${at + 1} | ${name} | ${quantity} | 台 |`))
    .join('\n')

const head = (items: readonly Item[]): string => `# 采购需求\n\n## 采购清单\n\n${list(items)}\n`

/** Demands as numbered lists under a heading for each product. */
export function asLists(items: readonly Item[]): string {
  const parts = items.map(
    ({ name, demands }, at) =>
      `### ${at + 1}. ${name}\n\n${demands.map(([what, value], no) => `${no + 1}. ${value.startsWith('支持') ? value : `${what}：${value}`}；`).join('\n')}\n`,
  )
  return `${head(items)}\n## 技术参数\n\n${parts.join('\n')}`
}

/** Demands as one table with a row for each. */
export function asTable(items: readonly Item[]): string {
  const rows = items.flatMap(({ name, demands }) => demands.map(([what, value]) => `| ${name} | ${what} | ${value} |`))
  return `${head(items)}\n## 技术参数\n\n| 产品名称 | 参数名称 | 参数要求 |\n| --- | --- | --- |\n${rows.join('\n')}\n`
}

/** All demands of a product in one cell. */
export function asCells(items: readonly Item[]): string {
  const rows = items.map(
    ({ name, demands }) =>
      `| ${name} | ${demands.map(([what, value], at) => `${at + 1}、${value.startsWith('支持') ? value : `${what}：${value}`}`).join('；')}。 |`,
  )
  return `${head(items)}\n## 技术参数\n\n| 产品名称 | 技术参数 |\n| --- | --- |\n${rows.join('\n')}\n`
}

export const forms = { lists: asLists, table: asTable, cells: asCells } as const

/** The project with one demand written otherwise. */
export function replaced(product: string, name: string, to: readonly [string, string] | null): Item[] {
  return project.map((item) =>
    item.name === product
      ? { ...item, demands: item.demands.flatMap((one) => (one[0] !== name ? [one] : to ? [to] : [])) }
      : item,
  )
}
