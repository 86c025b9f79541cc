import type { ColumnRole } from '../core/kinds.ts'

/** Words of a header cell, without spaces; the first row that matches decides. */
const columnWords: readonly (readonly [ColumnRole, RegExp])[] = [
  ['index', /^(序号?|编号|No\.?|项号|条款号|包号|标号|行号|(通用)?条款序号|章节号?|采购包|品目号|分项号)$/i],
  ['other', /^是否(?!.*偏离)|行业$|占比/],
  // 评审因素及权重 names the factor; the points have their own column.
  ['factor', /(评分|评审|评价)(因素|项目?|内容)[及和与、](权重|分值)/],
  [
    'response',
    /响应|偏离|(?<!允许|极限|尺寸)偏差|(投标人|供应商|响应人)(填写|应答)|应答|投标(参数|规格|内容|品牌|指标)|证明材料/,
  ],
  ['points', /分值|权重|满分|分数|^得分|标准分|^分$|最高分|配分|赋分/],
  ['criterion', /评分(准则|标准|细则|依据|办法|说明|规则|方法)|(评审|评标)(标准|细则|准则|依据)|计分|打分|评审点/],
  ['factor', /(评分|评审|评价|评标|评议)(因素|项目?|内容|指标|要素|类别|点|类型)|评分$|评审内容/],
  ['brand', /品牌|厂家|厂商|制造商|生产商/],
  [
    'parameter',
    /(?<!\d)参数(?!性质)|技术指标|指标|配置(要求|说明|清单|$)|规格|技术(要求|规格|性能|需求|标准|条款|描述)|性能|功能(要求|描述|说明|需求)|材质|工艺|尺寸|特征描述|项目特征/,
  ],
  ['model', /型号/],
  ['unit', /^(计量|计价|数量|报价)?单位$/],
  // 设备名称及数量 holds 摄像机（24台）
  [
    'item',
    /(?:名称|设备|货物|产品|标的)[及和与、/（(]+数量[)）]?$|^(?:检[测验查]|测试|试验|验收|核[查验]|抽[检查测]|被[检测])(?:对象|设备|产品|仪器)$/,
  ],
  ['quantity', /数量|工程量|^(应|实)[到收]$|(?:用|采购|需求|供货|供应|配送|暂定|预估|估算)量/],
  ['item', /(费用|项目|科目)名称$/],
  ['price', /价|预算|金额|限额|费用|费率|合计|[（(]万?元[)）]/],
  ['note', /备注|说明$|^注$/],
  [
    'item',
    /名称|品名|^品目$|货物|设备|产品|标的|项目$|^(采购|服务|建设|工程|招标|工作)(内容|项目|事项)$|系统|模块|^(目录|品类|类别|支出项|消耗品)$|^(内容|事项|岗位|材料)$|涉及事项|商务需求项/,
  ],
  ['requirement', /要求|需求|条件|标准|具体|内容|描述|规定/],
]

/** Role of a column from its header; 'other' when the words say nothing. */
export function columnRole(header: string): ColumnRole {
  const text = header.replace(/[\s\u00a0\u200b-\u200d\ufeff]+/g, '')
  if (!text || text.length > 20) return 'other'
  for (const [role, words] of columnWords) if (words.test(text)) return role
  return 'other'
}

const formWords =
  /偏离|(?<!允许|极限|尺寸)偏差|(开标|报价|投标)一览|(报价|价格)(明细|汇总|清单)?表|分项报价|响应(情况)?表|自查表|应答表|业绩(情况)?表|简历表|人员(情况|配备)?一览/
/** 带▲为不可偏离项。 tells what a mark means; 偏离表 in such a sentence is a form all the same. */
const markNote = /[★☆▲△※◆●#]|[。；;！]$|不(可|得|能|允许|接受|予接受)有?任?何?[正负]?(偏离|偏差)/

/** True when the line above a table says that a bidder fills it in. */
export function isFormTitle(title: string): boolean {
  if (!formWords.test(title)) return false
  return (
    !markNote.test(title) || formWords.test(title.replace(/(偏离|偏差)(?!说明|情况|一览|明细|对照|响应|.{0,2}表)/g, ''))
  )
}

export const complianceTitle = /符合性?(审查|检查|评审|要求)|(初步|形式|响应性)(审查|评审)/
export const qualificationTitle = /资格(性)?(审查|检查|评审|要求|条件|审核)|资质要求/
export const scoringTitle = /评分(标准|表|细则|办法|因素|项)|评标信息|评审因素|打分表|综合评分|评标标准|评审标准/
export const technicalTitle = /技术(参数|要求|规格|指标|需求)|参数(表|要求)|配置(清单|要求)|招标参数/
export const informationTitle = /前附表|资料表|基本信息|招标文件信息|关键信息|联系/
