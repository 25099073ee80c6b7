/** The words of a language, and its ways with numbers and times. */

import type { Instant, Language, Weight } from '#protocol'
import { de } from './de.ts'
import type { Words } from './de.ts'
import { en } from './en.ts'

export type { Words }

export const words: Record<Language, Words> = { de, en }

/** English with the clock of the rest of Europe. */
const LOCALE: Record<Language, string> = { de: 'de', en: 'en-GB' }

/** Weights are exact decimals of at most six places; what was counted is not rounded. */
export const decimal = (value: Weight | number, language: Language): string =>
  new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 6 }).format(Number(value))

/** `percent` as plain digits such as "66.7", with as many decimals as it needs to be true. */
export const percentage = (percent: string, language: Language): string => {
  const fractionDigits = percent.split('.')[1]?.length ?? 0
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'percent',
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(Number(percent) / 100)
}

export const timeOfDay = (at: Instant, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { timeStyle: 'medium' }).format(at)
