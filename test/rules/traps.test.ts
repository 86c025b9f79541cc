import { describe, expect, it } from 'vitest'
import type { BlockContext } from '../../server/src/core/engine.ts'
import { dictionaries, engineOf, plainContext } from './tester.ts'

const engine = engineOf(dictionaries())

type Section = BlockContext['section']
type Extra = Partial<BlockContext>

function certain(text: string, section: Section, extra: Extra = {}): string[] {
  const context: BlockContext = { ...plainContext, section, ...extra }
  return engine
    .lint(text, context)
    .findings.filter((finding) => finding.certainty === 'certain')
    .map((finding) => `${engine.rules[finding.rule]!.id}: ${text.slice(finding.start, finding.end)}`)
}

/** What other checkers are known to report wrongly. */
const lawful: readonly (readonly [trap: string, section: Section, text: string, extra?: Extra])[] = [
  ['a prohibition', 'instructions', '采购文件不得指定特定的专利、商标、品牌或者供应商。'],
  ['a prohibition', 'technical', '技术参数中严禁标注品牌和型号。'],
  ['a prohibition in a list', 'instructions', '不得以注册资本、营业收入、从业人员、成立年限等条件排斥中小企业。'],
  [
    'a quotation of law',
    'legal-basis',
    '根据《政府采购法实施条例》第二十条，限定或者指定特定品牌的，属于以不合理条件限制供应商。',
  ],
  ['an article of law', 'other', '第十七条 采购人不得将投标人的注册资本、资产总额作为资格要求。'],
  ['a form', 'form', '我公司注册资本____万元，从业人员____人，上年度营业收入____万元。'],
  ['a form', 'form', '制造商名称：　　品牌：　　型号：　　'],
  ['a blank template', 'qualification', '注册资本不低于【  】万元。'],
  ['another subject', 'contract', '乙方应对其注册资本、经营范围的真实性负责。'],
  ['another subject', 'notice', '项目资本金由特许经营者自行筹集。'],
  ['a price above the limit', 'instructions', '投标报价超过最高限价的，按无效投标处理。'],
  ['three bidders are not three brands', 'instructions', '投标人不足三家的，不予开标。'],
  ['an option left to tick', 'notice', '是否接受联合体投标：□是 ■否'],
  ['a licence by law', 'qualification', '供应商须具有有效的《医疗器械经营许可证》。'],
  ['a licence by law', 'qualification', '投标人须具备建筑工程施工总承包二级及以上资质和安全生产许可证。'],
  ['compulsory certification', 'technical', '列入强制性产品认证目录的产品须通过3C认证。'],
  ['a place that is an address', 'notice', '项目地点：合肥市瑶海区，交货地点为采购人指定的机房。'],
  ['a response time without an office', 'commercial', '接到报修后两小时内响应，二十四小时内到达现场排除故障。'],
  ['an ordinary word like a brand', 'technical', '界面设计应采用友好的图形方式，并支持广东软件园各单位接入。'],
  ['an ordinary word like a brand', 'technical', '系统信息由甲方正常使用部门维护，投标产品应符合资格要求。'],
  ['an ordinary word like a brand', 'technical', '接待标准为三星级，绿化环境优美的区域优先巡查。'],
  ['a name plate is no famous brand', 'technical', '工作人员应佩戴姓名牌，一线社工每月轮岗。'],
  ['an existing system', 'background', '单位现有华为交换机十二台，运行于政务外网。'],
  ['an existing system', 'technical', '新建平台应与现有海康威视视频平台对接。'],
  ['upkeep of existing equipment', 'technical', '对在用的三菱电梯进行年度维护保养。'],
  ['the number of a standard', 'technical', '符合 GB/T 28181-2022、JC/T 897-2014 和 GA/T 1400.3-2017 的规定。'],
  ['a voltage is no model', 'technical', '供电电压为AC110-240V，接口为RJ45和USB3.0。'],
  ['a standard is no certificate', 'technical', '质量管理符合 GB/T 19001 的要求。'],
  [
    'policy for small firms',
    'instructions',
    '小微企业参加投标的，给予百分之十的价格扣除，须提供《中小企业声明函》，填写从业人员、营业收入和资产总额。',
  ],
  [
    'policy for energy saving',
    'technical',
    '属于政府强制采购节能产品的，须提供国家确定的认证机构出具的节能产品认证证书。',
  ],
  ['original packing', 'technical', '货物须为全新、原厂包装、未经拆封。'],
  ['a power of attorney', 'instructions', '授权代表参加投标的，须提交法定代表人授权委托书。'],
  ['a branch with its company’s authorization', 'qualification', '分公司参加投标的，须提供总公司出具的授权书。'],
  ['points are no negation and no fault', 'scoring', '提供项目实施进度计划的得3分，未提供的不得分。'],
  ['thresholds', 'technical', '存储容量不得低于100TB，噪声不得超过60dB。'],
  [
    'the rule on one brand',
    'instructions',
    '提供相同品牌产品且通过资格审查的不同投标人参加同一合同项下投标的，按一家投标人计算。',
  ],
  ['lots among equals', 'instructions', '得分相同且投标报价相同的，采取随机抽取的方式确定排名。'],
  ['challenges at one time', 'instructions', '供应商应当在法定质疑期内一次性提出针对同一采购程序环节的质疑。'],
  ['steps with numbers', 'scoring', '质保期三年的得2分，每增加一年加1分，最高得5分。'],
  ['a definition of imports', 'instructions', '进口产品是指通过中国海关报关验放进入中国境内且产自关境外的产品。'],
  [
    'imports with the maker’s authorization',
    'qualification',
    '投标产品为进口产品的，须提供制造商或者其授权的总代理出具的授权书。',
  ],
  ['a bond below its ceiling', 'instructions', '履约保证金为合同金额的百分之十，以保函形式提交。'],
  ['a bond exactly at its ceiling', 'instructions', '履约保证金为合同金额的10%，可以银行保函提交。'],
  ['testing by the buyer', 'contract', '验收检测由采购人委托，费用由采购人承担。'],
  ['a commitment after award', 'contract', '签订合同时中标人提供产品合格证和保修凭证。'],
  ['cooperation with supervision', 'contract', '中标人应当接受监理单位的监督，配合等级保护测评工作。'],
  ['supervision bought apart', 'notice', '监理服务和等级保护测评另行采购，不含在本项目内。'],
  ['interface names', 'technical', '提供不少于2个HDMI接口、4个USB接口、1个RS485接口，支持 ONVIF 协议。'],
  ['software environment to support', 'technical', '支持在统信、麒麟等国产操作系统上运行。'],
  ['a standard of demand for domestic chips', 'technical', 'CPU、操作系统应当符合安全可靠测评要求。'],
  [
    'average price under the tendering law',
    'scoring',
    '以有效投标报价的算术平均值为评标基准价。',
    { regime: 'tendering-law' },
  ],
  ['a street office', 'notice', '采购人：某街道办事处，地址：长城路8号，联系人：李宁。'],
  ['a bank', 'contract', '开户银行：中国银行某市兴业路支行。'],
  ['a grade of wood', 'technical', '饰面采用AAA级木皮，无色差。'],
  ['a telephone number', 'notice', '联系电话：0551-6421 1985。'],
  ['a name in a list of fields', 'technical', '脱敏字段包括税务登记证号、组织机构代码、身份证号。'],
]

