/** What a refusal means to the chair who asked: most often that another console was faster. Everything else by the catalogue. */
import type { Language } from '#protocol'
import { whyRefused } from '../../words/refused.ts'
import { votes } from '../../words/votes.ts'
import type { Refusal } from './votes-screen.svelte.ts'

export function refusalWords({ answer }: Pick<Refusal, 'answer'>, language: Language): string {
  const words = votes[language]
  if (answer.type === 'reply') {
    switch (answer.why) {
      case 'vote-not-open':
        return words.alreadyClosed
      case 'vote-not-prepared':
        return words.alreadyOpened
      case 'vote-not-closed':
        return words.alreadyPublished
      case 'vote-not-annullable':
        return words.alreadyAnnulled
      case 'no-such-vote':
        return words.alreadyGone
      default:
        return whyRefused(language, answer)
    }
  }
  return whyRefused(language, answer)
}
