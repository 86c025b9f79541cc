// The extension in a browser without Node: everything else there is done with the steps of every author.
import { expect } from '../driver/steps.mjs'
import { closeAll, runCommand } from '../driver/workbench.mjs'
import { document, openChecked } from './author.mjs'
import { languageServers } from './life.mjs'

export const webSteps = [
  {
    name: 'the extension and its server run in workers of the browser, with the findings of the desktop',
    files: document('00-浏览器.md'),
    async run(context) {
      const { page, server } = context
      const findings = await openChecked(context, '00-浏览器.md')
      expect(!languageServers(server.group).length, 'a language server is running outside the browser')
      const names = await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.name)))
      // VS Code names a worker that an extension starts after the host that it belongs to
      const own = names.filter((name) => /^(WorkerExtensionHost|ExtensionHostWorker) -> /.test(name))
      expect(own.length === 1, `workers: ${names.join(', ')}`)
      await runCommand(page, 'Developer: Show Running Extensions')
      const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'TenderLint' })
      await row.filter({ hasText: 'web worker' }).waitFor()
      const time = await row.locator('.activation-time').innerText()
      await page.keyboard.press('Escape')
      await closeAll(page)
      return `${findings.length} findings; ${time}`
    },
  },
]
