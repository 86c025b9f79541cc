// What an author's hands and eyes do in the workbench. Keyboard wherever it can be: an overlay of VS Code eats clicks on menus.
import { existsSync, readFileSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Machines are noisy: a wait ends when what it waits for is there, and fails only when it surely never comes. */
export const patience = 60_000

export const squiggles = {
  error: '.monaco-editor .squiggly-error',
  warning: '.monaco-editor .squiggly-warning',
  information: '.monaco-editor .squiggly-info',
}

/** Opens the workspace in a new page and waits for the workbench. */
export async function openWorkbench(browser, server, { width = 1400, height = 1500, scale = 1, locale } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  await page.goto(`${server.url}/?folder=${encodeURIComponent(server.folder)}`)
  await page.waitForSelector('.monaco-workbench .explorer-folders-view .monaco-list-row')
  return page
}

/** Opens a file at the top of the workspace from the explorer. */
export async function openFile(page, name) {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick()
  await page.locator('.tab.active', { hasText: name }).waitFor()
  await page.waitForSelector('.editor-group-container.active .monaco-editor .view-line')
  await page.keyboard.press('Control+1')
  await page.waitForSelector('.editor-group-container.active .monaco-editor.focused')
}

/** Shows the input at the top by a key and adds words to what it begins with; never types into the text below. */
async function quickInput(page, key, words) {
  const input = page.locator('.quick-input-widget .quick-input-box input')
  // an editor that takes the focus at that moment closes it again
  for (const limit = Date.now() + patience; ; ) {
    await page.keyboard.press(key)
    if (await appears(input, 3000)) {
      const filled = input
        .inputValue({ timeout: 2000 })
        .then((own) => input.fill(own.slice(0, 1) + words, { timeout: 2000 }))
      if (
        await filled.then(
          () => true,
          () => false,
        )
      )
        return
    }
    if (Date.now() > limit) throw Error(`the input at the top does not stay (${key})`)
  }
}

/** Runs a command by its title in the command palette. */
export async function runCommand(page, title) {
  await quickInput(page, 'F1', title)
  const rows = page.locator('.quick-input-list .monaco-list-row')
  await rows.filter({ hasText: title }).first().waitFor()
  const focused = page.locator('.quick-input-list .monaco-list-row.focused .quick-input-list-row').first()
  for (let left = 20; (await focused.innerText()).split('\n')[0].trim() !== title; left--) {
    if (left === 0) throw Error(`no command “${title}” in the palette`)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await rows.filter({ hasText: title }).first().waitFor({ state: 'hidden' })
}

/** Puts the cursor at a 1-based line and column. */
export async function goTo(page, { line, column }) {
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor()
  // newer versions take a Chinese character for two columns, and say so in the status bar too: only the line is asked for
  await quickInput(page, 'Control+g', `${line}:1`)
  await page.keyboard.press('Enter')
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
  await page.waitForSelector('.monaco-editor.focused')
  for (let left = column - 1; left > 0; left--) await page.keyboard.press('ArrowRight')
}

/** Number of marks of each kind on the screen. */
export function countSquiggles(page) {
  return page.evaluate(
    (kinds) =>
      Object.fromEntries(Object.entries(kinds).map(([kind, css]) => [kind, document.querySelectorAll(css).length])),
    squiggles,
  )
}

/** Waits until the marks on the screen are these many, and fails with what there was. */
export async function waitSquiggles(page, expected) {
  const same = ([kinds, wanted]) =>
    Object.entries(kinds).every(([kind, css]) => document.querySelectorAll(css).length === wanted[kind])
  await page.waitForFunction(same, [squiggles, expected]).catch(async () => {
    throw Error(`squiggles ${JSON.stringify(await countSquiggles(page))} instead of ${JSON.stringify(expected)}`)
  })
}

/** Opens the quick fix menu at the cursor; gives the titles in it. */
export async function quickFixes(page) {
  const rows = page.locator('.action-widget .monaco-list-row.action')
  // VS Code drops a question that its own automatic one overtakes, and says nothing: it is asked until it answers
  for (const limit = Date.now() + patience; ; ) {
    await page.keyboard.press('Control+.')
    if (await appears(rows.first(), 3000)) return await rows.allInnerTexts()
    if (Date.now() > limit) throw Error('no quick fixes are offered at the cursor')
    await page.keyboard.press('Escape')
  }
}

/** Whether something comes in sight, or to another state, within so many milliseconds. */
export function appears(locator, timeout, state = 'visible') {
  return locator.waitFor({ timeout, state }).then(
    () => true,
    () => false,
  )
}

/** Chooses an item of the open quick fix menu by a part of its title. */
export async function chooseFix(page, part) {
  const focused = page.locator('.action-widget .monaco-list-row.focused')
  await focused.waitFor()
  const seen = new Set()
  for (;;) {
    const title = await focused.innerText()
    if (title.includes(part)) break
    if (seen.has(title)) throw Error(`no quick fix with “${part}” among ${[...seen].join(' / ')}`)
    seen.add(title)
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(
      (before) => document.querySelector('.action-widget .monaco-list-row.focused')?.innerText !== before,
      title,
    )
  }
  await page.keyboard.press('Enter')
  await focused.waitFor({ state: 'hidden' })
}

/** Saves the active file and waits until its tab is clean and the file on disk holds what `accept` wants; gives its text. */
export async function save(page, path, accept) {
  await page.keyboard.press('Control+s')
  await page.locator('.tab.active:not(.dirty)').waitFor()
  return await fileHolding(path, accept)
}

/** The text of a file as soon as `accept` takes it. */
export function fileHolding(path, accept) {
  return new Promise((resolve, reject) => {
    const read = () => {
      try {
        return readFileSync(path, 'utf8')
      } catch {
        return ''
      }
    }
    const done = (settle) => {
      clearTimeout(limit)
      watcher.close()
      settle()
    }
    const look = () => {
      const text = read()
      if (accept(text)) done(() => resolve(text))
    }
    const limit = setTimeout(() => {
      done(() => reject(Error(`${basename(path)} on disk is not as expected:\n${read().slice(0, 3000)}`)))
    }, patience)
    const watcher = watch(dirname(path), look)
    look()
  })
}

/** Hovers a mark and waits until the hover says all these words. */
export async function hover(page, mark, words) {
  // after an edit or a scroll VS Code draws marks anew
  let box = null
  for (const limit = Date.now() + patience; !box; box = await mark.boundingBox()) {
    if (Date.now() > limit) throw Error('there is no mark to hover')
    await mark.waitFor()
  }
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const shown = () =>
    [...document.querySelectorAll('.monaco-hover:not(.hidden) .hover-contents')].map((one) => one.innerText).join('\n')
  const all = new Function('words', `return words.every((word) => (${shown})().includes(word))`)
  await page.waitForFunction(all, words).catch(async () => {
    const text = await page.evaluate(shown)
    throw Error(`the hover does not say ${words.filter((word) => !text.includes(word)).join(' / ')}:\n${text}`)
  })
}

/** Answers VS Code's own dialog for a file, after it has put in what it proposes: the end of that is `proposed`. */
export async function giveFile(page, path, proposed) {
  const input = page.locator('.quick-input-widget .quick-input-box input')
  const holds = (end) =>
    page.waitForFunction((wanted) => {
      const box = document.querySelector('.quick-input-widget .quick-input-box input')
      return box?.checkVisibility() && box.value.endsWith(wanted)
    }, end)
  await holds(proposed)
  // it puts its proposal in once more when it has read the folder, which it then lists
  await page.locator('.quick-input-list .monaco-list-row', { hasText: '..' }).first().waitFor()
  for (let tries = 3; (await input.inputValue()) !== path; tries--) {
    if (tries === 0) throw Error(`the dialog keeps “${await input.inputValue()}”`)
    await input.fill(path)
    await page.waitForFunction(() =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => true),
    )
  }
  await input.press('Enter')
}

/** Chooses an item of the context menu of something, by its whole title and with the keyboard. */
export async function fromMenu(page, of, title) {
  const items = page.locator('.context-view .monaco-menu .action-item')
  const wanted = items.filter({ has: page.locator(`.action-label[aria-label="${title}"]`) })
  // a menu that is opened before VS Code has read what extensions contribute does not grow: it is opened anew
  for (const limit = Date.now() + patience; ; ) {
    await of.click({ button: 'right' })
    await items.first().waitFor()
    if (await wanted.count()) break
    if (Date.now() > limit) throw Error(`no “${title}” among ${(await items.allInnerTexts()).join(' / ')}`)
    await page.keyboard.press('Escape')
    await items.first().waitFor({ state: 'hidden' })
  }
  const focused = page.locator('.context-view .monaco-menu .action-item.focused .action-label')
  for (let left = (await items.count()) + 1; ; left--) {
    if (left === 0) throw Error(`“${title}” cannot be reached in the menu`)
    await page.keyboard.press('ArrowDown')
    if ((await focused.getAttribute('aria-label')) === title) break
  }
  await page.keyboard.press('Enter')
  await items.first().waitFor({ state: 'hidden' })
}

/** Takes the suggestion with this label after asking for suggestions by hand. */
export async function complete(page, label) {
  const widget = page.locator('.suggest-widget.visible')
  const row = widget.locator('.monaco-list-row', { hasText: label }).first()
  for (const limit = Date.now() + patience; ; ) {
    await page.keyboard.press('Control+Space')
    if (await appears(row, 3000)) break
    if (Date.now() > limit) throw Error(`“${label}” is not suggested`)
    await page.keyboard.press('Escape')
  }
  const focused = widget.locator('.monaco-list-row.focused')
  for (let left = 60; !(await focused.innerText()).includes(label); left--) {
    if (left === 0) throw Error(`“${label}” cannot be reached`)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await widget.waitFor({ state: 'hidden' })
}

/** Shows the problems and waits until there are so many; gives what the rows say. */
export async function problems(page, number) {
  await page.keyboard.press('Control+Shift+m')
  const panel = page.locator('.markers-panel')
  await panel.waitFor({ state: 'visible' })
  const rows = panel.locator('.monaco-list-row[aria-level="2"]')
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.markers-panel .monaco-list-row[aria-level="2"]').length >= wanted,
    number,
  )
  const texts = await rows.allInnerTexts()
  await page.keyboard.press('Control+j')
  await panel.waitFor({ state: 'hidden' })
  return texts
}

/** The bytes of a file that is being written, as soon as it is whole: it has an end record of a zip archive. */
export async function waitFile(path) {
  await fileHolding(path, () => existsSync(path) && readFileSync(path).includes('PK\u0005\u0006'))
  return readFileSync(path)
}

/** Closes all editors; what is not saved is given up. */
export async function closeAll(page) {
  await runCommand(page, 'View: Close All Editors')
  const ask = page.locator('.monaco-dialog-box .monaco-button', { hasText: /Don't Save|不保存/ })
  const gone = page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' })
  await Promise.race([ask.click().catch(() => {}), gone])
  await gone
}
