import { documentKinds, sectionKinds } from '../core/kinds.ts'

/** What a key of the config file holds. `perFile` keys may also stand in `overrides`. */
export type Field = FieldType & { readonly zh: string; readonly en: string; readonly perFile?: true }

type FieldType =
  | { readonly type: 'text'; readonly form?: TextForm }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'texts' }
  | { readonly type: 'map'; readonly values: readonly string[]; readonly names: 'rule' | 'any' }

export type TextForm = 'date'

export const ruleSettings = ['off', 'certain', 'review'] as const
export const failLevels = ['certain', 'review', 'never'] as const
export const locales = ['zh', 'en'] as const
export type FailLevel = (typeof failLevels)[number]
export type ConfigLocale = (typeof locales)[number]

/** The one description of tenderlint.config.json: types, validator and JSON schema come from it. */
export const fields = {
  $schema: { type: 'text', zh: 'JSON 架构的路径，供编辑器提示用。', en: 'Path of the JSON schema, for editors.' },
  region: {
    type: 'texts',
    perFile: true,
    zh: '项目所在地区，由大到小，如 ["安徽", "合肥"]。',
    en: 'Region of the project, outermost first, such as ["安徽", "合肥"].',
  },
  packs: {
    type: 'texts',
    perFile: true,
    zh: '选用的地方规则包，如 ["四域四化"]；名称见 docs/packs.md。',
    en: 'Local packs that hold, such as ["四域四化"]; names in docs/packs.md.',
  },
  kind: {
    type: 'choice',
    values: documentKinds,
    perFile: true,
    zh: '文件种类；不写则由标题和目录推断。',
    en: 'Document kind; inferred from title and outline when absent.',
  },
  asOf: {
    type: 'text',
    form: 'date',
    perFile: true,
    zh: '按哪一天的法律审查，写作 YYYY-MM-DD；不写则为当天。',
    en: 'The law of which day applies, YYYY-MM-DD; today when absent.',
  },
  locale: { type: 'choice', values: locales, zh: '输出语言。', en: 'Language of the output.' },
  rules: {
    type: 'map',
    values: ruleSettings,
    names: 'rule',
    perFile: true,
    zh: '规则编号或类别：off 关闭，certain 定为确定，review 定为待核实。',
    en: 'Rule id or category: off, or another certainty.',
  },
  sections: {
    type: 'map',
    values: sectionKinds,
    names: 'any',
    perFile: true,
    zh: '标题文字与章节种类的对应，用来纠正推断。',
    en: 'Heading text to section kind, to correct a wrong guess.',
  },
  ignore: {
    type: 'texts',
    zh: '不审查的路径，写法同 .gitignore，相对于本文件所在文件夹。',
    en: 'Paths that are not checked, written as in .gitignore, relative to the folder of this file.',
  },
  ignoreWords: {
    type: 'texts',
    perFile: true,
    zh: '在本项目中不算品牌的名称。',
    en: 'Names that are no brands in this project.',
  },
  waiverFile: {
    type: 'text',
    zh: '豁免文件的路径，默认 tenderlint.waivers.json。',
    en: 'Path of the waiver file; tenderlint.waivers.json by default.',
  },
  baseline: {
    type: 'text',
    zh: '基线文件的路径，默认 tenderlint.baseline.json：其中记下的问题不再列出。',
    en: 'Path of the baseline file, whose findings are not reported; tenderlint.baseline.json by default.',
  },
  stages: {
    type: 'texts',
    zh: '同一项目各阶段的文件，由先到后，如 ["1-可研.docx", "2-初设.docx", "3-招标文件.docx"]，相对于本文件所在文件夹。在编辑器中打开其中一份，即与前一阶段对比。',
    en: 'The files of one project by stage, earliest first, such as ["1-study.docx", "2-design.docx", "3-tender.docx"], relative to the folder of this file. An editor that opens one of them compares it with the stage before.',
  },
  failOn: {
    type: 'choice',
    values: failLevels,
    perFile: true,
    zh: '何时以退出码 1 结束：certain 有确定问题，review 有任何问题，never 从不。',
    en: 'What makes the exit status 1: certain findings, any finding (review), or nothing (never).',
  },
} as const satisfies Record<string, Field>

type ValueOf<F extends Field> = F extends { type: 'choice'; values: readonly (infer V)[] }
  ? V
  : F extends { type: 'texts' }
    ? readonly string[]
    : F extends { type: 'map'; values: readonly (infer V)[] }
      ? Readonly<Record<string, V>>
      : string

type Fields = typeof fields
type PerFileKey = { [K in keyof Fields]: Fields[K] extends { perFile: true } ? K : never }[keyof Fields]

/** The settings that may differ from file to file. */
export type FileSettings = { readonly [K in PerFileKey]?: ValueOf<Fields[K]> }

/** One entry of `overrides`: settings for the files that its globs (as in .gitignore) match. */
export type Override = FileSettings & { readonly files: readonly string[] }

/** The content of tenderlint.config.json. */
export type Config = { readonly [K in keyof Fields]?: ValueOf<Fields[K]> } & {
  readonly overrides?: readonly Override[]
}

/** Keys that may stand in an override, `files` left out. */
export const perFileKeys: readonly string[] = Object.entries<Field>(fields)
  .filter(([, field]) => field.perFile)
  .map(([key]) => key)

export const overrideWords = {
  zh: '只对部分文件生效的设置，后面的覆盖前面的。',
  en: 'Settings for some files only; later entries win.',
} as const
