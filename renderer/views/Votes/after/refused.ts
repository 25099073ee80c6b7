/** What a refusal after closing means to the chair who asked: most often that another console was faster. */
import type { Language } from '#protocol'
import { whyRefused } from '../../../words/refused.ts'
import { results } from '../../../words/results.ts'
import type { AfterRefusal } from './after-screen.svelte.ts'

export function refusedWords({ answer }: Pick<AfterRefusal, 'answer'>, language: Language): string {
  if (answer.type !== 'reply') return whyRefused(language, answer)
  const words = results[language]
  const { why, about } = answer
  switch (why) {
    case 'more-than-register':
      return words.tooManyOnHost(Number(about?.['papers'] ?? 0), Number(about?.['left'] ?? 0))
    case 'sums-wrong':
      return about?.['where'] === 'papers' ? words.weightsWrong : words.refused[why]
    case 'vote-not-closed':
    case 'already-confirmed':
    case 'nothing-entered':
    case 'figures-changed':
    case 'same-person':
    case 'no-tie':
    case 'no-next-ballot':
    case 'cannot-work':
    case 'wrong-marks':
      return words.refused[why]
    default:
      return whyRefused(language, answer)
  }
}
