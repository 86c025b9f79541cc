import { env, l10n, type QuickPickItem, type Uri, window } from 'vscode'
import { type Form, readForms } from '../model/form-list.ts'
import type { Parts } from '../parts.ts'
import { runProgram } from '../run-program.ts'
import { programPath } from '../server-process.ts'
import { askTarget, produce } from './produce.ts'
import { exportSource, type Source } from './source.ts'

/** Writes a report of files from the explorer, or of the current document: Word, web page, workbook or table. */
export async function exportReport(parts: Parts, current: string | undefined, chosen: readonly Uri[]): Promise<void> {
  const source = await sourceOrTell(chosen, current)
  if (!source) return
  const filters = {
    [l10n.t('Word file')]: ['docx'],
    [l10n.t('Web page')]: ['html'],
    [l10n.t('Workbook')]: ['xlsx'],
    [l10n.t('Table (CSV)')]: ['csv'],
  }
  const title = l10n.t('Save the report')
  const target = await askTarget(source, l10n.t('{0} review report.docx', source.name), filters, title)
  if (target) await produce(parts, source, target, ['report'], l10n.t('Writing the report'))
}

/** Fills an official form for files from the explorer, or for the current document. */
export async function exportForm(parts: Parts, current: string | undefined, chosen: readonly Uri[]): Promise<void> {
  const source = await sourceOrTell(chosen, current)
  if (!source) return
  const form = await pickForm(parts, source)
  if (!form) return
  const filters = { [l10n.t('Word file')]: ['docx'] }
  const title = l10n.t('Save the form')
  const target = await askTarget(source, `${source.name} ${form.title}.docx`, filters, title)
  if (target) await produce(parts, source, target, ['report', '--form', form.id], l10n.t('Filling in the form'))
}

async function sourceOrTell(chosen: readonly Uri[], current: string | undefined): Promise<Source | null> {
  const source = await exportSource(chosen, current)
  if (!source) void window.showInformationMessage(l10n.t('Open a document, or choose a file in the explorer.'))
  return source
}

async function pickForm(parts: Parts, source: Source): Promise<Form | undefined> {
  // the English list has both titles
  const { stdout, stderr, status } = await runProgram({
    program: programPath(parts.context),
    args: ['report', '--list-forms', '--locale', 'en'],
    cwd: source.cwd,
  })
  const forms = readForms(stdout)
  if (status !== 0 || !forms.length) {
    void window.showErrorMessage(stderr.trim() || l10n.t('There are no forms.'))
    return undefined
  }
  const items = forms.map((form): QuickPickItem & { readonly form: Form } => ({
    label: form.title,
    description: form.id,
    ...(!env.language.startsWith('zh') && { detail: form.english }),
    form,
  }))
  const options = { title: l10n.t('Which form?'), matchOnDescription: true, matchOnDetail: true }
  return (await window.showQuickPick(items, options))?.form
}
