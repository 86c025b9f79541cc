import type { SectionKind } from '../core/kinds.ts'
import type { Dictionaries, ExampleData, RuleData } from '../core/rule.ts'
import { firstDay } from '../law/in-force.ts'
import { codedGuards } from '../rules/guards.ts'

const sectionNames: Readonly<Record<SectionKind, string>> = {
  qualification: '资格条件',
  technical: '技术要求',
  commercial: '商务要求',
  scoring: '评审标准',
  contract: '合同条款',
  notice: '公告',
  instructions: '投标人须知',
  form: '格式附件',
  background: '现状背景',
  'legal-basis': '法律依据',
  other: '其他',
}

/** The documentation page of a rule, in Chinese with an English summary, as Markdown. */
export function rulePage(rule: RuleData, data: Dictionaries): string {
  const guards = new Map([...data.guards, ...codedGuards].map((guard) => [guard.id, guard]))
  const named = (ids: readonly string[] | undefined) =>
    (ids ?? []).map((id) => `- \`${id}\`：${guards.get(id)?.title ?? ''}`)
  const sections =
    rule.where?.sections?.map((kind) => sectionNames[kind]).join('、') ?? '除格式附件、现状背景、法律依据外的各章节'
  const part = (title: string, lines: readonly string[]) => (lines.length ? [`## ${title}`, '', ...lines, ''] : [])
  return [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${rule.certainty === 'certain' ? '确定' : '待核实'} · 自 ${rule.since} 起`,
    '',
    ...part('查什么', [
      rule.message.replace(/\{[\w.-]+\}/g, '…'),
      ...(rule.question ? ['', rule.question] : []),
      '',
      `适用章节：${sections}。`,
    ]),
    ...part('为什么', [rule.why]),
    ...part(
      '法律依据',
      rule.basis.map((id) => basisLine(id, data)),
    ),
    ...part('问题示例', rule.examples.bad.map(example)),
    ...part('合规示例', rule.examples.good.map(example)),
    ...part('不报的情形', [
      ...named(rule.unless),
      ...rule.examples.excluded.map((item) => `- ${plain(item.text)}（\`${item.guard}\`）`),
    ]),
    ...part('降为待核实的情形', named(rule.doubt)),
    ...part(
      '建议写法',
      rule.rewrite.map(
        (rewrite) =>
          `- ${rewrite.title}：${rewrite.text.replace(/\{[\w.-]+\}/g, '…')}${rewrite.safe ? '（可批量替换）' : ''}`,
      ),
    ),
    ...part('确有必要时', [
      '在条款前写明理由：',
      '',
      '```markdown',
      `<!-- tenderlint-waive ${rule.id} -- 理由 -->`,
      '```',
    ]),
    ...part('In English', [`**${rule.titleEn}.** ${rule.whyEn}`]),
  ].join('\n')
}

function basisLine(id: string, data: Dictionaries): string {
  const [lawId, articleId] = id.split('/')
  const law = data.laws.find((candidate) => candidate.id === lawId)
  const article = law?.articles.find((candidate) => candidate.id === articleId)
  if (!law) return `- ${id}`
  const dates = law.until ? `${firstDay(law, false)} 至 ${law.until}` : `${firstDay(law, false)} 起施行`
  // an article that nobody has compared with the text is not cited
  const label = article?.verified ? article.label : ''
  const unverified = article && !article.verified ? '（`article: unverified`：条款号尚未与原文核对）' : ''
  return `- 《${law.title}》${law.number ? `（${law.number}）` : ''}${label}，${dates}：${article?.gist ?? ''}${unverified}`
}

function example(item: ExampleData): string {
  return `- ${item.text.replaceAll('[[', '**').replaceAll(']]', '**')}${item.section ? `（${sectionNames[item.section]}）` : ''}`
}

function plain(text: string): string {
  return text.replaceAll('[[', '').replaceAll(']]', '')
}

/** The list of all rules by category. */
export function ruleIndex(data: Dictionaries): string {
  const categories = [...new Set(data.rules.map((rule) => rule.category))]
  const rows = (category: string) =>
    data.rules
      .filter((rule) => rule.category === category)
      .map(
        (rule) =>
          `| [\`${rule.id}\`](rules/${rule.id}.md) | ${rule.title} | ${rule.certainty === 'certain' ? '确定' : '待核实'} |`,
      )
  return [
    '# 规则',
    '',
    `共 ${data.rules.length} 条。本页由 dictionaries/rules 生成，请勿手改。`,
    '',
    ...categories.flatMap((category) => [
      `## ${category}`,
      '',
      '| 规则 | 查什么 | 确定性 |',
      '|---|---|---|',
      ...rows(category),
      '',
    ]),
  ].join('\n')
}

/** The list of all guards with their examples. */
export function guardTable(data: Dictionaries): string {
  return [
    '# 排除理由',
    '',
    '命中规则后，下列理由之一成立的，不作为问题列出；`tenderlint explain` 会写明是哪一条。本页由 dictionaries/guards 生成，请勿手改。',
    '',
    '| 名称 | 理由 | 示例 |',
    '|---|---|---|',
    ...data.guards.map((guard) => `| \`${guard.id}\` | ${guard.title} | ${guard.examples.join('<br>')} |`),
    ...codedGuards.map((guard) => `| \`${guard.id}\` | ${guard.title} | |`),
    '',
    '## 词语边界（`word-boundary`）',
    '',
    '品牌、证书、机构、地名等词典名称，先过词语边界这一关，再谈规则：',
    '',
    '- 词典优先：更长的名称或者普通词语盖住了它，或者先开始的词语与它交叉，就不算这个名称（采用友好里没有用友，广东软件园里没有东软，三星级里没有三星）。普通词语列在 `dictionaries/ordinary-words`，各品牌的易混词列在品牌条目的 `lookalikes`。',
    '- 拉丁字母的名称，前后不得紧接字母或者数字。',
    '- 名称本身也是普通词语的（`common`：长城、联想、公牛……），要有旁证才算：后面是品牌、公司、系列或者产品名称（联想电脑），前面是“采用”“选用”等且后面断开，与其他品牌并列，或者后面紧接型号。',
    '',
  ].join('\n')
}
