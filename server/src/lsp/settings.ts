import { isDate } from '../config/date.ts'
import { ruleSettings } from '../config/schema.ts'
import { type DocumentKind, documentKinds } from '../core/kinds.ts'
import type { CheckOptions, Locale } from '../service/api.ts'

/** The section `tenderlint` of the editor's settings. The project's config file is stronger, except for the locale. */
export interface EditorSettings {
  readonly region?: readonly string[]
  readonly asOf?: string
  readonly locale?: Locale
  readonly kind?: DocumentKind
  readonly rules?: NonNullable<CheckOptions['rules']>
  /** Show beside headings what the tool took the chapter for. */
  readonly sectionHints?: boolean
  /** Where waivers and section kinds are written: into the document, or into the project's files beside it. */
  readonly writeTo?: 'document' | 'project'
}

/** Takes what is right out of an unknown value; `faults` names the keys that are wrong. Empty values and `auto` count as absent. */
export function readSettings(value: unknown): {
  readonly settings: EditorSettings
  readonly faults: readonly string[]
} {
  if (typeof value !== 'object' || value === null) return { settings: {}, faults: [] }
  const given = value as Record<string, unknown>
  const settings: { -readonly [K in keyof EditorSettings]: EditorSettings[K] } = {}
  const faults: string[] = []
  const take = (key: keyof EditorSettings, read: (value: unknown) => boolean) => {
    const own = given[key]
    if (own !== undefined && own !== null && own !== '' && own !== 'auto' && !read(own))
      faults.push(`tenderlint.${key}`)
  }
  take('region', (region) => {
    if (!Array.isArray(region) || !region.every((name) => typeof name === 'string')) return false
    settings.region = region.map((name) => name.trim()).filter(Boolean)
    return true
  })
  take('asOf', (asOf) => {
    if (typeof asOf !== 'string' || !isDate(asOf)) return false
    settings.asOf = asOf
    return true
  })
  take('locale', (locale) => {
    if (locale !== 'zh' && locale !== 'en') return false
    settings.locale = locale
    return true
  })
  take('kind', (kind) => {
    const known = documentKinds.find((name) => name === kind)
    if (known) settings.kind = known
    return known !== undefined
  })
  take('sectionHints', (hints) => {
    if (typeof hints !== 'boolean') return false
    settings.sectionHints = hints
    return true
  })
  take('writeTo', (target) => {
    if (target !== 'document' && target !== 'project') return false
    settings.writeTo = target
    return true
  })
  take('rules', (rules) => {
    if (typeof rules !== 'object' || Array.isArray(rules)) return false
    const entries = Object.entries(rules as object)
    const right = entries.filter(([, setting]) => (ruleSettings as readonly unknown[]).includes(setting))
    settings.rules = Object.fromEntries(right)
    return right.length === entries.length
  })
  return { settings, faults }
}
