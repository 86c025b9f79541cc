import { isDate } from '../config/date.ts'

/** Today where the user sits, as YYYY-MM-DD, or the day that `set` names (the value of TENDERLINT_AS_OF). */
export function localDay(set?: string): string {
  if (set && isDate(set)) return set
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
