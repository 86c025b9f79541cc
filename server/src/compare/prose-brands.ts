import type { Stage, VendorName } from './model.ts'

/** 品牌：恒岳 HN-8800, 制造商为泰川. */
const labelled =
  /(?:品牌型号|品牌及型号|品牌[、/]型号|品牌|厂牌|制造商|制造厂家?|生产厂家|生产商)(?:名称)?(?:要求|限定|选定|统一)?(?:为|是|采用|选用|[：:])\s*[“"「『]?([\u4e00-\u9fffA-Za-z][^\s，,。；;、（）()“”"」』/]{1,15}(?: [A-Za-z][\w.-]{1,24})?)/g
/** 采用恒岳品牌, 选用远望牌产品, 采用恒岳 HN-7700 型. */
const chosen =
  /(?:采用|选用|选择|使用|提供|供应|配备|配置|更换为|替换为|统一为|均为|推荐|优先)+[“"「『]?([\u4e00-\u9fff]{2,4}?|[A-Za-z][A-Za-z-]{1,15})[”"」』]?(?:品牌|牌(?![照位匾坊子])|(?=\s?[A-Z]{1,6}-?\d{2,6}[\w-]*))/g
/** What is said of brands without naming one. */
const general =
  /同[一等类档]|不同|相同|知名|主流|著名|国产|国内|国际|进口|一线|某|该|其|任[何意一]|[一两三多各几]家|多个|本|原厂|原装|投标|所[投供报]|中标|成交|自主|指定|特定|推荐|参考|产品|设备|货物|单一|以上|合格|优质|供应商|采购人|甲方|乙方|厂[家商]|型号|规格|名称|商标|制造|生产|符合|满足|一致|要求|见|详|等|何|填写|注明|应|须|需|不|无|或|和|与|及|的|标准|协议|接口|格式|处理器|制式|级/

/** Brands that running text and cells name in so many words, of makers that no dictionary knows too. */
export function brandsInProse({ document, outline }: Stage): VendorName[] {
  return document.blocks.flatMap(({ text }, block): VendorName[] => {
    if (text.length > 20_000 || !/牌|制造|生产|[A-Z]-?\d{2}/.test(text)) return []
    const { section, header } = outline.labels[block]!
    if (header || section === 'form' || section === 'legal-basis' || section === 'scoring') return []
    return [labelled, chosen].flatMap((words) =>
      [...text.matchAll(words)].flatMap((match): VendorName[] => {
        const name = match[1]!.replace(/(?:品牌|牌|产品|系列)$/, '')
        const start = match.index + match[0].indexOf(match[1]!)
        const before = text.slice(Math.max(0, match.index - 12), match.index)
        if (name.length < 2 || general.test(name) || /不得|不[得应]?指定|现有|原有|利旧|兼容/.test(before)) return []
        return [{ name, place: { block, start, end: start + name.length } }]
      }),
    )
  })
}
