import type { Locale } from '../service/api.ts'
import type { Messages } from './messages.ts'
import { en } from './messages-en.ts'
import { zh } from './messages-zh.ts'

/** The messages of a language. */
export function messagesOf(locale: Locale): Messages {
  return locale === 'en' ? en : zh
}

/** The language that the arguments ask for, before they are checked: errors about them should already speak it. */
export function localeIn(args: readonly string[]): Locale {
  const at = args.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='))
  if (at < 0) return 'zh'
  const value = args[at] === '--locale' ? args[at + 1] : args[at]!.slice('--locale='.length)
  return value === 'en' ? 'en' : 'zh'
}
