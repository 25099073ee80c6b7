/** Instants in reports: always with the time zone of the convention handed in, never the machine's by accident. */
import type { Instant, Language } from '../protocol/messages.ts'

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

/** "2027-01-15 14:03:07", which sorts, and which every spreadsheet takes for a time. */
export function timeWriter(timeZone: string): (at: Instant) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  return (at) => format.format(at)
}

/** "15. Januar 2027, 14:03:07" */
export function longTimeWriter(language: Language, timeZone: string): (at: Instant) => string {
  const locale = locales[language]
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone })
  return (at) => `${day.format(at)}, ${time.format(at)}`
}

/** "2027-01-15" to "2027-01-17" as "15.–17. Januar 2027"; either may be ''. */
export function daysText(startsOn: string, endsOn: string, language: Language): string {
  const first = startsOn === '' ? endsOn : startsOn
  if (first === '') return ''
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' })
  const [start, end] = [first, endsOn === '' ? first : endsOn].map((day) => Date.parse(`${day}T00:00:00Z`))
  return format.formatRange(Math.min(start ?? 0, end ?? 0), end ?? 0)
}

/** Made once: making one costs a hundred times what writing a number with it does. */
const wholeNumbers: Record<Language, Intl.NumberFormat> = {
  de: new Intl.NumberFormat(locales.de),
  en: new Intl.NumberFormat(locales.en),
}

/** "1234.5" as "1.234,5" or "1,234.5"; exact, never through a float. */
export function decimalText(value: string, language: Language): string {
  const [whole = '0', fraction] = value.split('.')
  const grouped = wholeNumbers[language].format(BigInt(whole))
  return fraction === undefined ? grouped : grouped + (language === 'de' ? ',' : '.') + fraction
}
