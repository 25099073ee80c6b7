/** Looking at another vote. A draft that is worth something makes room for it, and comes back by one press. */
import type { VoteId } from '#protocol'
import { toasts } from '../../ui/toasts.svelte.ts'
import { speech } from '../../words/language.svelte.ts'
import { votes } from '../../words/votes.ts'
import { votesScreen } from './votes-screen.svelte.ts'

export function lookAt(vote: VoteId): void {
  const undo = votesScreen.select(vote)
  if (undo !== null) toasts.show(speech.of(votes).formDropped, undo)
}
