import { baselineWords, entryPattern } from './baseline.ts'
import { type Field, fields, overrideWords, perFileKeys } from './schema.ts'
import { waiverWords } from './waivers.ts'

type Json = Record<string, unknown>

function property(field: Field): Json {
  const description = `${field.zh} ${field.en}`
  if (field.type === 'choice') return { description, enum: field.values }
  if (field.type === 'texts') return { description, type: 'array', items: { type: 'string', minLength: 1 } }
  if (field.type === 'map') return { description, type: 'object', additionalProperties: { enum: field.values } }
  return field.form === 'date'
    ? { description, type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }
    : { description, type: 'string', minLength: 1 }
}

/** The JSON schema (draft-07) of tenderlint.config.json; schema/tenderlint.config.schema.json is written from it. */
export function jsonSchema(): object {
  const all: readonly [string, Field][] = Object.entries(fields)
  const own = Object.fromEntries(all.map(([key, field]) => [key, property(field)]))
  const some = Object.fromEntries(
    all.filter(([key]) => perFileKeys.includes(key)).map(([key, field]) => [key, property(field)]),
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'tenderlint.config.json',
    type: 'object',
    allowTrailingCommas: true,
    allowComments: true,
    properties: {
      ...own,
      overrides: {
        description: `${overrideWords.zh} ${overrideWords.en}`,
        type: 'array',
        items: {
          type: 'object',
          properties: {
            files: {
              description: '适用的文件，写法同 .gitignore。 The files it is for, written as in .gitignore.',
              type: 'array',
              items: { type: 'string', minLength: 1 },
              minItems: 1,
            },
            ...some,
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
  }
}

/** The JSON schema (draft-07) of tenderlint.waivers.json; schema/tenderlint.waivers.schema.json is written from it. */
export function waiverSchema(): object {
  const text = (key: keyof typeof waiverWords): Json => ({
    description: `${waiverWords[key].zh} ${waiverWords[key].en}`,
    type: 'string',
    ...(key === 'expires' ? { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } : { minLength: 1 }),
  })
  const keys = Object.keys(waiverWords) as (keyof typeof waiverWords)[]
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'tenderlint.waivers.json',
    type: 'array',
    allowTrailingCommas: true,
    allowComments: true,
    items: {
      type: 'object',
      properties: Object.fromEntries(keys.map((key) => [key, text(key)])),
      required: ['fingerprint', 'reason'],
      additionalProperties: false,
    },
  }
}

/** The JSON schema (draft-07) of tenderlint.baseline.json; schema/tenderlint.baseline.schema.json is written from it. */
export function baselineSchema(): object {
  const description = (key: keyof typeof baselineWords): string => `${baselineWords[key].zh} ${baselineWords[key].en}`
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'tenderlint.baseline.json',
    type: 'object',
    properties: {
      version: { description: description('version'), const: 1 },
      files: {
        description: description('files'),
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string', pattern: entryPattern } },
      },
    },
    required: ['version', 'files'],
    additionalProperties: false,
  }
}
