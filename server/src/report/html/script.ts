/**
 * What the page itself does: hides the findings that the three choices leave out, with chapters and files that are left empty.
 * Without it everything is shown. A number under the choices says how many are shown, on paper too.
 */
export const script = `
'use strict'
{
  const form = document.querySelector('form')
  const shown = document.getElementById('shown')
  const findings = [...document.querySelectorAll('article')]
  const groups = [...document.querySelectorAll('[data-group]')]
  const chosen = ['certainty', 'category', 'file'].map((name) => [name, form.elements.namedItem(name)])
  const apply = () => {
    let count = 0
    for (const finding of findings) {
      const hide = chosen.some(([name, select]) => select.value !== '' && finding.dataset[name] !== select.value)
      finding.hidden = hide
      if (!hide) count++
    }
    const every = chosen.every(([, select]) => select.value === '')
    for (const group of groups) group.hidden = !every && !group.querySelector('article:not([hidden])')
    shown.textContent = shown.dataset.words.replace('{shown}', count).replace('{all}', findings.length)
    shown.hidden = every
  }
  form.hidden = findings.length === 0
  form.addEventListener('change', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(apply))
  // a link to a finding that is hidden shows it
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1))
    if (!target || !target.closest('[hidden]')) return
    form.reset()
    apply()
    target.scrollIntoView()
  }
  addEventListener('hashchange', reveal)
  apply()
  reveal()
}
`
