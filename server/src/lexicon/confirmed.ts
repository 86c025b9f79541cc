const confirmingAfter = [
  '品牌',
  '牌',
  '公司',
  '集团',
  '系列',
  '产品',
  '股份',
  '科技',
  '电器',
  '型号',
  '同档',
  '等品牌',
  '或同',
  '或相',
  '等同',
  '同等',
]
const confirmingBefore = ['品牌', '品牌:', '品牌为', '品牌是', '牌子']

/** What a brand makes: a common name right before one of these is the brand (联想电脑, 大华摄像机). */
const goods = [
  '电脑',
  '计算机',
  '笔记本',
  '台式机',
  '一体机',
  '平板',
  '主机',
  '终端',
  '手机',
  '服务器',
  '存储',
  '硬盘',
  '交换机',
  '路由器',
  '防火墙',
  '网关',
  '数据库',
  '操作系统',
  '浏览器',
  '软件',
  '处理器',
  '芯片',
  '打印机',
  '复印机',
  '硒鼓',
  '耗材',
  '扫描仪',
  '显示器',
  '显示屏',
  '投影',
  '电视',
  '大屏',
  '摄像机',
  '摄像头',
  '录像机',
  '门禁',
  '音箱',
  '功放',
  '话筒',
  '麦克风',
  '空调',
  '电梯',
  '扶梯',
  '冰箱',
  '热水器',
  '净水',
  '水泵',
  '阀门',
  '断路器',
  '开关',
  '插座',
  '电缆',
  '线缆',
  '网线',
  '配线架',
  '机柜',
  '电池',
  '蓄电池',
  '变频器',
  '压缩机',
  '机组',
  '控制器',
  '传感器',
  '探测器',
  '涂料',
  '板材',
  '地板',
  '床垫',
  '沙发',
  '五金',
  '灯具',
  '跑步机',
  '乐器',
  '钢琴',
  '汽车',
  '轿车',
  '客车',
  '设备',
  '器材',
  '仪器',
  '原装',
  '正品',
  '授权',
]

/** What may stand between a brand and its goods (联想商用台式计算机). */
const ofGoods = /^(?:商用|商务|家用|办公|台式|便携式?|机架式|塔式|彩色|黑白|激光|喷墨|高清|工业级?|变频|中央)+/

const chosen = /(?:采用|选用|选择|配置|配备|使用|指定|推荐|参考|须为|应为|限|更换为)$/
const closed = /^(?:$|[,。;、.) \d a-z])/

/** True where the neighbours of a name that is also an ordinary word show that the name is meant. Takes a folded text. */
export function confirmed(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 12).replace(/^["”’」) ]+/, '')
  const before = text.slice(Math.max(0, start - 8), start).replace(/["“‘「( ]+$/, '')
  const thing = after.replace(ofGoods, '')
  if (confirmingAfter.some((word) => after.startsWith(word)) || goods.some((word) => thing.startsWith(word)))
    return true
  if (chosen.test(before) && closed.test(text.slice(end, end + 1))) return true
  if (confirmingBefore.some((word) => before.endsWith(word))) return true
  return /^ ?[a-z]+-?\d/.test(text.slice(end, end + 8))
}
