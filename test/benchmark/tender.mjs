// A made-up tender of any length: chapters, sections, paragraphs, lists, parameter and scoring tables. Same seed, same text.

/** Small seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

const words = {
  device:
    '核心交换机 接入交换机 机架式服务器 存储阵列 网络摄像机 不间断电源 精密空调 会议终端 显示大屏 防火墙 无线接入点 门禁控制器 环境传感器 备份一体机 数据采集终端 液位计 投影机 移动工作站'.split(
      ' ',
    ),
  system:
    '综合管理平台 数据交换平台 视频调度系统 档案管理系统 能耗监测系统 统一认证系统 运维管理系统 应急指挥系统 预约挂号系统 学籍管理系统 巡检系统 移动办公系统'.split(
      ' ',
    ),
  unit: '采购人 使用科室 信息中心 监理单位 建设单位 项目管理部 运维班组 各分院'.split(' '),
  action: '安装 部署 调试 联调 迁移 培训 巡检 值守 验收 归档 备份 演练'.split(' '),
  quality: '稳定 可靠 完整 及时 准确 规范 有序 清晰 可追溯 可扩展'.split(' '),
  thing: '日志 报表 配置 告警 台账 权限 接口 图纸 记录 数据 工单 方案 文档 清单'.split(' '),
  measure: '交换容量 包转发率 存储容量 读写时延 额定功率 分辨率 帧率 噪声 续航时间 并发用户数 响应时间 精度'.split(' '),
  scale: 'Gbps Mpps TB ms kW 像素 帧/秒 dB 小时 个 秒 %'.split(' '),
  place: '一号机房 二号楼 东侧配电间 指挥大厅 档案库 地下车库 门诊楼 实训中心 泵房 值班室'.split(' '),
}

// {word} draws from the lists above, {a-b} draws a number
const plain = [
  '{system}应支持{thing}的集中管理，{unit}可按日期、类别和责任人查询，查询结果可导出。',
  '中标人应在合同签订后 {5-30} 日内完成{place}的{action}工作，并向{unit}提交{thing}。',
  '{device}的{measure}不低于 {2-900}，在 {10-40} 摄氏度环境下连续运行 {24-720} 小时，运行{quality}。',
  '{place}现有{device} {2-60} 台，本次{action}不得影响现有业务，切换安排在夜间 {20-23} 时以后。',
  '{unit}对{thing}的{action}提出书面意见的，中标人应在 {1-7} 个工作日内答复并更新{thing}。',
  '{system}与{system}之间的数据交换采用公开标准，字段含义见附件 {1-9}，双方共同维护。',
  '投标报价包括{device}的供货、运输、{action}和质保期内的全部费用，{unit}不再另行支付。',
  '质保期为 {1-5} 年，自{action}合格之日起计算；期间故障应在 {1-8} 小时内到场处理。',
  '{thing}应当{quality}、{quality}，与{place}的实际情况一致，不一致的以{unit}书面确认为准。',
  '每季度对{place}的{device}{action}一次，形成{thing}，由{unit}签字后留存。',
  '供应商可以在{place}开放时间内自行了解现场情况，所需费用由供应商承担，不作为评审依据。',
  '{system}的{measure}按 {50-5000} 个并发请求测试，{measure}不高于 {1-20}{scale}。',
  '合同款分 {2-4} 次支付：到货后支付 {20-40}%，{action}合格后支付 {40-60}%，余款在质保期满后付清。',
  '本包划分为 {2-6} 个子项，第 {1-6} 子项涉及{place}的{system}，工期 {30-180} 日历天。',
]
const items = [
  '{thing}：由{unit}在{action}前 {1-10} 日提供',
  '{device}，{measure} {2-900}{scale}，数量 {1-40} 台',
  '{system}的{action}，地点为{place}',
  '{action}期间每日提交{thing}，内容{quality}、{quality}',
]
const parameters = [
  '{measure}≥{2-900}{scale}，{measure}≤{2-900}{scale}',
  '支持{thing}自动备份，保留 {7-365} 天；支持{action}计划',
  '{measure} {2-900}{scale} 及以上，可在{place}环境使用',
  '配置 {2-48} 个以太网接口，冗余电源 {2-4} 个',
]
const scores = [
  '{thing}完整覆盖需求的 {3-8} 项内容得 {3-5} 分，每少 1 项扣 {1-2} 分，扣完为止',
  '{measure}每优于要求 {1-10}{scale}得 1 分，最多 {2-6} 分',
  '{thing}样式{quality}，与{system}要求一致得 {2-4} 分',
]
// what a reviewer would mark
const faulty = {
  plain: [
    '{device}须采用华为品牌，数量 {2-40} 台，由{unit}统一{action}。',
    '投标人注册资本不低于 {500-9000} 万元，并在{place}所在地设有分支机构。',
    '投标人须提供{device}生产厂家针对本项目的授权书原件。',
    '中标人须在本市范围内具有 {2-9} 个服务网点，{action}人员为本地户籍。',
    '投标人须具有 {3-9} 年以上本行业经营年限，近三年营业收入不低于 {1000-9000} 万元。',
  ],
  parameters: ['采用英特尔至强 {4000-8000} 处理器，{measure}≥{2-900}{scale}', '须为海康威视或大华的{device}'],
  scores: [
    '投标人注册资本 {1000-9000} 万元以上得 {2-5} 分，否则不得分',
    '投标人具有本市同类业绩的每个得 {1-2} 分，最多 {3-6} 分',
  ],
}
const chapters = ['招标公告', '投标人须知', '采购需求', '评标办法', '合同条款']
const sections = {
  招标公告: ['项目概况', '投标人资格要求', '获取招标文件'],
  投标人须知: ['总则', '投标文件的编制', '开标与评标'],
  采购需求: ['建设内容', '技术参数及要求', '实施要求', '服务要求'],
  评标办法: ['评审程序', '评分标准'],
  合同条款: ['付款方式', '违约责任', '验收'],
}
const numerals = '一二三四五六七八九'

/** A tender of `length` UTF-16 units in which about `density` of the sentences and cells is improper. */
export function tender(length, { seed = 1, density = 0.022 } = {}) {
  const random = seeded(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const fill = (template) =>
    template.replace(/\{(?:(\d+)-(\d+)|(\w+))\}/g, (_, low, high, name) =>
      name ? pick(words[name]) : String(+low + Math.floor(random() * (high - low + 1))),
    )
  const draw = (good, bad) => fill(pick(random() < density ? bad : good))
  const paragraph = () => Array.from({ length: 1 + Math.floor(random() * 4) }, () => draw(plain, faulty.plain)).join('')
  const rows = (count, row) => Array.from({ length: count }, (_, at) => `| ${row(at + 1).join(' | ')} |`).join('\n')
  const block = (section) => {
    const kind = random()
    if (section === '技术参数及要求' && kind < 0.45)
      return `| 序号 | 名称 | 技术参数 | 数量 |\n| --- | --- | --- | --- |\n${rows(4 + Math.floor(random() * 9), (at) => [at, pick(words.device), draw(parameters, faulty.parameters), 1 + Math.floor(random() * 30)])}`
    if (section === '评分标准' && kind < 0.6)
      return `| 序号 | 评分因素 | 评分标准 | 分值 |\n| --- | --- | --- | --- |\n${rows(3 + Math.floor(random() * 6), (at) => [at, pick(words.action), draw(scores, faulty.scores), 2 + Math.floor(random() * 8)])}`
    if (kind < 0.25)
      return Array.from({ length: 2 + Math.floor(random() * 5) }, (_, at) => `${at + 1}. ${fill(pick(items))}；`).join(
        '\n',
      )
    return paragraph()
  }
  const parts = ['# 智慧园区信息化项目招标文件', '采购方式：公开招标。本项目适用《中华人民共和国政府采购法》。']
  let size = 0
  for (let chapter = 0; size < length; chapter++) {
    const name = chapters[chapter % chapters.length]
    parts.push(`## 第${chapter + 1}章 ${name}`)
    sections[name].forEach((section, at) => {
      parts.push(`### ${numerals[at]}、${section}`)
      for (let left = 12 + Math.floor(random() * 14); left > 0; left--) {
        const text = block(section)
        if (random() < 0.08) parts.push(`#### ${at + 1}.${left} ${pick(words.system)}的${pick(words.action)}`)
        parts.push(text)
        size += text.length
      }
    })
  }
  return `${parts.join('\n\n')}\n`.slice(0, length)
}
