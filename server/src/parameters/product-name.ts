import { fold } from '../core/fold.ts'

/** What names a chapter or column and no product. */
const generic =
  /^(?:(?:选型|遴选|主要|具体|详细|基本|一般|总体|整体|其他|其它|相关|通用|专用|本项目|采购|招标|项目|货物|设备|产品|标的|服务|系统|分项|单项|核心|技术|商务|性能|功能|质量|参数|规格|指标|配置|数量|清单|明细|要求|需求|标准|说明|内容|范围|方案|条款|建设|部分|一览|一览表|表|及|和|与|或|、|的|各|以及|如下|见下|以下|采购包|包|第[一二三四五六七八九十]{1,4}[章节部分]{1,2}|用途|概况|概述|目标|背景|名称|型号|单位|序号|编号|合计|小计|总计|总价|备注|用户|书|所需|拟购置|拟采购|情况|部件|备品|备件|耗材|招标文件|软硬件|硬件|软件|设施|实质性|评审|附件|附表|\d|[（）()\s/\-—:：])+|)$/
const stop =
  /^成果$|^成片$|保洁|养护|维保|维护保养|巡检|规模|经济|投资|效益|分区$|区域|楼层|人员|团队|售后|培训|付款|支付|交货|交付|工期|备注|注意|商务|资格|资质|进度|实施|安全生产|文明施工|质量保证|保修|质保|验收|违约|报价|投标|响应文件|供应商|中标|考核|依据|背景|必要性|原则|合同|评分|样品|演示|目录|联系|附件|总则|保密|知识产权|说明$|服务要求|服务内容|服务标准|管理要求|工作内容|岗位|组织|绩效|试运行|调试|(?:设计|监理|测评|预备|勘察|勘测|代理|咨询|审计|审价|建设管理|建设单位管理|工程保险|招标)费$|设计$|部分$|(?:测试|检测|核查|对照|检查)$|测试情况|^评价$|^(?:运行|服务|考核|质量|管理|安全|评价|实施)$|依据$|法律|政策|预算|资金|合计|小计|总计/

/** What ends the name of a thing: 人员通道闸机 and 考核管理子系统 are bought, whatever their names speak of. */
const thing =
  /(?:机|器|机器人|仪|终端|设备|装置|系统|平台|模块|软件|屏|柜|箱|架|桌|椅|台面|灯|锁|闸|杆|缆|阵列|工作站|网关|网闸|防火墙|探头|探测器|传感器|摄像头|教具|器材|泵|阀|主站|子站|操作员站|变送器|流量计|液位计|电源|雷达|车|炉|床|单元)$/

const numbering =
  /^[\s★▲△※*#●■◆☆]*(?:第[一二三四五六七八九十\d]+[章节部分、.\s]+|[（(]\s*(?:[一二三四五六七八九十]{1,4}|\d{1,3})\s*[)）]、?|[一二三四五六七八九十]{1,4}[、.．]|\d{1,3}(?:[.．]\d{1,3})+[、.．)）\s]?|\d{1,3}[、.．)）\s]|序号\s*\d*\s*[:：、.]?|[①-⑳]|(?:采购)?包\s*\d+\s*[:：]|设备\s*\d+\s*[:：]|附[件表]\s*\d*\s*[:：]|表\s*\d+(?:[-–—.]\d+){0,3}(?=[\s\u3000\u4e00-\u9fff]))\s*/
const ending =
  /(?:的?(?:主要|具体|详细|基本)?(?:技术|性能|功能|配置|规格|质量|采购|招标)?(?:参数|规格|指标|要求|需求|标准|配置|清单)(?:及|和|与|、|[（(])?(?:技术|性能|功能|配置|规格|数量)?(?:参数|规格|指标|要求|需求|标准|配置|数量)?[)）]?(?:如下|表|一览表|明细)?)$/

/** The product that a heading, a cell or a line names: without number, marks, quantity and 技术参数要求; '' when it names none. */
export function productTitle(text: string): string {
  // a product's name is short: longer texts are not looked at
  if (text.length > 200) return ''
  let name = text.replace(/\s*\n\s*/g, '').trim()
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(numbering, '').trim()
  }
  name = name
    .replace(/[:：;；。]+$/, '')
    .replace(
      /[（(](?:核心产品|含.{0,12}|★|▲|如下|参考图|标的名称|数量.{0,10}|共?\s*\d+\s*[台套个件张组项把只块樘部座辆架盏幅副支本艘](?:[，,、；;]?[^（()）]{0,14})?|[一二两三四五六七八九\d]+用[一二两三四五六七八九\d]+备|品目.{0,8}|内容积.{0,12})[)）]$/,
      '',
    )
    .replace(/[，,、\s]+(?:数量[:：]?)?\s*\d+\s*[台套个件张组项把只块]$/, '')
    .trim()
  for (let before = ''; before !== name; ) {
    before = name
    const shorter = name
      .replace(ending, '')
      .replace(/[:：、\s]+$/, '')
      .trim()
    if (shorter !== '') name = shorter
    else return ''
  }
  return generic.test(name.replace(/\s/g, '')) ? '' : name
}

/** True for a name that ends as the names of things do. */
export function isThing(name: string): boolean {
  return thing.test(name)
}

/** True for words that head a demand on people, service or papers, not a thing. */
export function isNoProduct(name: string): boolean {
  return (
    name === '' ||
    name.length > 40 ||
    (stop.test(name) && !thing.test(name)) ||
    /\d{4}年|\d月\d|见[下附]表|如下/.test(name) ||
    /[。；;≥≤＞＜]|不[少低高大]于|不超过/.test(name) ||
    /^[\d.\s/%-]+$/.test(name)
  )
}

/** A product's name folded, without blanks, marks and brackets' kind: what names are compared by. */
export function productKey(name: string): string {
  return fold(name)
    .replace(/[\s"'“”‘’《》.,，、:：;；★▲※*#-]+/g, '')
    .replace(/[()]/g, '')
}
