/** What the page itself does: filters the list, sends what is clicked to the extension, takes a new body, and keeps filter and place. */
export const script = `
'use strict'
{
  const host = acquireVsCodeApi()
  const main = document.querySelector('main')
  const state = { certainty: '', scroll: 0, ...host.getState() }
  const apply = () => {
    const form = main.querySelector('form')
    if (form) for (const choice of form.elements.certainty) choice.checked = choice.value === state.certainty
    const items = [...main.querySelectorAll('li[data-certainty]')]
    for (const item of items) item.hidden = Boolean(form && state.certainty && item.dataset.certainty !== state.certainty)
    for (const group of main.querySelectorAll('[data-group]')) group.hidden = !group.querySelector('li[data-certainty]:not([hidden])')
    const none = document.getElementById('none')
    if (none) none.hidden = !items.length || items.some((item) => !item.hidden)
    host.setState(state)
  }
  main.addEventListener('change', ({ target }) => {
    if (target.name !== 'certainty') return
    state.certainty = target.value
    apply()
  })
  main.addEventListener('submit', (event) => event.preventDefault())
  main.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-action]')
    if (button) host.postMessage({ type: button.dataset.action, place: button.dataset.place })
  })
  addEventListener('scroll', () => {
    state.scroll = scrollY
    host.setState(state)
  })
  addEventListener('message', ({ data }) => {
    if (data.type !== 'body') return
    const focused = document.activeElement?.dataset.place
    const { scroll } = state
    main.innerHTML = data.html
    apply()
    if (focused) [...main.querySelectorAll('[data-place]')].find(({ dataset }) => dataset.place === focused)?.focus({ preventScroll: true })
    scrollTo(0, scroll)
  })
  const { scroll } = state
  apply()
  scrollTo(0, scroll)
  host.postMessage({ type: 'ready' })
}
`
