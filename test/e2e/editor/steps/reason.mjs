import { expect } from '../driver/steps.mjs'

/**
 * Answers what the extension asks for a waiver of a rule: the first kind of reason, as its words first nothing, which it must not take,
 * then words; and the place, named as in the extension's code.
 */
export async function giveReason({ page, l10n }, rule, place) {
  const widget = page.locator('.quick-input-widget')
  const asked = (placeholder) => widget.locator(`input[placeholder="${l10n(placeholder)}"]`).waitFor()
  const focused = widget.locator('.quick-input-list .monaco-list-row.focused')
  const refusal = widget.locator('.quick-input-message', { hasText: l10n('A waiver needs a reason.') })

  await asked('Why may the clause stand?')
  await focused.waitFor()
  const kind = await focused.locator('.label-name').first().innerText()
  await page.keyboard.press('Enter')
  await widget.locator('.quick-input-title', { hasText: `${rule} · ${kind}` }).waitFor()
  await page.keyboard.press('Enter')
  await refusal.waitFor()
  await page.keyboard.insertText('专家论证意见第3号')
  await refusal.waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  await asked('Where is the waiver written?')
  await focused.waitFor()
  for (let left = 3; (await focused.locator('.label-name').first().innerText()) !== l10n(place); left--) {
    expect(left > 0, `the place “${l10n(place)}” is not offered`)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
