/** Numbers, dates and plurals in the two languages, by Intl. Catalogues and components write figures through this only. */
import type { Instant, Language } from '#protocol'

export type Formats = {
  number(value: number): string
  /** An exact decimal of the wire ("12.25") with the language's own signs; never through a float. */
  decimal(value: string): string
  /** A share from 0 to 1. */
  percent(share: number): string
  plural(count: number, forms: { one: string; other: string }): string
  list(items: readonly string[]): string
  date(at: Instant): string
  time(at: Instant): string
  timeWithSeconds(at: Instant): string
  dateTime(at: Instant): string
  /** The time for what was today, else the day: as short as lists need it. */
  lately(at: Instant): string
  /** An ISO 8601 date ("2026-11-23"), as written in a letter. */
  day(isoDate: string): string
  bytes(count: number): string
}

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

function makeFormats(language: Language): Formats {
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const plurals = new Intl.PluralRules(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const longDate = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const seconds = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const dateTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const fraction = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const decimalSign = language === 'de' ? ',' : '.'
  return {
    number: (value) => number.format(value),
    decimal: (value) => {
      const [whole = '0', fraction] = value.split('.')
      const grouped = number.format(BigInt(whole))
      return fraction === undefined ? grouped : `${grouped}${decimalSign}${fraction}`
    },
    percent: (share) => percent.format(share),
    plural: (count, forms) =>
      `${number.format(count)} ${plurals.select(count) === 'one' ? forms.one : forms.other}`,
    list: (items) => list.format(items),
    date: (at) => date.format(at),
    time: (at) => time.format(at),
    timeWithSeconds: (at) => seconds.format(at),
    dateTime: (at) => dateTime.format(at),
    lately: (at) =>
      (new Date(at).toDateString() === new Date().toDateString() ? seconds : shortDate).format(at),
    day: (isoDate) => longDate.format(new Date(`${isoDate}T00:00:00Z`)),
    bytes: (count) =>
      count < 1_000_000
        ? `${number.format(Math.ceil(count / 1000))} kB`
        : count < 1_000_000_000
          ? `${fraction.format(count / 1_000_000)} MB`
          : `${fraction.format(count / 1_000_000_000)} GB`,
  }
}

/** One set for each language: making an Intl object costs more than using it a thousand times. */
export const formats: Readonly<Record<Language, Formats>> = { de: makeFormats('de'), en: makeFormats('en') }

/** Host and console agree about the time to some hundredths: two minutes that have just begun are not "2:01". */
const CLOCKS_AGREE_TO_SECONDS = 0.05

/** Seconds as a clock shows what is left: "4:05", "1:02:30". The same in both languages. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds - CLOCKS_AGREE_TO_SECONDS))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
