/**
 * What the page itself does: filters the list, sends what is clicked to the extension, moves along the findings with the arrow
 * keys, takes a new body, and keeps filter and place.
 */
export const script = `
'use strict'
{
  const host = acquireVsCodeApi()
  const main = document.querySelector('main')
  const state = { certainty: '', category: '', scroll: 0, ...host.getState(), uri: document.body.dataset.uri }
  const keep = () => host.setState(state)
  const shownPlaces = () => [...main.querySelectorAll('li[data-finding]:not([hidden]) .place')]
  const apply = () => {
    const form = main.querySelector('form')
    if (!form) return
    const known = [...form.elements.category.options].some(({ value }) => value === state.category)
    if (!known) state.category = ''
    form.elements.category.value = state.category
    for (const choice of form.elements.certainty) choice.checked = choice.value === state.certainty
    for (const item of main.querySelectorAll('li[data-finding]')) {
      item.hidden = ['certainty', 'category'].some((key) => state[key] && item.dataset[key] !== state[key])
    }
    for (const group of main.querySelectorAll('[data-group]')) group.hidden = !group.querySelector('li[data-finding]:not([hidden])')
    document.getElementById('none').hidden = shownPlaces().length > 0
    keep()
  }
  main.addEventListener('change', ({ target }) => {
    if (target.name !== 'certainty' && target.name !== 'category') return
    state[target.name] = target.value
    apply()
  })
  main.addEventListener('submit', (event) => event.preventDefault())
  main.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-action]')
    if (!button) return
    const item = button.closest('[data-finding]')
    host.postMessage({ type: button.dataset.action, fingerprint: item?.dataset.finding, rule: button.dataset.rule })
  })
  main.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !event.target.matches('.place')) return
    const places = shownPlaces()
    const next = places[places.indexOf(event.target) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
  addEventListener('scroll', () => {
    state.scroll = scrollY
    keep()
  })
  addEventListener('message', ({ data }) => {
    if (data.type !== 'body') return
    const focused = document.activeElement?.closest('[data-finding]')?.dataset.finding
    const open = new Set([...main.querySelectorAll('[data-finding]:has(details[open])')].map((one) => one.dataset.finding))
    const { scroll } = state
    main.innerHTML = data.html
    apply()
    for (const item of main.querySelectorAll('[data-finding]')) {
      if (open.has(item.dataset.finding)) item.querySelector('details')?.setAttribute('open', '')
      if (item.dataset.finding === focused) item.querySelector('.place').focus({ preventScroll: true })
    }
    scrollTo(0, scroll)
  })
  const { scroll } = state
  apply()
  scrollTo(0, scroll)
  keep()
  host.postMessage({ type: 'ready' })
}
`
