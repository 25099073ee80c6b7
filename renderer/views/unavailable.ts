/** Why something cannot be done now, in a sentence, or that it can: no connection, or not for this console's office. */
import type { Right } from '#protocol'
import type { Console } from '../console.svelte.ts'
import { speech } from '../words/language.svelte.ts'
import { people } from '../words/people.ts'

export function unavailableFor(
  host: Pick<Console, 'isLive' | 'may' | 'office'>,
  right: Right,
  offline: string,
): string | undefined {
  if (!host.isLive) return offline
  const words = speech.of(people)
  return host.may(right) ? undefined : words.notYours(words.officeOf(host.office))
}
