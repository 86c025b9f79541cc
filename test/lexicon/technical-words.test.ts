import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { spelling } from '../../server/src/language/spelling.ts'
import { compileDictionaries } from '../../server/src/lexicon/compile.ts'

const read = (name: string) => readFileSync(`dictionaries/technical-words/${name}`, 'utf8')
const compile = (words: string) =>
  compileDictionaries(
    [
      { path: 'technical-words/technical.aff', data: 'SET UTF-8\n' },
      { path: 'technical-words/technical.dic', data: words },
    ],
    '0',
  ).technicalWords

describe('technical words', () => {
  it('are carried as they stand', () => {
    expect(compile('3\nABS\nbus/S\nUSB\n')).toEqual({ affixes: 'SET UTF-8\n', words: '3\nABS\nbus/S\nUSB\n' })
  })
  it.each([
    ['a wrong number', '3\nABS\nUSB\n', 'the first line says 3, there are 2 words'],
    ['a wrong order', '2\nUSB\nABS\n', 'ABS stands in the wrong place'],
    ['a word twice', '2\nUSB\nUSB/S\n', 'USB stands twice'],
  ])('are refused for %s', (_, words, message) => expect(() => compile(words)).toThrow(message))
})

describe('the dictionary of the project', () => {
  const isKnown = spelling(() => ({ affixes: read('technical.aff'), words: read('technical.dic') }))

  it('is broad', () => expect(read('technical.dic').split('\n').length).toBeGreaterThan(2000))
  it.each([
    ...[
      'Mbps',
      'MPa',
      'Lux',
      'GHZ',
      'kVA',
      'HDMI',
      'RJ45',
      'Modbus',
      'ONVIF',
      'IEEE',
      'ASTM',
      'PDF',
      'DOCX',
      'Titanium',
    ],
    ...[
      'Cr',
      'SUS',
      'HRB',
      'EPDM',
      'RVV',
      'YJV',
      'WDZB',
      'DICOM',
      'PACS',
      'SpO2',
      'Linux',
      'Redis',
      'PoE',
      'XLR',
      'BIM',
    ],
    ...['Micro', 'Class', 'Type', 'Line', 'Mini', 'Auto', 'Full', 'Screens', 'Mirroring', 'CERTIFIED', 'Retrieve'],
  ])('knows %s', (word) => expect(isKnown(word)).toBe(true))
  it.each([
    'Aokang',
    'HXJ',
    'ELENESSA',
    'Huawei',
    'Hikvision',
    'Dahua',
    'Intel',
    'EPSON',
    'Apple',
    'Dolby',
    'VRV',
    'Lycra',
  ])('does not take the name %s for a word', (word) => expect(isKnown(word)).toBe(false))
})
