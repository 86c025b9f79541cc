import { describe, expect, it } from 'vitest'
import type { LexiconData } from '../../server/src/core/rule.ts'
import { completePlaces } from '../../server/src/law/places.ts'

const place = (name: string, parent = '') => ({
  name,
  aliases: [],
  attributes: parent ? { parent } : ({} as Record<string, string>),
  common: false,
})
const lexicon: LexiconData[] = [
  {
    slot: 'region',
    entries: [
      place('安徽省'),
      place('合肥市', '安徽省'),
      place('瑶海区', '合肥市'),
      place('江苏省'),
      place('南京市', '江苏省'),
      place('徐州市', '江苏省'),
      place('鼓楼区', '南京市'),
      place('鼓楼区', '徐州市'),
      place('广西壮族自治区'),
    ],
  },
]
const complete = completePlaces(() => lexicon)

describe('a place and the places above it', () => {
  it.each([
    [['瑶海区'], ['瑶海', '合肥', '安徽']],
    [
      ['合肥', '瑶海'],
      ['合肥', '瑶海', '安徽'],
    ],
    [['鼓楼区'], ['鼓楼']],
    [
      ['南京市', '鼓楼区'],
      ['南京', '鼓楼', '江苏'],
    ],
    [['广西壮族自治区'], ['广西']],
    [['某地'], ['某地']],
    [[], []],
  ])('%j -> %j', (names, places) => expect([...complete(names)].sort()).toEqual([...places].sort()))
})
