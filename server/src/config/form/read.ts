import { type Category, categories } from '../../core/kinds.ts'
import { type ProblemList, problemList } from '../problem.ts'
import { type JsonNode, properties } from '../tree.ts'
import { unknownName } from '../validate.ts'
import { type Fields, fieldsOf } from './fields.ts'
import {
  type CheckRow,
  columnSources,
  type FormData,
  type FormPart,
  findingGroups,
  formFacts,
  formPages,
  formScopes,
  type HandField,
} from './form.ts'
import { parseYaml } from './yaml-tree.ts'

const formKeys = ['id', 'title', 'titleEn', 'basis', 'page', 'per', 'head', 'body', 'tail', 'notes']
const partKeys: Readonly<Record<string, readonly string[]>> = {
  checklist: ['table', 'title', 'columns', 'choices', 'rows'],
  findings: ['table', 'title', 'columns', 'group', 'spare', 'categories', 'rules'],
  blank: ['table', 'title', 'fields'],
}
const tables = ['checklist', 'findings', 'blank'] as const

/** The value of a key that decides which others may stand beside it. */
function peek(node: JsonNode, key: string): JsonNode | undefined {
  return node.type === 'object' ? properties(node).find((property) => property.key === key)?.value : undefined
}

/** Notes names of rules and categories that do not exist; gives the categories. */
function answered(
  fields: Fields,
  known: readonly string[] | null,
  problems: ProblemList,
): { rules: readonly string[]; categories: readonly Category[] } {
  const note = (key: string, names: readonly string[], zh: string, en: string) => {
    for (const item of peek(fields.node, key)?.children ?? []) {
      if (typeof item.value === 'string' && !names.includes(item.value))
        unknownName(item, item.value, { zh, en }, names, problems)
    }
  }
  if (known) note('rules', known, '没有这条规则', 'no such rule')
  note('categories', categories, '没有这个类别', 'no such category')
  return { rules: fields.texts('rules'), categories: fields.texts('categories') as readonly Category[] }
}

function handFields(list: readonly Fields[]): HandField[] {
  return list.map((field) => ({ label: field.text('label'), lines: field.number('lines', 1, 1, 30) }))
}

function checkRow(fields: Fields, choices: readonly string[], known: readonly string[] | null, problems: ProblemList) {
  if (fields.has('heading')) return { heading: fields.text('heading') }
  const row: CheckRow = {
    text: fields.text('text'),
    ...answered(fields, known, problems),
    found: Math.max(0, choices.indexOf(fields.choice('found', choices, choices[0]!))),
    partial: fields.flag('partial'),
    verified: !fields.has('verified') || fields.flag('verified'),
  }
  return row
}

function formPart(fields: Fields, known: readonly string[] | null, problems: ProblemList): FormPart {
  const table = fields.choice('table', tables, 'blank')
  const title = fields.text('title', '')
  if (!fields.has('table')) fields.text('table')
  if (table === 'blank') return { table, title, fields: handFields(fields.objects('fields', () => ['label', 'lines'])) }
  if (table === 'findings') {
    const list = fields.objects('columns', () => ['label', 'shows', 'width'])
    if (list.length === 0 && !peek(fields.node, 'columns')?.children?.length) fields.text('columns')
    const columns = list.map((column) => ({
      label: column.text('label'),
      shows: column.choice('shows', columnSources, 'blank'),
      width: column.number('width', 10, 1, 100),
    }))
    const group = fields.choice('group', findingGroups, 'none')
    return {
      table,
      title,
      columns,
      group,
      spare: fields.number('spare', 0, 0, 50),
      ...answered(fields, known, problems),
    }
  }
  const labels = fields.object('columns', ['number', 'text', 'result'])
  const given = fields.texts('choices')
  const choices = given.length > 0 ? given : ['是', '否']
  const rows = fields.objects('rows', (item) =>
    peek(item, 'heading') ? ['heading'] : ['text', 'rules', 'categories', 'found', 'partial', 'verified'],
  )
  if (!fields.has('rows')) fields.text('rows')
  return {
    table,
    title,
    columns: {
      number: labels?.text('number', '序号') ?? '序号',
      text: labels?.text('text', '审查内容') ?? '审查内容',
      result: labels?.text('result', '审查结果') ?? '审查结果',
    },
    choices,
    rows: rows.map((row) => checkRow(row, choices, known, problems)),
  }
}

function formOf(root: JsonNode, known: readonly string[] | null, problems: ProblemList): FormData | null {
  const fields = fieldsOf(root, '', formKeys, problems)
  if (!fields) return null
  const id = fields.text('id')
  const idNode = peek(root, 'id')
  if (idNode && id !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    problems.add(idNode.offset, idNode.length, {
      zh: 'id 只能由小写字母、数字和连字符组成',
      en: 'id must be lower-case letters, digits and hyphens',
    })
  const title = fields.text('title')
  const head = fields
    .objects('head', () => ['label', 'fact', 'text', 'wide'])
    .map((field) => {
      if (field.has('fact') && field.has('text'))
        problems.add(field.node.offset, 1, { zh: 'fact 与 text 只能写一个', en: 'fact and text exclude each other' })
      const own = { label: field.text('label'), ...(field.flag('wide') && { wide: true }) }
      if (field.has('fact')) return { ...own, fact: field.choice('fact', formFacts, 'file') }
      return field.has('text') ? { ...own, text: field.text('text') } : own
    })
  const parts = fields.objects(
    'body',
    (item) => partKeys[String(peek(item, 'table')?.value)] ?? Object.values(partKeys).flat(),
  )
  if (!peek(root, 'body')?.children?.length) {
    problems.add(root.offset, 1, {
      zh: '缺少 body：表中至少要有一部分',
      en: 'body is missing: a form has at least one part',
    })
  }
  return {
    id,
    title,
    titleEn: fields.text('titleEn', title),
    basis: fields.text('basis', ''),
    page: fields.choice('page', formPages, 'portrait'),
    per: fields.choice('per', formScopes, 'file'),
    head,
    body: parts.map((part) => formPart(part, known, problems)),
    tail: handFields(fields.objects('tail', () => ['label', 'lines'])),
    notes: fields.texts('notes'),
  }
}

/**
 * Reads a form template. `file` is only a name here; `rules` are the rule ids that may be named, null leaves them unchecked.
 * Throws ConfigError with the places of all faults.
 */
export function parseForm(file: string, source: string, rules: readonly string[] | null): FormData {
  const problems = problemList(file, source)
  const root = parseYaml(source, problems)
  problems.settle()
  const form = root && formOf(root, rules, problems)
  problems.settle()
  return form!
}
