import type { Stage, VendorName } from './model.ts'

/** 品牌：恒岳 HN-8800, 制造商为泰川. */
const labelled =
  /(?:品牌型号|品牌及型号|品牌[、/]型号|品牌|厂牌|制造商|制造厂家?|生产厂家|生产商)(?:名称)?(?:要求|限定|选定|统一)?(?:为|是(?!否)|采用|选用|[：:])\s*[“"「『]?([\u4e00-\u9fffA-Za-z][^\s，,。；;、（）()“”"」』/]{1,15}(?: [A-Za-z][\w.-]{1,24})?)/g

const verbs =
  '(?:采用|选用|选择|选配|使用|提供|供应|供货|配备|配置|安装|购置|购买|更换为|替换为|统一为|均为|[应须]当?为|必须为|限定为?|指定|推荐|优先|参照|参考|对标|相当于|等同于|不低于|优于)+ ?[“"「『]?'
/** What is made under a name: 远望牌交换机, not 标识牌. */
const thing =
  '(?=[”"」』的]?(?:系列|型)?[\\u4e00-\\u9fff]{0,8}?(?:产品|设备|货物|系统|软件|终端|平台|[机器仪屏柜泵阀灯缆箱表锁床]|\\s?[A-Z]))'
/** 采用恒岳品牌产品, 选用远望牌产品, 采用恒岳 HN-7700 型, 采用 Henyo HN-7700. */
const chosen = new RegExp(
  `${verbs}(?:([\\u4e00-\\u9fff]{2,4}?|[A-Za-z][A-Za-z-]{1,15})[”"」』]?(?:品牌|牌${thing})|([\\u4e00-\\u9fff]{2,4}?)[”"」』]?(?=\\s?[A-Z]{1,6}\\d?-?\\d{2,6}[\\w-]*)|([A-Za-z][A-Za-z-]{1,15})(?= [A-Z]{1,6}\\d?-?\\d{2,6}))`,
  'g',
)
/** 选用恒岳系列交换机, 采用泰川股份有限公司生产的服务器: a person has to see whether it is a maker. */
const supposed = new RegExp(
  `${verbs}(?:([\\u4e00-\\u9fff]{2,4}?|[A-Za-z][A-Za-z-]{1,15})[”"」』]?系列|由?([\\u4e00-\\u9fff]{2,10}?)(?:股份|有限|责任|集团)*公司(?:生产|制造|研制|出品)的)`,
  'g',
)
/** 选用恒岳、泰川、远望等品牌. */
const several = new RegExp(
  `${verbs}((?:[\\u4e00-\\u9fff]{2,4}|[A-Za-z]{2,15})(?:[、或/](?:[\\u4e00-\\u9fff]{2,4}?|[A-Za-z]{2,15})){1,5})等?(?:[两三四五六\\d]个|[两三四五六\\d]种)?(?:知名|主流)?品牌`,
  'g',
)

/** What is said of brands without naming one. */
const general =
  /^[否是]|同[一等类档系]|不同|相同|知名|主流|著名|国产|国内|国际|国[密标]|进口|一线|某|该|其|任[何意一]|[一两三多各几]家|多个|本|原厂|原装|投标|所[投供报]|中标|成交|自主|指定|特定|推荐|参考|产品|设备|货物|单一|以上|合格|优质|供应商|采购人|甲方|乙方|厂[家商]|型号|规格|名称|商标|制造|生产|符合|满足|一致|要求|见|详|等|何|填写|注明|应|须|需|不|无|或|和|与|及|的|标准|协议|接口|格式|处理器|制式|级|保证|必须|替代|[高中低]端|专业|商用|工业|企业|旗舰|成熟|先进|正规|大型|新型|[铜钢铝铁锌木胶塑]|玻璃|合金|[千万]兆|光纤|编码|算法|加密|姓名|主要|材料|材质|标[识志示]|警示|指示|宣传|公示|展示|门$|铭$|Core|Cortex/
const existing = /不得|不[得应]?指定|现有|原有|既有|已有|在用|已建|利旧|兼容|对接/

/** Brands that running text and cells name in so many words, of makers that no dictionary knows too. */
export function brandsInProse({ document, outline }: Stage): VendorName[] {
  return document.blocks.flatMap(({ text }, block): VendorName[] => {
    if (text.length > 20_000 || !/牌|制造|生产|系列|[A-Z]-?\d{2}|[A-Z]\d-\d/.test(text)) return []
    const { section, header } = outline.labels[block]!
    if (header || section === 'form' || section === 'legal-basis' || section === 'scoring') return []
    const found: VendorName[] = []
    const add = (written: string, start: number, lead: number, passing: boolean): void => {
      const name = written.replace(/(?:品牌|牌|产品|系列)$/, '')
      if (name.length < 2 || general.test(name) || existing.test(text.slice(Math.max(0, lead - 12), lead))) return
      if (found.some((one) => one.place.start === start)) return
      found.push({ name, place: { block, start, end: start + name.length }, ...(passing && { passing }) })
    }
    for (const words of [labelled, chosen, supposed])
      for (const match of text.matchAll(words)) {
        const name = match.slice(1).find((part) => part !== undefined)!
        add(name, match.index + match[0].lastIndexOf(name), match.index, words === supposed)
      }
    for (const match of text.matchAll(several)) {
      let start = match.index + match[0].indexOf(match[1]!)
      for (const name of match[1]!.split(/[、或/]/)) {
        add(name, start, match.index, true)
        start += name.length + 1
      }
    }
    return found
  })
}
