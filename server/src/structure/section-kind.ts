import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import { mayBecome, sectionWords } from './words.ts'

/** Kind that a title speaks for, without its number; null when it says nothing. */
export function titleKind(title: string): SectionKind | null {
  // 考核 scores the supplier's later work, not its bid.
  if (title.includes('考核')) return null
  // A long remark in brackets does not name the chapter.
  const bare = title.replace(/[（(][^（()）]{7,}[)）]$/, '') || title
  for (const [kind, words] of sectionWords) {
    // 技术和商务要求 in one chapter: the parameters are what matters most.
    if (words.test(bare)) return kind === 'commercial' && /技术|采购需求/.test(bare) ? 'technical' : kind
  }
  return null
}

const strictTechnical = /技术(参数|要求|需求|规格|指标)|用户需求|^(项目|招标)?采购需求$|参数要求/
const strictInstructions = /委员会|小组|程序|纪律|无效|废标|澄清|符合性|^开标/
const strictBid = /(投标|响应)文件的?(编制|编写|递交)/
const strictContract = /合同条款|合同文本|合同范本|合同草案/
const inDesign = new Set<DocumentKind>(['feasibility-study', 'preliminary-design'])

/** A contract that stands by itself, and a letter to fill in. */
const wholeContract = /(采购|买卖|购销|服务|施工|供货|租赁|协议)合同(书|协议书)?》?([（(].{1,14}[)）])?$/
const letter = /(授权委托书|委托书|承诺函|承诺书|声明函|偏离表|响应表|应答表)([（(].{1,10}[)）])?$/
const requirementAnnex = /(技术|采购|用户|服务|项目)(需求|规格)书$/
/** Parts of a design that are no technical matter, in a technical chapter too. */
const nonTechnical = /进度|组织|运营|投资|资金|财务|效益|市场/

/** Section kind of a heading, from its title, the section around it, and whether it opens a chapter. */
export function headingKind(title: string, around: SectionKind, chapter: boolean, document: DocumentKind): SectionKind {
  let own = titleKind(title)
  if (inDesign.has(document)) own = designKind(title, own)
  if (own === 'notice' && document === 'procurement-requirement') return around
  if (!own || own === around) return around
  if (chapter) return own
  // Inside the instructions 评标 tells the procedure, and a joint examination is one.
  if (around === 'instructions' && /^(评标|评审)$|资格.*符合性/.test(title)) return around
  if (around === 'form' && own === 'contract' && wholeContract.test(title) && !/类似|同类|业绩/.test(title)) return own
  if (around === 'contract' && own === 'technical' && requirementAnnex.test(title)) return own
  if (around === 'technical' && own === 'form' && letter.test(title)) return own
  if (around === 'technical' && own === 'other' && nonTechnical.test(title)) return own
  const allowed = mayBecome[around]
  if (!allowed || allowed.includes(own)) return own
  if (own === 'technical' && (around === 'notice' || around === 'qualification') && strictTechnical.test(title))
    return own
  if (own === 'instructions' && around === 'scoring' && strictInstructions.test(title)) return own
  if (own === 'instructions' && around === 'technical' && strictBid.test(title)) return own
  if (own === 'contract' && around === 'technical' && strictContract.test(title)) return own
  return around
}

const designWords = /设计|技术|建设(内容|规模|方案)|工程方案|设备|系统|配置|选型|布局|参数|架构|材料|工艺/

/** Feasibility studies and designs have no notice and no bidding procedure; an overview there tells of the present state. */
function designKind(name: string, own: SectionKind | null): SectionKind | null {
  const title = name.replace(/组织(架构|机构)|管理架构/, '组织')
  if (
    /资金|投资|财务|效益|风险|市场|招标|进度|组织|运营|结论|建议|社会|环境|节能|消防|安全|卫生|管理/.test(title) &&
    !designWords.test(title)
  )
    return 'other'
  if (own === 'notice') return 'background'
  if (own === 'instructions' || own === 'form') return /招标|投标/.test(title) ? 'instructions' : 'other'
  if (own === 'commercial' || own === 'contract') return 'other'
  if (own === 'technical' || own === null) return designWords.test(title) ? 'technical' : null
  return own
}
