import type { Io } from './io.ts'
import type { Settings } from './settings.ts'

/** Tells on stderr which entries of the waiver file have expired, and, when the `whole` project was checked, which waive nothing. */
export function warnOfWaivers(settings: Settings, used: ReadonlySet<string>, whole: boolean, io: Io): void {
  const { messages, waivers, asOf } = settings
  const note = (text: string): void => io.stderr.write(`${messages.warning(text)}\n`)
  const live = waivers.filter((waiver) => {
    const over = waiver.expires !== undefined && waiver.expires < asOf
    if (over) note(messages.expiredWaiver(waiver.fingerprint, waiver.expires!))
    return !over
  })
  // A waiver of a file that was not checked is not unused.
  const unused = whole ? live.filter((waiver) => !used.has(waiver.fingerprint)) : []
  if (unused.length > 0)
    note(messages.unusedWaivers(unused.length, unused.map((waiver) => waiver.fingerprint).join(' ')))
}
