import { describe, expect, it } from 'vitest'
import { spelling } from '../../server/src/language/spelling.ts'

const affixes = 'SET UTF-8\n\nSFX S Y 1\nSFX S 0 s .\n'
const words = '4\nscreen/S\nRVV\nWindows\nmAh\n'

describe('spelling', () => {
  const isKnown = spelling(() => ({ affixes, words }))

  it.each([
    'screen',
    'Screen',
    'SCREEN',
    'screens',
    'SCREENS',
    'RVV',
    'Rvv',
    'Windows',
    'WINDOWS',
    'mAh',
  ])('knows %s', (word) => expect(isKnown(word)).toBe(true))
  it.each(['Velanto', 'screenss', 'RVVs', 'Windowses', 'constructor', 'toString'])('does not know %s', (word) =>
    expect(isKnown(word)).toBe(false))

  it('reads the dictionary when the first word is judged, and once', () => {
    let reads = 0
    const judge = spelling(() => {
      reads++
      return { affixes, words }
    })
    expect(reads).toBe(0)
    judge('screen')
    judge('Velanto')
    judge('screen')
    expect(reads).toBe(1)
  })

  it('forgets nothing that matters when very many words are judged', () => {
    for (let i = 0; i < 5000; i++) isKnown(`Velanto${i}`)
    expect(isKnown('Screen')).toBe(true)
    expect(isKnown('Velanto1')).toBe(false)
  })
})
