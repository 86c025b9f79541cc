import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import { mayBecome, sectionWords } from './words.ts'

/** Kind that a title speaks for, without its number; null when it says nothing. */
export function titleKind(title: string): SectionKind | null {
  for (const [kind, words] of sectionWords) if (words.test(title)) return kind
  return null
}

const strictTechnical = /技术(参数|要求|需求|规格|指标)|用户需求|^(项目|招标)?采购需求$|参数要求/
const strictInstructions = /委员会|小组|程序|纪律|无效|废标|澄清|^开标/
const strictContract = /合同条款|合同文本|合同范本|合同草案/
const inDesign = new Set<DocumentKind>(['feasibility-study', 'preliminary-design'])

/** Section kind of a heading, from its title, the section around it, and whether it opens a chapter. */
export function headingKind(title: string, around: SectionKind, chapter: boolean, document: DocumentKind): SectionKind {
  let own = titleKind(title)
  if (inDesign.has(document)) own = designKind(title, own)
  if (!own || own === around) return around
  if (chapter) return own
  const allowed = mayBecome[around]
  if (!allowed || allowed.includes(own)) return own
  if (own === 'technical' && (around === 'notice' || around === 'qualification') && strictTechnical.test(title)) return own
  if (own === 'instructions' && around === 'scoring' && strictInstructions.test(title)) return own
  if (own === 'contract' && around === 'technical' && strictContract.test(title)) return own
  return around
}

/** Feasibility studies and designs have no notice and no bidding procedure; an overview there tells of the present state. */
function designKind(title: string, own: SectionKind | null): SectionKind | null {
  if (own === 'notice') return 'background'
  if (own === 'instructions' || own === 'form') return /招标|投标/.test(title) ? 'instructions' : 'other'
  if (own === 'commercial' || own === 'contract') return 'other'
  if (own === null && /方案|设计|建设|技术/.test(title)) return 'technical'
  return own
}
