import { type Evidence, evidenceFormat, evidenceVersion } from './evidence.ts'

/** Why a text is no record that can be replayed. */
export type EvidenceFault = 'not-json' | 'not-evidence' | 'other-version'

type Known = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Known => typeof value === 'object' && value !== null
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

function isFile(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.options)) return false
  const { path, sha256, findings, waived, baselined, options } = value
  if (typeof path !== 'string' || typeof sha256 !== 'string') return false
  if (![findings, waived, baselined].every((list) => Array.isArray(list) && list.every(isObject))) return false
  const { asOf, region, locale, baseline = [], ignoreWords = [], packs = [], fixed = [] } = options
  return (
    typeof asOf === 'string' &&
    (locale === 'zh' || locale === 'en') &&
    [region, baseline, ignoreWords, packs, fixed].every(isTexts) &&
    [options.rules, options.sections].every((map) => map === undefined || isObject(map))
  )
}

function isWaiver(value: unknown): boolean {
  return isObject(value) && typeof value.fingerprint === 'string' && typeof value.reason === 'string'
}

/** Reads the text of a record; gives the fault when it is none. */
export function readEvidence(text: string): Evidence | EvidenceFault {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not-json'
  }
  if (!isObject(value) || value.format !== evidenceFormat) return 'not-evidence'
  if (value.version !== evidenceVersion) return 'other-version'
  const { tool, files, laws, waivers } = value
  const whole =
    isObject(tool) &&
    typeof tool.version === 'string' &&
    typeof tool.rulesHash === 'string' &&
    Array.isArray(laws) &&
    Array.isArray(waivers) &&
    waivers.every(isWaiver) &&
    Array.isArray(files) &&
    files.every(isFile)
  return whole ? (value as unknown as Evidence) : 'not-evidence'
}