const unlawful: readonly (readonly [why: string, section: Section, text: string])[] = [
  ['“or equivalent” does not cure it', 'technical', '会议终端采用华为、联想等同档次产品。'],
  ['consequences are no negation', 'qualification', '未在本市设立分支机构的不得参加投标。'],
  ['the same words in a purchase', 'technical', '新购交换机须采用华为品牌。'],
  ['a certificate behind a parameter', 'technical', '防火墙吞吐量≥20Gbps，制造商须具有ISO9001质量管理体系认证证书。'],
  ['an authorization', 'qualification', '投标人须提供制造商针对本项目的授权书。'],
  ['a range of points', 'scoring', '方案合理的得0-5分。'],
  ['a fit that serves as a pretext', 'technical', '为与现有平台兼容，本次新购服务器须采用浪潮品牌。'],
]

describe('traps that raise false alarms elsewhere', () => {
  it.each(lawful.map(([trap, section, text, extra]) => ({ trap, section, text, extra })))('$trap: $text', ({
    section,
    text,
    extra,
  }) => expect(certain(text, section, extra)).toEqual([]))
})

describe('what the guards must not swallow', () => {
  it.each(unlawful.map(([why, section, text]) => ({ why, section, text })))('$why: $text', ({ section, text }) =>
    expect(certain(text, section)).not.toEqual([]))
})
