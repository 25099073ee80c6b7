/** Away from a draft, by looking at another vote or otherwise. One that is worth something comes back by one press. */
import type { VoteId } from '#protocol'
import { toasts } from '../../ui/toasts.svelte.ts'
import { speech } from '../../words/language.svelte.ts'
import { votes } from '../../words/votes.ts'
import { votesScreen } from './votes-screen.svelte.ts'

export function lookAt(vote: VoteId): void {
  offerBack(votesScreen.select(vote))
}

/** What the screen returned when it let a draft go. */
export function offerBack(undo: (() => void) | null): void {
  if (undo !== null) toasts.show(speech.of(votes).formDropped, undo)
}
