/** The words of the minutes, in both languages, by what they tell of. */
import type { Language } from '../../protocol/messages.ts'
import { businessWords } from './words/business.ts'
import { frameWords } from './words/frame.ts'
import { votesWords } from './words/votes.ts'

const wordsIn = (language: Language) => ({
  ...frameWords[language],
  ...votesWords[language],
  ...businessWords[language],
})

export type MinutesWords = ReturnType<typeof wordsIn>

export const minutesWords: Readonly<Record<Language, MinutesWords>> = { de: wordsIn('de'), en: wordsIn('en') }
