import type { TableSummary } from '../core/section.ts'

/** The columns of a table of posts: who is wanted, how many, and what is asked of them. */
export interface PostColumns {
  readonly post: number
  readonly count: number
  readonly demands: readonly number[]
}

const post = /^(?:服务|工作|人员)?(?:岗位|工种|职务|职位)(?:名称|设置|类别)?$|^人员(?:类别|名称|岗位|类型)$/
const count =
  /^(?:最低|配置|配备|需求|需要|岗位|投入|计划|拟派)*(?:人员)?(?:人数|数量|名额|编制)(?:要求)?(?:[（(]人[)）])?$/
const demand = /要求|条件|资格|职责/

/** Posts and their number are a purchase list of a service: 岗位 | 人数 | 任职要求; null for any other table. */
export function postColumns({ columns }: TableSummary): PostColumns | null {
  const who = columns.find(({ header }) => post.test(header))
  const many = columns.find(({ header }) => count.test(header))
  if (!who || !many) return null
  const demands = columns.filter(
    ({ header, column }) => demand.test(header) && column > who.column && column !== many.column,
  )
  return { post: who.column, count: many.column, demands: demands.map(({ column }) => column) }
}

/** 保洁员 and 项目经理 are posts; sums and blank cells are none. */
export function isPost(name: string): boolean {
  return name !== '' && name.length <= 24 && !/合计|小计|总计|^\d+$|[。；;]/.test(name)
}
