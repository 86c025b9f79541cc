import pc from 'picocolors'
import { nearest } from '../../config/nearest.ts'
import { categories, certainties } from '../../core/kinds.ts'
import type { LawData, RuleData } from '../../core/rule.ts'
import { firstDay } from '../../law/in-force.ts'
import { rulePagePath } from '../../report/sarif.ts'
import { textWidth } from '../../report/width.ts'
import { certaintyName, kindName } from '../../report/words.ts'
import type { Linter, Locale } from '../../service/api.ts'
import type { Arguments } from '../arguments.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { wantsColour } from '../settings.ts'

type Colours = ReturnType<typeof pc.createColors>

function list(rules: readonly RuleData[], locale: Locale, colours: Colours): string {
  const lines: string[] = []
  for (const category of categories) {
    const own = rules.filter((rule) => rule.category === category)
    if (own.length === 0) continue
    lines.push(colours.bold(`${kindName('category', category, locale)}  ${colours.dim(category)}`))
    const wide = Math.max(...own.map((rule) => rule.id.length))
    const second = Math.max(...certainties.map((certainty) => textWidth(certaintyName(certainty, locale))))
    for (const rule of own.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const title = locale === 'en' ? rule.titleEn : rule.title
      const name = certaintyName(rule.certainty, locale)
      const certainty = name + ' '.repeat(second - textWidth(name))
      lines.push(`  ${rule.id.padEnd(wide)}  ${certainty}  ${title}`)
    }
    lines.push('')
  }
  return lines.join('\n')
}

/** Law, article and its gist for one basis id (`law/article`). */
function basisLines(id: string, laws: readonly LawData[], locale: Locale): string[] {
  const [lawId, articleId] = id.split('/')
  const law = laws.find((l) => l.id === lawId)
  const article = law?.articles.find((a) => a.id === articleId)
  if (!law || !article) return [`  ${id}`]
  const number = law.number ? `（${law.number}）` : ''
  const from = firstDay(law, locale === 'en')
  const time =
    locale === 'en'
      ? law.until
        ? `${from} to ${law.until}`
        : `since ${from}`
      : law.until
        ? `${from} 至 ${law.until}`
        : `${from} 起施行`
  return [
    `  《${law.title}》${number}${article.label}  ${time}`,
    `    ${locale === 'en' ? article.gistEn : article.gist}`,
  ]
}

function whole(rule: RuleData, { laws, guards }: Linter, locale: Locale, colours: Colours): string {
  const en = locale === 'en'
  const title = (zh: string, english: string): string => colours.bold(en ? english : zh)
  const where = rule.where
  const guard = (id: string): string => {
    const found = guards.find((candidate) => candidate.id === id)
    return `  ${id}${found ? `  ${en ? found.titleEn : found.title}` : ''}`
  }
  const sections = where?.sections?.map((s) => kindName('section', s, locale)).join(en ? ', ' : '、')
  const kinds = where?.kinds?.map((k) => kindName('document', k, locale)).join(en ? ', ' : '、')
  const certainty = certaintyName(rule.certainty, locale)
  const lines = [
    `${colours.bold(rule.id)}  ${certainty}  ${kindName('category', rule.category, locale)}`,
    en ? rule.titleEn : rule.title,
    '',
    title('理由', 'Why'),
    `  ${en ? rule.whyEn : rule.why}`,
  ]
  if (sections) lines.push(title('适用章节', 'Sections'), `  ${sections}`)
  if (kinds) lines.push(title('适用文件', 'Documents'), `  ${kinds}`)
  lines.push(title('依据', 'Law'), ...rule.basis.flatMap((id) => basisLines(id, laws, locale)))
  if (rule.unless?.length) lines.push(title('排除情形', 'Excused by'), ...rule.unless.map(guard))
  if (rule.doubt?.length) lines.push(title('降为待核实的情形', 'Lowered to review by'), ...rule.doubt.map(guard))
  if (rule.rewrite.length > 0) {
    lines.push(title('改写', 'Rewrites'))
    for (const rewrite of rule.rewrite) {
      const safe = rewrite.safe ? (en ? ' (safe)' : '（可批量修改）') : ''
      lines.push(`  ${en ? rewrite.titleEn : rewrite.title}${safe}`, `    ${rewrite.text.replace(/\{[\w.-]+\}/g, '…')}`)
    }
  }
  lines.push(title('问题示例', 'Bad examples'), ...rule.examples.bad.map((e) => `  ✗ ${e.text}`))
  lines.push(title('合格示例', 'Good examples'), ...rule.examples.good.map((e) => `  ✓ ${e.text}`))
  lines.push('', colours.dim(rulePagePath(rule.id)), '')
  return lines.join('\n')
}

/** `tenderlint rules [ID]`: all rules by category (or one category's), or one in full with its law. */
export async function rules(args: Arguments, io: Io, messages: Messages): Promise<ExitStatus> {
  const linter = await io.linter()
  const locale = args.given.locale === 'en' ? 'en' : 'zh'
  const colours = pc.createColors(wantsColour(args.given, io))
  const id = args.operands[0]
  const inCategory = linter.rules.filter((rule) => rule.category === id)
  if (id === undefined || inCategory.length > 0) {
    io.stdout.write(list(id === undefined ? linter.rules : inCategory, locale, colours))
    return 0
  }
  const rule = linter.rules.find((r) => r.id === id) ?? linter.rules.find((r) => r.id.endsWith(`/${id}`))
  if (!rule) {
    const names = linter.rules.map((r) => r.id)
    // The second half of an id is enough to name a rule, so it is enough to misspell one.
    const short = nearest(
      id.split('/').at(-1)!,
      names.map((name) => name.split('/')[1]!),
    )
    const near = nearest(id, [...names, ...categories]) ?? names.find((name) => name.endsWith(`/${short}`)) ?? null
    throw new UsageError(messages.noRule(id, near))
  }
  io.stdout.write(whole(rule, linter, locale, colours))
  return 0
}
