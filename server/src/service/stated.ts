import { isDate } from '../config/date.ts'
import type { SourceDocument } from '../core/block.ts'
import { type DocumentKind, documentKinds, type SectionKind, sectionKinds } from '../core/kinds.ts'
import type { CheckOptions } from './api.ts'

const documentNames: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^招标文件|^采购文件|^磋商文件|^谈判文件/, 'tender'],
  [/^采购需求/, 'procurement-requirement'],
  [/^可研|^可行性研究/, 'feasibility-study'],
  [/^初步设计|^初设|^设计方案/, 'preliminary-design'],
  [/^合同/, 'contract'],
  [/^验收/, 'acceptance'],
]

const sectionNames: readonly (readonly [RegExp, SectionKind])[] = [
  [/^资格/, 'qualification'],
  [/^技术/, 'technical'],
  [/^商务/, 'commercial'],
  [/^(评分|评审|评标)/, 'scoring'],
  [/^合同/, 'contract'],
  [/^公告/, 'notice'],
  [/^(投标|供应商)?(人)?须知/, 'instructions'],
  [/^格式/, 'form'],
  [/^(项目)?(现状|背景)/, 'background'],
  [/^引用|^法条|^法律/, 'legal-basis'],
  [/^其他/, 'other'],
]

function oneOf<T extends string>(
  text: string,
  values: readonly T[],
  names: readonly (readonly [RegExp, T])[],
): T | undefined {
  return values.find((value) => value === text.toLowerCase()) ?? names.find(([words]) => words.test(text))?.[1]
}

/**
 * The options with what the front matter states of the document: `kind`, `region`, `asOf` and `sections`
 * (`第五章=form, 技术部分=technical`), also under their Chinese names. It is stronger than config and editor settings, weaker than
 * what `options.fixed` names; a value that cannot be read is left out. `region` becomes empty when the document states its own.
 */
export function statedOptions({ frontMatter }: SourceDocument, options: CheckOptions): CheckOptions {
  if (frontMatter.length === 0) return options
  const stated = (key: 'asOf' | 'kind' | 'region' | 'sections', ...names: readonly string[]): string | undefined => {
    if (key !== 'sections' && options.fixed?.includes(key)) return undefined
    const entry = frontMatter.find((one) => one.key.toLowerCase() === key.toLowerCase() || names.includes(one.key))
    return entry?.value.trim() || undefined
  }
  const asOf = stated('asOf', '审查日期')
  const kind = stated('kind', '文件种类', '文件类型')
  const region = stated('region', '地区', '区域')
  const sections: Record<string, SectionKind> = {}
  for (const pair of stated('sections', '章节')?.split(/[,，;；]/) ?? []) {
    const [title = '', name = ''] = pair.split(/[=＝]/).map((part) => part.trim())
    const section = oneOf(name, sectionKinds, sectionNames)
    if (title && section) sections[title] = section
  }
  return {
    ...options,
    asOf: asOf && isDate(asOf) ? asOf : options.asOf,
    kind: (kind && oneOf(kind, documentKinds, documentNames)) || options.kind,
    region: region ? [] : options.region,
    // the first title that fits a heading decides, so the document's own come first
    sections: { ...sections, ...options.sections, ...sections },
  }
}
