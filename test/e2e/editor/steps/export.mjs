// What the extension writes with its bundled program: the check of a workspace, reports, official forms, annotated Word files.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { repository } from '../driver/places.mjs'
import { expect, findingsOf, needsCommands } from '../driver/steps.mjs'
import { giveFile, runCommand, waitFile } from '../driver/workbench.mjs'
import { document, openChecked } from './author.mjs'
import { explorer, showSideBar } from './views.mjs'

const word = readFileSync(join(repository, 'test/samples/采购需求.docx'))

export const exportSteps = [
  {
    name: 'checking the workspace lists its files, Word files too',
    files: () => ({ '整个/采购需求.docx': word }),
    needs: needsCommands('tenderlint.checkWorkspace'),
    async run({ page, title, shot }) {
      await showSideBar(page)
      await runCommand(page, title('tenderlint.checkWorkspace'))
      const rows = page.locator('.sidebar .pane-body .monaco-list-row', { hasText: '采购需求.docx' })
      await rows.first().waitFor()
      const told = page.locator('.notification-toast .notification-list-item-message', { hasText: /\d+/ }).last()
      await told.waitFor()
      await shot('workspace')
      return await told.innerText()
    },
  },
  {
    name: 'a report is exported as a Word file',
    files: document('24-导出.md'),
    needs: needsCommands('tenderlint.exportReport'),
    async run(context) {
      const { page, title, path } = context
      await explorer(page)
      await openChecked(context, '24-导出.md')
      await runCommand(page, title('tenderlint.exportReport'))
      await giveFile(page, path('24-意见.docx'), '.docx')
      const bytes = await waitFile(path('24-意见.docx'))
      const text = strFromU8(unzipSync(bytes)['word/document.xml'])
      expect(text.includes('注册资本'), 'the report does not have the findings')
    },
  },
  {
    name: 'a Word file is annotated in a copy',
    files: () => ({ '25-采购需求.docx': word }),
    needs: needsCommands('tenderlint.annotate'),
    async run({ page, title, path, zh }) {
      const before = readFileSync(path('25-采购需求.docx'))
      await runCommand(page, title('tenderlint.annotate'))
      await giveFile(page, path('25-采购需求.docx'), '/')
      await giveFile(page, path('25-批注.docx'), zh ? '（批注）.docx' : ' annotated.docx')
      const parts = unzipSync(await waitFile(path('25-批注.docx')))
      const comments = strFromU8(parts['word/comments.xml']).match(/<w:comment /g)?.length ?? 0
      const findings = findingsOf(path('25-采购需求.docx')).length
      expect(comments >= findings && findings > 0, `${comments} comments for ${findings} findings`)
      expect(readFileSync(path('25-采购需求.docx')).equals(before), 'the file itself was changed')
      return `${comments} comments`
    },
  },
  {
    name: 'an official form is filled as a Word file',
    files: document('26-表格.md'),
    needs: needsCommands('tenderlint.exportForm'),
    async run(context) {
      const { page, title, path, l10n } = context
      await explorer(page)
      await openChecked(context, '26-表格.md')
      await runCommand(page, title('tenderlint.exportForm'))
      await page.locator('.quick-input-title', { hasText: l10n('Which form?') }).waitFor()
      const row = page.locator('.quick-input-list .monaco-list-row').first()
      await row.waitFor()
      const form = await row.locator('.label-name').first().innerText()
      await page.keyboard.press('Enter')
      await giveFile(page, path('26-表.docx'), `${form}.docx`)
      const text = strFromU8(unzipSync(await waitFile(path('26-表.docx')))['word/document.xml']).replaceAll(
        /<[^>]*>/g,
        '',
      )
      expect(text.includes(form.replace(/^《|》$/g, '').slice(0, 6)), `the file is no “${form}”`)
      return form
    },
  },
]
